import { Failure } from '../../contract/failure.ts'
import type { Categories } from '../data/categories.ts'
import type { Codes } from '../data/column.ts'

/** Cells of a table at most, missing answers included: more would neither fit in memory nor be read. */
export const cellLimit = 4_000_000

/**
 * A crossing of dimensions: a cell per combination of codes, code 0 (missing answer) included, numbered with the
 * last dimension running fastest.
 */
export type Crossing = {
  readonly dimensions: readonly Categories[]
  /** Codes per dimension: its categories and the missing answer. */
  readonly sizes: readonly number[]
  readonly cells: number
}

/** The crossing of `dimensions`; refused beyond `cellLimit` cells. Without dimensions there is one cell. */
export const crossingOf = (dimensions: readonly Categories[]): Crossing => {
  const sizes = dimensions.map(({ categories }) => categories.length + 1)
  const cells = sizes.reduce((product, size) => product * size, 1)
  if (cells > cellLimit) throw new Failure('table.too-many-cells', { cells, limit: cellLimit })
  return { dimensions, sizes, cells }
}

/** The cell of every row. */
export const cellsOfRows = ({ dimensions, sizes }: Crossing, rows: number): Int32Array => {
  const cells = new Int32Array(rows)
  const terms: Term[] = []
  let stride = 1
  for (let i = dimensions.length - 1; i >= 0; i--) {
    terms.push({ codes: (dimensions[i] as Categories).codes, stride })
    stride *= sizes[i] as number
  }
  for (let i = 0; i < terms.length; i += 4) {
    const first = terms[i] as Term
    const absent = { codes: first.codes, stride: 0 }
    addCodes(cells, first, terms[i + 1] ?? absent, terms[i + 2] ?? absent, terms[i + 3] ?? absent)
  }
  return cells
}

type Term = { readonly codes: Codes; readonly stride: number }

/** Four dimensions in a pass: memory is read once and the loop compiles to better code than one per dimension. */
const addCodes = (cells: Int32Array, a: Term, b: Term, c: Term, d: Term): void => {
  const [codesA, codesB, codesC, codesD] = [a.codes, b.codes, c.codes, d.codes]
  const [strideA, strideB, strideC, strideD] = [a.stride, b.stride, c.stride, d.stride]
  for (let row = 0; row < cells.length; row++) {
    cells[row] =
      ((cells[row] as number) +
        Math.imul(codesA[row] as number, strideA) +
        Math.imul(codesB[row] as number, strideB) +
        Math.imul(codesC[row] as number, strideC) +
        Math.imul(codesD[row] as number, strideD)) |
      0
  }
}
