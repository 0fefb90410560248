import type { MissingRule, missingReasons } from '../../contract/codebook.ts'
import type { RowsColumn } from '../../contract/rows-column.ts'
import type { Column } from '../../core/data/column.ts'
import { missingRuleOf } from '../../core/data/missing.ts'

/** The values of a column as texts, with why each that counts as missing does. */
export const rowsColumn = (variable: string, column: Column, rules: readonly MissingRule[]): RowsColumn => {
  const values = textsOf(column)
  return { variable, values, missing: values.map((value) => reasonOf(value, rules)) }
}

const textsOf = (column: Column): string[] =>
  column.type === 'number'
    ? Array.from(column.values, (value) => (Number.isNaN(value) ? '' : String(value)))
    : Array.from(column.codes, (code) => (code === 0 ? '' : (column.dictionary[code - 1] ?? '')))

const reasonOf = (value: string, rules: readonly MissingRule[]): (typeof missingReasons)[number] | null =>
  missingRuleOf(value, rules)?.reason ?? (value === '' ? 'system' : null)
