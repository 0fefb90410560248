import type { Derivation } from '../../contract/derivation.ts'
import { arqueroTable } from '../data/arquero-table.ts'
import { blankRows } from '../data/blank.ts'
import { type Frame, takeRows, variableOf } from '../data/frame.ts'
import { selects } from './derive.ts'

/** A frame with fewer records, and how many were left out. */
export type Selection = { readonly frame: Frame; readonly left: number }

/** Leaves out the records for which the formula is true; where it cannot be told the record stays. */
export const exclude = (frame: Frame, step: Extract<Derivation, { step: 'exclude' }>): Selection => {
  const out = selects(frame, step.where)
  return keep(frame, Uint32Array.from(rowsWhere(frame.rows, (row) => out[row] === 0)))
}

/** Keeps the first record of each key. Records with a blank in the key are all kept: nothing says they are the same. */
export const distinct = (frame: Frame, step: Extract<Derivation, { step: 'distinct' }>): Selection => {
  for (const name of step.key) variableOf(frame, name)
  const blank = blankRows(frame, step.key)
  const first = new Uint8Array(frame.rows)
  const firsts = arqueroTable(frame, step.key)
    .groupby(...step.key)
    .filter('op.row_number() === 1' as never)
    .indices()
  for (const row of firsts) first[row] = 1
  return keep(frame, Uint32Array.from(rowsWhere(frame.rows, (row) => first[row] === 1 || blank[row] === 1)))
}

const keep = (frame: Frame, rows: Uint32Array): Selection => ({
  frame: rows.length === frame.rows ? frame : takeRows(frame, rows),
  left: frame.rows - rows.length,
})

const rowsWhere = (rows: number, test: (row: number) => boolean): number[] => {
  const kept: number[] = []
  for (let row = 0; row < rows; row++) if (test(row)) kept.push(row)
  return kept
}
