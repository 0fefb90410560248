import { Failure } from '../../contract/failure.ts'
import type { Categories } from '../data/categories.ts'
import type { Codes } from '../data/column.ts'
import { type CodeTerm, combinedCodes } from '../data/combined-codes.ts'
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
  const complete = levels !== undefined && !levels.codes.includes(0)
  const terms: CodeTerm[] = levels ? [{ codes: levels.codes, first: complete ? 1 : 0, stride: 1 }] : []
  let stride = inner
  for (let i = dimensions.length - 1; i >= 0; i--) {
    terms.push({ codes: (dimensions[i] as Categories).codes, first: 0, stride })
    stride *= sizes[i] as number
  }
  const cells = combinedCodes(cellCodesFor(count + 1, rows), terms)
  return levels && !complete ? firstLevelAtZero(cells, levels.codes) : cells
}

/** The first category of the levels has place 0, so that code 1 stands there; rows with code 0 are in no cell. */
const firstLevelAtZero = (cells: CellCodes, levels: Codes): CellCodes => {
  for (let row = 0; row < cells.length; row++) cells[row] = levels[row] === 0 ? -1 : (cells[row] as number) - 1
  return cells
}
