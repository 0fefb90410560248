import type { ComparisonTable } from '../../../contract/comparison.ts'
import type { DisclosureSpec, Protection } from '../../../contract/disclosure.ts'
import type { Plan } from '../../../contract/plan.ts'
import type { ResultTable } from '../../../contract/results.ts'
import type { TableSpec } from '../../../contract/table.ts'
import type { Frame } from '../../data/frame.ts'
import { householdsOf } from '../../disclosure/places/households.ts'
import type { Records, TallyInput } from '../../disclosure/places/tally.ts'
import type { RuleContext } from '../../disclosure/sensitive-cells/primary-rules.ts'
import type { PreparedDesign } from '../designs/prepare-design.ts'
import { designOf, tableNamed } from '../table-inputs.ts'
import type { EarlierTable } from './earlier-releases/earlier-tables.ts'
import { amountLayer, weightLayer } from './layer-names.ts'
import { isPublic } from './public-records.ts'
import { type TableTallies, tableTallies } from './table-tallies.ts'

/** Tables of one release, with the designs that they were estimated on. */
export type ToProtect = {
  readonly plan: Plan
  readonly spec: DisclosureSpec
  readonly tables: readonly ResultTable[]
  readonly comparisons: readonly ComparisonTable[]
  /** Tables that left before. */
  readonly earlier: readonly EarlierTable[]
  readonly prepared: (design: string) => PreparedDesign
}

/** One set of counts behind a table of the group: the `place`-th of its tallies. */
export type GroupInput = {
  readonly table: ResultTable
  readonly tallies: TableTallies
  readonly place: number
  readonly tally: TallyInput
}

/** The tables of one dataset, with its records and the amounts behind them. */
export type Group = {
  readonly name: string
  readonly frame: Frame
  readonly records: Records
  readonly weights: readonly string[]
  readonly inputs: readonly GroupInput[]
  /** Those of earlier releases among them, of which only the printed cells stand. */
  readonly tables: readonly {
    readonly table: ResultTable
    readonly tallies: TableTallies
    readonly isEarlier: boolean
  }[]
  readonly amounts: readonly {
    readonly name: string
    readonly variable: string
    readonly design: string
    readonly values: Float64Array
    readonly weights: Float64Array
  }[]
}

/** The tables of a release by dataset, each with those that left before and whose records are the same. */
export const byDataset = (
  { plan, spec, tables, prepared }: ToProtect,
  earlier: readonly EarlierTable[],
): readonly Group[] => {
  const entry = (table: ResultTable, own: TableSpec, isEarlier: boolean) => {
    const design = prepared(designOf(plan, own).id)
    return { table, design, tallies: tableTallies(plan, own, design), isEarlier }
  }
  const present = tables.map((table) => entry(table, tableNamed(plan, table.id), false))
  const before = earlier.flatMap(({ spec: own, printed }) => (own ? [entry(printed, own, true)] : []))
  const all = [...present, ...before]
  const names = [...new Set(present.map(({ design }) => design.spec.dataset))].sort()
  return names.map((name): Group => {
    const own = all.filter(({ design }) => design.spec.dataset === name)
    const { frame } = (own[0] as (typeof own)[number]).design
    const designs = new Map(own.map(({ design }) => [design.spec.id, design.survey.weights]))
    const households = spec.households[name]
    const amounts = new Map(
      own.flatMap(({ tallies, design }) =>
        [...tallies.amounts].map(([variable, values]) => {
          const label = amountLayer(variable, { design: design.spec.id })
          return [
            label,
            { name: label, variable, design: design.spec.id, values, weights: design.survey.weights },
          ] as const
        }),
      ),
    )
    return {
      name,
      frame,
      records: {
        rows: frame.rows,
        ...(households === undefined ? {} : { households: householdsOf(frame, households) }),
        amounts: new Map([...designs].map(([id, weights]) => [weightLayer({ design: id }), weights])),
      },
      weights: [...designs.keys()].map((id) => weightLayer({ design: id })),
      inputs: own.flatMap(({ table, tallies }) =>
        tallies.tallies.map((tally, place) => ({ table, tallies, place, tally })),
      ),
      tables: own,
      amounts: [...amounts.values()],
    }
  })
}

/** What the rules need to know of the tables of a group: places below the first level, and what says something of people. */
export const contextOf = ({ spec }: Pick<ToProtect, 'spec'>, { frame, inputs, tables }: Group): RuleContext => {
  const dimensions = inputs.flatMap(({ tally }) => tally.dimensions)
  const fine = dimensions
    .filter(
      ({ variable, categories }) =>
        frame.variables.get(variable)?.kind === 'geography' && categories.some(({ code }) => code.length > 2),
    )
    .map(({ variable }) => variable)
  return {
    spec,
    fine: new Set([...spec.fine, ...fine]),
    attributes: new Set(spec.attributes ?? tables.flatMap(({ tallies }) => tallies.levels)),
  }
}

/** What told the households of each dataset whose tables are protected, and the datasets of which none is. */
export const holdingsOf = ({
  plan,
  spec,
  tables,
  prepared,
}: ToProtect): Pick<Protection, 'holdings' | 'alreadyPublic'> => {
  const datasets = [...new Set(tables.map(({ design }) => prepared(design).spec.dataset))].sort()
  return {
    holdings: datasets
      .filter((dataset) => !isPublic(plan, dataset))
      .map((dataset) => ({ dataset, household: spec.households[dataset] ?? null })),
    alreadyPublic: plan.sources.flatMap(({ dataset, alreadyPublic: reason }) =>
      reason === undefined || !datasets.includes(dataset) ? [] : [{ dataset, reason }],
    ),
  }
}

/** The same without the tables of records that are public already, which need no protection. */
export const withoutPublic = <Input extends ToProtect>(input: Input): Input => ({
  ...input,
  tables: input.tables.filter(({ design }) => !isPublic(input.plan, input.prepared(design).spec.dataset)),
})
