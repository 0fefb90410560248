import type { MissingRule } from '../../contract/codebook.ts'
import type { Column } from './column.ts'

/**
 * The column with the answers that the rules call missing made blank (NaN, code 0). Values that are blank already
 * stay so; a column that no rule touches is returned as it is. Rules by range apply to numbers only, as in SPSS.
 */
export const withoutMissing = (column: Column, rules: readonly MissingRule[]): Column => {
  if (rules.length === 0) return column
  return column.type === 'number' ? numbersWithout(column, rules) : codesWithout(column, rules)
}

/** The first rule that calls `code` (a value as text) missing, if any does. */
export const missingRuleOf = (code: string, rules: readonly MissingRule[]): MissingRule | undefined =>
  rules.find((rule) => matches(rule, code, numberOf(code)))

const matches = (rule: MissingRule, code: string, value: number): boolean => {
  if (rule.code !== undefined && rule.code === code) return true
  if (rule.from === undefined && rule.to === undefined) return false
  return value >= (rule.from ?? Number.NEGATIVE_INFINITY) && value <= (rule.to ?? Number.POSITIVE_INFINITY)
}

/** A blank is no number, though JavaScript takes it for 0. */
const numberOf = (code: string): number => (code.trim() === '' ? Number.NaN : Number(code))

const numbersWithout = (column: Column & { type: 'number' }, rules: readonly MissingRule[]): Column => {
  const points = new Set(rules.flatMap((rule) => (rule.code === undefined ? [] : [numberOf(rule.code)])))
  const ranges = rules
    .filter((rule) => rule.from !== undefined || rule.to !== undefined)
    .map((rule) => [rule.from ?? Number.NEGATIVE_INFINITY, rule.to ?? Number.POSITIVE_INFINITY] as const)
  const values = column.values.map((value) =>
    points.has(value) || ranges.some(([from, to]) => value >= from && value <= to) ? Number.NaN : value,
  )
  return { type: 'number', values }
}

const codesWithout = (column: Column & { type: 'code' }, rules: readonly MissingRule[]): Column => {
  const blank = column.dictionary.map((code) => missingRuleOf(code, rules) !== undefined)
  if (!blank.includes(true)) return column
  const codes = column.codes.slice()
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number
    if (code > 0 && blank[code - 1]) codes[row] = 0
  }
  return { type: 'code', codes, dictionary: column.dictionary }
}
