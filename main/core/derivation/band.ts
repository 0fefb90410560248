import type { Category, Variable } from '../../contract/codebook.ts'
import type { Codelist } from '../../contract/codelist.ts'
import type { Derivation } from '../../contract/derivation.ts'
import { Failure } from '../../contract/failure.ts'
import { isPartition } from '../codelists/band-of.ts'
import { arqueroTable } from '../data/arquero-table.ts'
import { type Frame, variableOf, withVariable } from '../data/frame.ts'
import { codeColumn } from './code-column.ts'
import { toldOfStep } from './told-of-step.ts'

type Band = Extract<Derivation, { step: 'band' }>
/** A band that holds every number from `from` whose whole part is at most `to`. */
export type Bounds = { readonly code: string; readonly from: number; readonly to: number }

/**
 * Adds an ordinal variable that says in which band of a code list (or between which of the given lower bounds) each
 * number falls. Ends are inclusive and meant for completed years, so 4.5 is in 0–4. Blank where the number is missing
 * or in no band (an impossible age). Lists whose bands overlap are refused: a record would be in two.
 */
export const band = (frame: Frame, step: Band, lists: ReadonlyMap<string, Codelist>): Frame => {
  if (variableOf(frame, step.of).storage !== 'number') {
    throw new Failure('derivation.not-a-number', { variable: step.of, dataset: frame.dataset })
  }
  const { bounds, categories } = bandsOf(step, lists)
  const bands = arqueroTable(frame, [step.of])
    .derive({ _band: bandFormula(step.of, bounds) } as never)
    .array('_band') as ArrayLike<string | null>
  return withVariable(frame, bandVariable(step, categories), codeColumn(Array.from(bands)))
}

/** The bands of a step, with their categories. */
export const bandsOf = (
  step: Band,
  lists: ReadonlyMap<string, Codelist>,
): { readonly bounds: readonly Bounds[]; readonly categories: Category[] } =>
  step.list === undefined ? openBands(step) : listedBands(step.list, lists)

const listedBands = (name: string, lists: ReadonlyMap<string, Codelist>) => {
  const list = lists.get(name)
  if (list?.kind !== 'bands') throw new Failure('plan.unknown-list', { list: name })
  if (!isPartition(list)) throw new Failure('derivation.bands-overlap', { list: name })
  return {
    bounds: list.categories.map(({ code, from, to }) => ({
      code,
      from: from ?? 0,
      to: to ?? Number.POSITIVE_INFINITY,
    })),
    categories: list.categories.map(({ code, label }) => ({ code, label })),
  }
}

/** Bands from lower bounds: [0, 18, 60] gives 0–17, 18–59, 60+. */
const openBands = (step: Band): { bounds: Bounds[]; categories: Category[] } => {
  if (step.from === undefined)
    throw new Failure('plan.missing-field', { path: `derivations.${step.name}`, field: 'list' })
  const from = [...step.from].sort((a, b) => a - b)
  const bounds = from.map((low, at) => {
    const next = from[at + 1]
    return next === undefined
      ? { code: `${low}+`, from: low, to: Number.POSITIVE_INFINITY }
      : { code: `${low}-${next - 1}`, from: low, to: next - 1 }
  })
  return { bounds, categories: bounds.map(({ code }) => ({ code, label: code.replace('-', '–') })) }
}

const bandFormula = (of: string, bounds: readonly Bounds[]): string => {
  const value = `d[${JSON.stringify(of)}]`
  return bounds.reduceRight((otherwise, { code, from, to }) => {
    const below = to === Number.POSITIVE_INFINITY ? '' : ` && op.trunc(${value}) <= ${to}`
    return `${value} >= ${from}${below} ? ${JSON.stringify(code)} : (${otherwise})`
  }, 'null')
}

const bandVariable = (step: Band, categories: Category[]): Variable => ({
  ...toldOfStep(step),
  kind: 'ordinal',
  storage: 'code',
  categories,
  missing: [],
  source: `band(${step.of}${step.list === undefined ? '' : `, ${step.list}`})`,
})
