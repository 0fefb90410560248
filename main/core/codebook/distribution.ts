import type { Category, MissingRule } from '../../contract/codebook.ts'
import { medianOf } from '../checks/robust-distance.ts'
import { categoriesOf } from '../data/categories.ts'
import { type Frame, variableOf } from '../data/frame.ts'
import { textAt } from '../data/groups.ts'
import { missingRuleOf } from '../data/missing.ts'

/** How often a variable's answers occur, unweighted. For working copies: small counts can tell of single persons. */
export type Distribution = {
  readonly records: number
  readonly answered: number
  readonly missing: readonly { readonly reason: MissingRule['reason']; readonly records: number }[]
  readonly categories: readonly (Category & { readonly records: number })[]
  readonly numbers: {
    readonly least: number
    readonly median: number
    readonly most: number
    readonly mean: number
  } | null
}

/** Kinds whose values name records or are free texts: nothing of them is counted but whether they are there. */
const unlisted = new Set(['id', 'text', 'design', 'weight'])

/**
 * Counts the answers of a variable: its categories, whether they occur or not, and numbers without categories by
 * their least, median, mean and largest, unless they are codes: of these a mean says nothing. A blank without a reason is
 * missing as `system`.
 */
export const distributionOf = (frame: Frame, name: string): Distribution => {
  const variable = variableOf(frame, name)
  const missing = missingOf(frame, name)
  const answered = frame.rows - missing.reduce((sum, { records }) => sum + records, 0)
  const isListed = !unlisted.has(variable.kind)
  const isCounted = variable.storage === 'number' && variable.categories.length === 0 && !areCodes(frame, name)
  return {
    records: frame.rows,
    answered,
    missing,
    categories: isListed && !isCounted ? categoryCounts(frame, name) : [],
    numbers: isListed && isCounted && answered > 0 ? numbersOf(frame, name) : null,
  }
}

/** Kinds whose numbers are codes, and the most codes that are counted one by one. */
const coded = new Set(['nominal', 'ordinal', 'geography'])
const mostCodes = 200

const areCodes = (frame: Frame, name: string): boolean => {
  const column = frame.present(name)
  if (!coded.has(variableOf(frame, name).kind) || column.type === 'code') return false
  const codes = new Set<number>()
  for (const value of column.values) {
    if (!Number.isNaN(value)) codes.add(value)
    if (codes.size > mostCodes) return false
  }
  return codes.size > 0
}

const missingOf = (frame: Frame, name: string): Distribution['missing'] => {
  const { missing } = variableOf(frame, name)
  const column = frame.present(name)
  const counts = new Map<MissingRule['reason'], number>()
  for (let row = 0; row < frame.rows; row++) {
    const isBlank = column.type === 'code' ? column.codes[row] === 0 : Number.isNaN(column.values[row])
    if (!isBlank) continue
    const reason = missingRuleOf(textAt(frame, name, row), missing)?.reason ?? 'system'
    counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  return [...counts].map(([reason, records]) => ({ reason, records }))
}

const categoryCounts = (frame: Frame, name: string): Distribution['categories'] => {
  const { codes, categories } = categoriesOf(frame, name)
  const counts = new Float64Array(categories.length + 1)
  for (const code of codes) counts[code] = (counts[code] as number) + 1
  return categories.map((category, place) => ({ ...category, records: counts[place + 1] as number }))
}

const numbersOf = (frame: Frame, name: string): Distribution['numbers'] => {
  const column = frame.present(name)
  if (column.type === 'code') return null
  const values = column.values.filter((value) => !Number.isNaN(value))
  let [least, most, sum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]
  for (const value of values) {
    least = Math.min(least, value)
    most = Math.max(most, value)
    sum += value
  }
  return { least, median: medianOf(values), most, mean: sum / values.length }
}
