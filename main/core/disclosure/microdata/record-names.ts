import type { Column } from '../../data/column.ts'
import type { Frame } from '../../data/frame.ts'

/**
 * The columns that name records: the identifying variables where no two records have the same, so that a record is changed
 * alike in every version; else these and all of `others`.
 */
export const identifyingColumns = (frame: Frame, others: readonly string[]): readonly Column[] => {
  const identifying = [...frame.variables.values()].filter(({ kind }) => kind === 'id').map(({ name }) => name)
  const columns = (names: readonly string[]): Column[] => [...new Set(names)].sort().map((name) => frame.raw(name))
  const isEnough = identifying.length > 0 && nameRecords(columns(identifying), frame.rows)
  return columns(isEnough ? identifying : [...identifying, ...others])
}

/** Whether no two records have the same values in these columns. */
const nameRecords = (columns: readonly Column[], rows: number): boolean =>
  new Set(Array.from({ length: rows }, (_, row) => nameAt(columns, row))).size === rows

/**
 * A name for every record from all that stands in it, so that what is drawn for a record does not depend on where it
 * stands. Records that are equal in everything get names of their own; which is which makes no difference.
 */
export const recordNames = (columns: readonly Column[], rows: number): readonly string[] => {
  const times = new Map<string, number>()
  return Array.from({ length: rows }, (_, row) => {
    const name = nameAt(columns, row)
    const before = times.get(name) ?? 0
    times.set(name, before + 1)
    return before === 0 ? name : `${name} ${before}`
  })
}

/** All that stands in a record, in the order of the columns. */
export const nameAt = (columns: readonly Column[], row: number): string =>
  JSON.stringify(columns.map((column) => valueAt(column, row)))

const valueAt = (column: Column, row: number): string | number | null => {
  if (column.type === 'code') return column.dictionary[(column.codes[row] as number) - 1] ?? null
  const value = column.values[row] as number
  return Number.isNaN(value) ? null : value
}
