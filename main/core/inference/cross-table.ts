import { Failure } from '../../contract/failure.ts'
import type { Categories } from '../data/categories.ts'
import { codesFor } from '../data/column.ts'
import type { Cells } from './cell-totals.ts'

/** Two classifications without their empty categories; cell (i, j) is number i · columns + j. */
export type CrossTable = { readonly rows: number; readonly columns: number; readonly cells: Cells }

/** The cross table of two classifications in a domain; refused with fewer than two rows or columns. */
export const crossTable = (rows: Categories, columns: Categories, domain?: Uint8Array): CrossTable => {
  const isIn = (row: number): boolean => domain?.[row] !== 0
  const rowOf = placesOfUsed(rows, columns, isIn)
  const columnOf = placesOfUsed(columns, rows, isIn)
  const size = rowOf.used * columnOf.used
  if (rowOf.used < 2 || columnOf.used < 2) {
    throw new Failure('test.one-category', { rows: rows.variable, columns: columns.variable })
  }
  const codes = codesFor(size, rows.codes.length)
  for (let row = 0; row < codes.length; row++) {
    const i = rowOf.places[rows.codes[row] as number] as number
    const j = columnOf.places[columns.codes[row] as number] as number
    codes[row] = i >= 0 && j >= 0 && isIn(row) ? i * columnOf.used + j + 1 : 0
  }
  return { rows: rowOf.used, columns: columnOf.used, cells: { codes, size } }
}

/** The place of every code among those that rows with an answer to `other` have; −1 for the others. */
const placesOfUsed = ({ codes, categories }: Categories, other: Categories, isIn: (row: number) => boolean) => {
  const places = new Int32Array(categories.length + 1).fill(-1)
  for (let row = 0; row < codes.length; row++) {
    if (other.codes[row] !== 0 && isIn(row)) places[codes[row] as number] = 0
  }
  places[0] = -1
  let used = 0
  for (let code = 1; code < places.length; code++) if (places[code] === 0) places[code] = used++
  return { places, used }
}

/** Sums of the values of a table by row and by column. */
export const marginsOf = (values: Float64Array, { rows, columns }: CrossTable) => {
  const byRow = new Float64Array(rows)
  const byColumn = new Float64Array(columns)
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      byRow[i] = (byRow[i] as number) + (values[i * columns + j] as number)
      byColumn[j] = (byColumn[j] as number) + (values[i * columns + j] as number)
    }
  }
  return { byRow, byColumn }
}
