import { type ColumnTable, table } from 'arquero'
import type { Column } from './column.ts'
import type { Frame } from './frame.ts'

/**
 * The named variables of a frame as an Arquero table, without copying values: numbers as they are (a blank is NaN),
 * codes as texts read through the dictionary (a blank is null). Missing answers are blank.
 */
export const arqueroTable = (frame: Frame, names: Iterable<string>): ColumnTable => {
  const columns: [string, unknown][] = [...names].map((name) => [name, arqueroColumn(frame.present(name))])
  // A table needs a column to know its length even when a formula names no variable.
  if (columns.length === 0) columns.push(['', new Uint8Array(frame.rows)])
  return table(columns as never)
}

const arqueroColumn = (column: Column): unknown => {
  if (column.type === 'number') return column.values
  const { codes, dictionary } = column
  const texts: readonly (string | null)[] = [null, ...dictionary]
  return { length: codes.length, at: (row: number) => texts[codes[row] as number] ?? null }
}
