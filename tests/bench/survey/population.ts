import type { Categories } from '../../../main/core/data/categories.ts'
import { type CodeName, categoryCounts, type HouseholdSurvey } from './household-survey.ts'

/** Invented population totals of a classification: its weighted counts, moved by up to a tenth, with the sum kept. */
export const populationTotals = ({ codes, numbers }: HouseholdSurvey, by: readonly CodeName[]): Float64Array => {
  const cells = cellsOf(codes, by)
  const totals = new Float64Array(by.reduce((product, name) => product * categoryCounts[name], 1))
  let whole = 0
  for (const [row, cell] of cells.entries()) {
    const weight = numbers.weight[row] as number
    totals[cell] = (totals[cell] as number) + weight
    whole += weight
  }
  const moved = totals.map((total, cell) => total * (1 + 0.1 * Math.sin(1 + cell)))
  const sum = moved.reduce((before, total) => before + total, 0)
  return moved.map((total) => (total * whole) / sum)
}

/** The lines of a file of totals of `by`, the last variable running fastest. */
export const totalLines = (totals: Float64Array, by: readonly CodeName[]) =>
  [...totals].map((total, cell) => {
    let left = cell
    const codes = by.toReversed().map((name) => {
      const place = left % categoryCounts[name]
      left = (left - place) / categoryCounts[name]
      return `${place + 1}`
    })
    return { codes: codes.reverse(), total }
  })

/** A variable of the survey as a dimension. */
export const dimensionOf = ({ codes }: HouseholdSurvey, name: CodeName): Categories => ({
  variable: name,
  codes: codes[name],
  categories: Array.from({ length: categoryCounts[name] }, (_, place) => ({ code: `${place + 1}` })),
})

const cellsOf = (codes: HouseholdSurvey['codes'], by: readonly CodeName[]): Uint32Array => {
  const cells = new Uint32Array(codes.sex.length)
  for (const name of by)
    for (let row = 0; row < cells.length; row++)
      cells[row] = (cells[row] as number) * categoryCounts[name] + (codes[name][row] as number) - 1
  return cells
}
