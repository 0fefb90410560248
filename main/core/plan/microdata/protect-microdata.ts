import type { Variable } from '../../../contract/codebook.ts'
import type { MicrodataReport, MicrodataSpec } from '../../../contract/microdata.ts'
import type { Plan } from '../../../contract/plan.ts'
import type { RiskReport } from '../../../contract/risk.ts'
import { categoriesOf } from '../../data/categories.ts'
import { type Column, type Columns, takeValues } from '../../data/column.ts'
import { type Frame, frameOf, takeRows, variableOf } from '../../data/frame.ts'
import { missingRuleOf } from '../../data/missing.ts'
import { applySteps, coarsened, type Stepped } from '../../disclosure/microdata/apply-steps.ts'
import type { Draw } from '../../disclosure/microdata/draw.ts'
import { identifyingColumns, recordNames } from '../../disclosure/microdata/record-names.ts'
import { riskReport } from '../../disclosure/microdata/risk-report.ts'
import { utilityOf } from '../../disclosure/microdata/utility.ts'
import { householdsOf } from '../../disclosure/places/households.ts'
import type { PreparedDesign } from '../designs/prepare-design.ts'
import { outgoingVariables } from './outgoing-variables.ts'
import { type SampleLabels, sampleColumns } from './released-sample.ts'

export type MicrodataInput = {
  readonly plan: Plan
  readonly spec: MicrodataSpec
  readonly prepared: PreparedDesign
  readonly draw: Draw
  readonly labels: SampleLabels
}

/** A file as it may leave, and what the house may know of it. */
export type ProtectedMicrodata = {
  readonly variables: readonly Variable[]
  readonly columns: Columns
  readonly report: MicrodataReport
}

/**
 * Applies the recipe of a file. Only the variables that it names stay, their missing answers blank whatever the reason;
 * records without weight stay out; weights are coarsened; strata and primary units become random ones; the records stand
 * in a random order. Everything random follows from `draw`, so the order of the records given changes nothing. Refused:
 * variables that must not leave, and steps that cannot be done; a file that does not pass comes back and says so.
 */
export const protectMicrodata = ({ plan, spec, prepared, draw, labels }: MicrodataInput): ProtectedMicrodata => {
  const { survey, spec: design } = prepared
  const inside = Uint32Array.from([...survey.weights.keys()].filter((row) => (survey.weights[row] as number) > 0))
  const source = takeRows(prepared.frame, inside)
  const outgoing = outgoingVariables(plan, spec, design, source)
  const chosen = chosenOf(source, outgoing)
  const weights = Float64Array.from(inside, (row) => survey.weights[row] as number)
  const households = spec.household === undefined ? undefined : householdsOf(source, spec.household)
  const names = recordNames(identifyingColumns(source, outgoing), source.rows)
  const stepped = applySteps(chosen, { spec, households, names, weights, draw })
  const sample = sampleColumns({
    source,
    names,
    design,
    weights,
    households: households ?? Uint32Array.from(names.keys()),
    k: spec.k,
    draw: (...about) => draw(spec.id, ...about),
    labels,
  })
  const risk = (frame: Frame): RiskReport =>
    riskReport({
      dataset: design.dataset,
      rows: frame.rows,
      keys: spec.keys.map((key) => categoriesOf(frame, key)),
      sensitive: spec.sensitive.map((name) => categoriesOf(frame, name)),
      weights,
      ...(households ? { households } : {}),
      k: spec.k,
    })
  const after = risk(stepped.frame)
  const before = coarsened(chosenOf(prepared.frame, outgoing), spec)
  const order = orderOf(names, (name) => draw('order', spec.id, name))
  const columns = new Map<string, Column>([
    ...outgoing.map((name): [string, Column] => [name, stepped.frame.present(name)]),
    ...sample.columns,
  ])
  return {
    variables: [...outgoing.map((name) => told(stepped.frame, name)), ...sample.variables],
    columns: {
      rows: inside.length,
      byName: new Map([...columns].map(([name, column]) => [name, tidy(takeValues(column, order))])),
    },
    report: {
      id: spec.id,
      title: spec.title,
      dataset: design.dataset,
      records: inside.length,
      variables: [...columns.keys()],
      withheld: source.variables.size - outgoing.length,
      k: spec.k,
      before: risk(chosen),
      after,
      steps: stepped.changes.map((change) => ({ ...change })),
      suppressed: suppressedIn(stepped.changes, inside.length),
      ...utilityOf(outgoing, { frame: before, design: survey }, { frame: stepped.frame, design: sample.design }),
      weights: sample.account.weights,
      units: sample.account.units,
      passes: after.passes,
    },
  }
}

/** Only these variables, missing answers blank, and of each what a reader needs to know. */
const chosenOf = (frame: Frame, names: readonly string[]): Frame =>
  frameOf(
    frame.dataset,
    frame.rows,
    names.map((name) => {
      const { source: _, missing, categories, ...own } = variableOf(frame, name)
      return { ...own, missing: [], categories: categories.filter(({ code }) => !missingRuleOf(code, missing)) }
    }),
    (name) => frame.present(name),
  )

/** A code that nobody documented and no record has any more would tell of the record that had it. */
const told = (frame: Frame, name: string): Variable => {
  const { codes, categories } = categoriesOf(frame, name)
  const occurring = new Set(Array.from(new Set(codes), (code) => categories[code - 1]?.code))
  const own = variableOf(frame, name)
  return { ...own, categories: own.categories.filter(({ code, label }) => label !== undefined || occurring.has(code)) }
}

const orderOf = (names: readonly string[], drawn: (name: string) => number): Uint32Array => {
  const places = names.map((name, row) => ({ row, at: drawn(name) })).sort((one, other) => one.at - other.at)
  return Uint32Array.from(places, ({ row }) => row)
}

/** Texts that no record has any more do not travel along, and those that travel stand in an order of their own. */
const tidy = (column: Column): Column => {
  if (column.type === 'number') return column
  const used = new Set(column.codes)
  const dictionary = column.dictionary.filter((_, at) => used.has(at + 1)).sort()
  const place = new Map(dictionary.map((text, at) => [text, at + 1]))
  const translate = [0, ...column.dictionary.map((text) => place.get(text) ?? 0)]
  return { type: 'code', codes: column.codes.map((code) => translate[code] as number), dictionary }
}

const suppressedIn = (changes: Stepped['changes'], records: number): MicrodataReport['suppressed'] => {
  const byKey = Map.groupBy(
    changes.filter(({ step }) => step === 'suppress'),
    ({ variable }) => variable,
  )
  return [...byKey].map(([variable, list]) => {
    const values = list.reduce((sum, { changed }) => sum + changed, 0)
    return { variable, values, share: records === 0 ? 0 : values / records }
  })
}
