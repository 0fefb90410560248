import type { Codes } from '../data/column.ts'
import { compensatedSum } from '../numerics/sum.ts'
import type { VectorStatistic } from './vector-statistic.ts'

/** A classification of rows: code 0 = in no cell, else 1 + the cell; `size` cells. */
export type Cells = { readonly codes: Codes; readonly size: number }

/** Totals of the weights of each cell: Σ w [in cell]. */
export const cellTotals = ({ codes, size }: Cells): VectorStatistic => ({
  estimate: (weights) => totalsOf(codes, size, weights),
  influence: () => indicators(codes, size),
  domain: inSomeCell(codes),
})

/** Shares of the cells in the total of all of them: p = Σ w [in cell] / Σ w, z = ([in cell] − p) / Σ w. */
export const cellShares = (weights: Float64Array, { codes, size }: Cells): VectorStatistic => {
  const estimate = (given: Float64Array): Float64Array => {
    const totals = totalsOf(codes, size, given)
    const whole = compensatedSum(totals)
    return totals.map((total) => total / whole)
  }
  const influence = () => {
    const totals = totalsOf(codes, size, weights)
    const whole = compensatedSum(totals)
    return indicators(codes, size).map((column, cell) => {
      const share = (totals[cell] as number) / whole
      return column.map((inside, row) => (codes[row] === 0 ? 0 : (inside - share) / whole))
    })
  }
  return { estimate, influence, domain: inSomeCell(codes) }
}

const totalsOf = (codes: Codes, size: number, weights: Float64Array): Float64Array => {
  const totals = new Float64Array(size + 1)
  for (let row = 0; row < codes.length; row++) {
    const cell = codes[row] as number
    totals[cell] = (totals[cell] as number) + (weights[row] as number)
  }
  return totals.subarray(1)
}

const indicators = (codes: Codes, size: number): Float64Array[] =>
  Array.from({ length: size }, (_, cell) => Float64Array.from(codes, (code) => (code === cell + 1 ? 1 : 0)))

const inSomeCell = (codes: Codes): Uint8Array => Uint8Array.from(codes, (code) => (code === 0 ? 0 : 1))
