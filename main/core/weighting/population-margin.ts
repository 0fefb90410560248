import { Failure } from '../../contract/failure.ts'
import type { Categories } from '../data/categories.ts'
import { type Codes, codesFor } from '../data/column.ts'
import { cellsOfRows, crossingOf } from '../estimation/crossing.ts'

/** One line of a file of population totals: a category code for each variable, and the total of that cell. */
export type PopulationTotal = { readonly codes: readonly string[]; readonly total: number }

/** A cell of a margin; `row` is its line in the file of totals, from 1. */
export type MarginCell = { readonly codes: readonly string[]; readonly row: number; readonly total: number }

/** Known totals of the cells of a classification, and the cell of every record (1 + its place in `cells`). */
export type PopulationMargin = {
  /** The names of the classifying variables. */
  readonly by: readonly string[]
  readonly cells: readonly MarginCell[]
  readonly codes: Codes
}

/**
 * Lays the lines of a file of totals beside the records. Refused: records of weight above 0 without an answer
 * to a classifying variable, totals that are blank or negative, cells that come twice, cells with a total but without records of
 * weight above 0, and records of weight above 0 in cells without a total. Cells of total 0 are left out.
 */
export const populationMargin = (
  by: readonly Categories[],
  totals: readonly PopulationTotal[],
  weights: Float64Array,
): PopulationMargin => {
  for (const { variable, codes } of by) refuseBlanks(variable, codes, weights)
  const names = by.map(({ variable }) => variable)
  const margin = names.join(' × ')
  const crossing = crossingOf(by)
  const cellOfRow = cellsOfRows(crossing, weights.length)
  const weightOfCell = new Float64Array(crossing.cells)
  for (let row = 0; row < weights.length; row++) {
    const cell = cellOfRow[row] as number
    weightOfCell[cell] = (weightOfCell[cell] as number) + (weights[row] as number)
  }
  const placeOfCell = new Int32Array(crossing.cells)
  const cells: MarginCell[] = []
  for (const [line, { codes, total }] of totals.entries()) {
    const at = { margin, row: line + 1 }
    if (!(total >= 0 && Number.isFinite(total))) throw new Failure('weighting.bad-total', at)
    if (total === 0) continue
    const cell = cellOfCodes(by, codes)
    if (cell === undefined || weightOfCell[cell] === 0) throw new Failure('weighting.empty-cell', at)
    if (placeOfCell[cell] !== 0) throw new Failure('weighting.cell-twice', at)
    cells.push({ codes, row: line + 1, total })
    placeOfCell[cell] = cells.length
  }
  const codes = codesFor(cells.length, weights.length)
  for (let row = 0; row < weights.length; row++) codes[row] = placeOfCell[cellOfRow[row] as number] as number
  refuseWithoutTotal(margin, codes, weights)
  return { by: names, cells, codes }
}

const refuseBlanks = (variable: string, codes: Codes, weights: Float64Array): void => {
  if (!codes.includes(0)) return
  let rows = 0
  for (let row = 0; row < codes.length; row++) if (codes[row] === 0 && (weights[row] as number) > 0) rows++
  if (rows > 0) throw new Failure('weighting.missing-answer', { variable, rows })
}

/** The cell of `crossingOf(by)` that has these category codes; nothing when the survey does not know one of them. */
const cellOfCodes = (by: readonly Categories[], codes: readonly string[]): number | undefined => {
  let cell = 0
  for (const [i, { categories }] of by.entries()) {
    const place = categories.findIndex(({ code }) => code === codes[i])
    if (place < 0) return undefined
    cell = cell * (categories.length + 1) + place + 1
  }
  return cell
}

const refuseWithoutTotal = (margin: string, codes: Codes, weights: Float64Array): void => {
  if (!codes.includes(0)) return
  let rows = 0
  for (let row = 0; row < codes.length; row++) if (codes[row] === 0 && (weights[row] as number) > 0) rows++
  if (rows > 0) throw new Failure('weighting.no-total', { margin, rows })
}
