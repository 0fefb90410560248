import {
  type CellCounts,
  columnTypeOf,
  fileDecimal,
  notNumbers,
  type TypeReason,
} from '../../core/intake/column-type.ts'
import type { DecimalMark } from '../../core/intake/number-text.ts'
import { type ColumnTally, textCounts } from './column-tally.ts'

/** Why a column becomes what it becomes; each has a text under `guess.type.<reason>`. */
export type PlanReason = TypeReason | 'moments' | 'durations' | 'booleans' | 'mixedKinds'

/** What a column becomes. Moments are days since 1970-01-01, durations seconds, booleans 0 and 1. */
export type ColumnPlan = { readonly reason: PlanReason } & (
  | { readonly type: 'number'; readonly decimal: DecimalMark }
  | { readonly type: 'moment' | 'duration' | 'boolean' | 'text' }
)

export type TypeChoices = {
  /** How numbers are written that stand as texts. */
  readonly decimal?: DecimalMark | undefined
  readonly types?: Readonly<Record<string, 'number' | 'text'>> | undefined
}

/** The plan of each column, by all of its cells and the user's choices. */
export const columnPlans = (
  names: readonly string[],
  columns: readonly ColumnTally[],
  { decimal, types = {} }: TypeChoices,
): ColumnPlan[] => {
  const counts = columns.map(textCounts)
  const fileMark = decimal ?? fileDecimal(counts, unknownDelimiter)
  return columns.map((tally, column) => {
    const typeChosen = types[names[column] as string]
    const context = { fileMark, markChosen: decimal !== undefined, typeChosen }
    return planOf(tally, typed(tally), () => planByText(counts[column] as CellCounts, context))
  })
}

/** Cells of a column that the user calls a number and that are none. */
export const cellsNotNumbers = (tally: ColumnTally, decimal: DecimalMark): number =>
  notNumbers(textCounts(tally), decimal) + tally.count('moment', 'duration', 'boolean')

/** A mark that no column shows for certain stays unknown: there is no delimiter to tell it by. */
const unknownDelimiter = ''

const special = ['moment', 'duration', 'boolean'] as const
const reasons = { moment: 'moments', duration: 'durations', boolean: 'booleans' } as const

/** The types other than numbers that occur. */
const typed = (tally: ColumnTally): (typeof special)[number][] => special.filter((kind) => tally.count(kind) > 0)

const planByText = (counts: CellCounts, context: Parameters<typeof columnTypeOf>[1]): ColumnPlan => {
  const { type, reason, decimal } = columnTypeOf(counts, context)
  return type === 'number' ? { type, reason, decimal: decimal ?? '.' } : { type, reason }
}

/** Moments, durations or booleans alone are what they are; beside anything else they are kept as text. */
const planOf = (tally: ColumnTally, kinds: (typeof special)[number][], byText: () => ColumnPlan): ColumnPlan => {
  const plan = byText()
  const [kind] = kinds
  if (kind === undefined || plan.reason === 'user') return plan
  const others = tally.count('integer', 'point', 'comma', 'pointOrGroup', 'commaOrGroup', 'code', 'text', 'number')
  return kinds.length === 1 && others === 0
    ? { type: kind, reason: reasons[kind] }
    : { type: 'text', reason: 'mixedKinds' }
}
