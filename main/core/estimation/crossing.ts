import { Failure } from '../../contract/failure.ts'
import type { Categories } from '../data/categories.ts'
import type { Codes } from '../data/column.ts'
import { type CellCodes, cellCodesFor } from '../design/unit-sums.ts'

/** Cells of a table at most, missing answers included: more would neither fit in memory nor be read. */
export const cellLimit = 4_000_000

/**
 * A crossing of dimensions: a cell per combination of codes, the last dimension running fastest. A dimension has a
 * place for the missing answer (code 0) before its categories, so that margins can count it. The `levels` of the
 * variable that a statistic speaks of run fastest of all and have no such place.
 */
export type Crossing = {
  readonly dimensions: readonly Categories[]
  /** Places per dimension: its categories and the missing answer. */
  readonly sizes: readonly number[]
  readonly levels: Categories | undefined
  /** Cells per combination of dimensions: the number of levels, or 1. */
  readonly inner: number
  readonly cells: number
}

/** The crossing of `dimensions` and `levels`; refused beyond `cellLimit` cells. */
export const crossingOf = (dimensions: readonly Categories[], levels?: Categories): Crossing => {
  const sizes = dimensions.map(({ categories }) => categories.length + 1)
  const inner = levels?.categories.length ?? 1
  const cells = sizes.reduce((product, size) => product * size, inner)
  if (cells > cellLimit) throw new Failure('table.too-many-cells', { cells, limit: cellLimit })
  return { dimensions, sizes, levels, inner, cells }
}

/** The cell of every row; −1 for rows without an answer in the levels. */
export const cellsOfRows = ({ dimensions, sizes, levels, inner, cells: count }: Crossing, rows: number): CellCodes => {
  const terms: CodeTerm[] = levels ? [{ codes: levels.codes, stride: 1 }] : []
  let stride = inner
  for (let i = dimensions.length - 1; i >= 0; i--) {
    terms.push({ codes: (dimensions[i] as Categories).codes, stride })
    stride *= sizes[i] as number
  }
  // The first category of the levels has place 0, so that code 1 stands there.
  const cells = combinedCodes(cellCodesFor(count, rows), terms, levels ? -1 : 0)
  if (levels?.codes.includes(0)) for (let row = 0; row < rows; row++) if (levels.codes[row] === 0) cells[row] = -1
  return cells
}

/** Codes and what one step of them is worth in a combined number. */
export type CodeTerm = { readonly codes: Codes; readonly stride: number }

/** Writes Σ code × stride and `offset` of every row into `combined`, which holds zeros. */
export const combinedCodes = <Combined extends CellCodes | Codes>(
  combined: Combined,
  terms: readonly CodeTerm[],
  offset: number,
): Combined => {
  if (terms.length === 0) combined.fill(offset)
  for (let i = 0; i < terms.length; ) {
    const first = terms[i] as CodeTerm
    const term = (place: number): CodeTerm => terms[i + place] ?? { codes: first.codes, stride: 0 }
    const own = i === 0 ? offset : 0
    const left = terms.length - i
    if (left <= 2) addTwo(combined, own, first, term(1))
    else if (left <= 4) addFour(combined, own, first, term(1), term(2), term(3))
    else addSix(combined, own, first, term(1), term(2), term(3), term(4), term(5))
    i += left <= 2 ? 2 : left <= 4 ? 4 : 6
  }
  return combined
}

/** Several dimensions in a pass: memory is read once and the loop compiles to better code than one per dimension. */
const addSix = (
  cells: CellCodes | Codes,
  offset: number,
  a: CodeTerm,
  b: CodeTerm,
  c: CodeTerm,
  d: CodeTerm,
  e: CodeTerm,
  f: CodeTerm,
): void => {
  const [codesA, codesB, codesC, codesD, codesE, codesF] = [a.codes, b.codes, c.codes, d.codes, e.codes, f.codes]
  const [strideA, strideB, strideC, strideD, strideE, strideF] = [
    ...[a.stride, b.stride, c.stride],
    ...[d.stride, e.stride, f.stride],
  ] as [number, number, number, number, number, number]
  for (let row = 0; row < cells.length; row++) {
    cells[row] =
      ((cells[row] as number) +
        offset +
        Math.imul(codesA[row] as number, strideA) +
        Math.imul(codesB[row] as number, strideB) +
        Math.imul(codesC[row] as number, strideC) +
        Math.imul(codesD[row] as number, strideD) +
        Math.imul(codesE[row] as number, strideE) +
        Math.imul(codesF[row] as number, strideF)) |
      0
  }
}

const addFour = (
  cells: CellCodes | Codes,
  offset: number,
  a: CodeTerm,
  b: CodeTerm,
  c: CodeTerm,
  d: CodeTerm,
): void => {
  const [codesA, codesB, codesC, codesD] = [a.codes, b.codes, c.codes, d.codes]
  const [strideA, strideB, strideC, strideD] = [a.stride, b.stride, c.stride, d.stride]
  for (let row = 0; row < cells.length; row++) {
    cells[row] =
      ((cells[row] as number) +
        offset +
        Math.imul(codesA[row] as number, strideA) +
        Math.imul(codesB[row] as number, strideB) +
        Math.imul(codesC[row] as number, strideC) +
        Math.imul(codesD[row] as number, strideD)) |
      0
  }
}

const addTwo = (cells: CellCodes | Codes, offset: number, a: CodeTerm, b: CodeTerm): void => {
  const [codesA, codesB] = [a.codes, b.codes]
  const [strideA, strideB] = [a.stride, b.stride]
  for (let row = 0; row < cells.length; row++) {
    cells[row] =
      ((cells[row] as number) +
        offset +
        Math.imul(codesA[row] as number, strideA) +
        Math.imul(codesB[row] as number, strideB)) |
      0
  }
}
