import type { Plan } from '../../../contract/plan.ts'
import type { Cell } from '../../../contract/results.ts'
import type { TableSpec } from '../../../contract/table.ts'
import type { Categories } from '../../data/categories.ts'
import type { TallyInput } from '../../disclosure/places/tally.ts'
import { type Run, runsOf, type SummedStatistic } from '../../estimation/measure.ts'
import type { PreparedDesign } from '../designs/prepare-design.ts'
import { estimationInput } from '../estimates/estimation-input.ts'

/** How the figures of a table come from counts and amounts, for disclosure control. */
export type TableTallies = {
  readonly table: TableSpec
  readonly design: string
  readonly tallies: readonly TallyInput[]
  /** Variables that the figures say something of, beside the dimensions. */
  readonly levels: readonly string[]
  /** Amounts behind the figures, by variable. */
  readonly amounts: ReadonlyMap<string, Float64Array>
  /** The tally and the codes of a cell's records, and of the base it is a share of. */
  readonly placesOf: (cell: Pick<Cell, 'group' | 'level'>) => readonly TallyPlace[]
  /** What makes up the records that a cell is a share of: every level, since those without an answer are in none. */
  readonly basesOf: (cell: Pick<Cell, 'group' | 'level'>) => readonly TallyPlace[]
}

type TallyPlace = { readonly tally: number; readonly codes: ReadonlyMap<string, string> }

/**
 * What of a table's figures adds up: the records of every cell, told by dimensions and level; for questions with several
 * answers a tally per item with those who did not mention it; for means, totals, ratios and gaps the amounts.
 */
export const tableTallies = (plan: Plan, table: TableSpec, prepared: PreparedDesign): TableTallies => {
  const { input } = estimationInput(plan, table, prepared)
  const { dimensions, domain, measure, over } = input
  const runs = runsOf(countedAs(table), measure, over, prepared.frame.rows, domain)
  const tallies = runs.map(
    (run): TallyInput => ({
      domain,
      base: run.domain,
      dimensions: [...dimensions, ...(run.levels ? [levelsOf(run)] : [])],
    }),
  )
  const amounts = new Map<string, Float64Array>()
  if (hasAmounts(table)) {
    if (measure?.kind === 'number') amounts.set(measure.number.variable, measure.number.values)
    if (over) amounts.set(over.variable, over.values)
  }
  const codesOf = ({ group }: Pick<Cell, 'group'>) =>
    new Map(
      dimensions.flatMap(({ variable }, at) => {
        const code = group[at]
        return code === null || code === undefined ? [] : [[variable, code] as const]
      }),
    )
  const runOf = (level: string | null): number =>
    Math.max(
      0,
      runs.findIndex((run) => run.shown.some(({ code }) => code === level)),
    )
  return {
    table,
    design: table.design,
    tallies,
    levels: runs.flatMap((run) => (run.levels ? [levelsOf(run).variable] : [])),
    amounts,
    placesOf: ({ group, level }) => {
      const codes = codesOf({ group })
      const at = runOf(level)
      const run = runs[at] as Run
      const shown = run.shown.find(({ code }) => code === level)
      const base = { tally: at, codes }
      if (!run.levels || !shown) return [base]
      const own = levelsOf(run)
      const code = own.categories[shown.level]?.code as string
      return [base, { tally: at, codes: new Map([...codes, [own.variable, code]]) }]
    },
    basesOf: ({ group, level }) => {
      const codes = codesOf({ group })
      const tally = runOf(level)
      const run = runs[tally] as Run
      if (!run.levels) return [{ tally, codes }]
      const { variable, categories } = levelsOf(run)
      return categories.map(({ code }) => ({ tally, codes: new Map([...codes, [variable, code]]) }))
    },
  }
}

/** The statistic whose records are those of the table: shares of answers are counted as mentions and non-mentions. */
const countedAs = ({ statistic, poverty }: TableSpec): SummedStatistic => {
  switch (statistic) {
    case 'shareOfResponses':
      return 'shareOfCases'
    case 'poverty':
      return poverty?.alpha === 0 ? 'proportion' : 'mean'
    case 'quantile':
    case 'variance':
    case 'gini':
      return 'mean'
    default:
      return statistic
  }
}

const hasAmounts = ({ statistic, poverty }: TableSpec): boolean =>
  statistic === 'mean' ||
  statistic === 'total' ||
  statistic === 'ratio' ||
  (statistic === 'poverty' && poverty?.alpha !== 0)

/** Items of a question with several answers are variables of their own, each yes or no. */
const levelsOf = ({ levels, shown }: Run): Categories => {
  const own = levels as Categories
  const item = shown.length === 1 ? shown[0]?.code : null
  return item === null || item === undefined || own.categories.some(({ code }) => code === item)
    ? own
    : { ...own, variable: `${own.variable}:${item}` }
}
