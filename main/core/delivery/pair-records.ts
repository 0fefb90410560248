import type { Column } from '../data/column.ts'

/**
 * Which record of an earlier delivery each record of a later one is: `before[row]` is its row there, -1 for a record
 * that was not there. Records with equal keys are paired in the order in which they stand, so that repeated and blank
 * keys find partners too.
 */
export type Pairing = { readonly before: Int32Array; readonly removed: readonly number[] }

/** Pairs by the texts of the key columns; without any, row by row. */
export const pairRecords = (
  earlier: { readonly rows: number; readonly key: readonly Column[] },
  later: { readonly rows: number; readonly key: readonly Column[] },
): Pairing => {
  if (later.key.length === 0) return byRow(earlier.rows, later.rows)
  const waiting = new Map<string, number>()
  const next = new Int32Array(earlier.rows).fill(-1)
  for (let row = earlier.rows - 1; row >= 0; row--) {
    const key = keyAt(earlier.key, row)
    next[row] = waiting.get(key) ?? -1
    waiting.set(key, row)
  }
  const isPaired = new Uint8Array(earlier.rows)
  const before = Int32Array.from({ length: later.rows }, (_, row) => {
    const key = keyAt(later.key, row)
    const partner = waiting.get(key) ?? -1
    if (partner < 0) return -1
    waiting.set(key, next[partner] as number)
    isPaired[partner] = 1
    return partner
  })
  return { before, removed: rowsWithout(isPaired) }
}

/** The value of a cell as text, '' for a blank: what pairs and compares cells even where a column changed its type. */
export const cellText = (column: Column, row: number): string => {
  if (column.type === 'code') return column.dictionary[(column.codes[row] as number) - 1] ?? ''
  const value = column.values[row] as number
  return Number.isNaN(value) ? '' : String(value)
}

const keyAt = (key: readonly Column[], row: number): string =>
  key.length === 1 ? cellText(key[0] as Column, row) : JSON.stringify(key.map((column) => cellText(column, row)))

const byRow = (earlier: number, later: number): Pairing => ({
  before: Int32Array.from({ length: later }, (_, row) => (row < earlier ? row : -1)),
  removed: Array.from({ length: Math.max(earlier - later, 0) }, (_, place) => later + place),
})

const rowsWithout = (isPaired: Uint8Array): number[] => {
  const rows: number[] = []
  for (let row = 0; row < isPaired.length; row++) if (isPaired[row] === 0) rows.push(row)
  return rows
}
