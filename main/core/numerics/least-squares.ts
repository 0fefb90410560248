import { type Matrix, zeroMatrix } from './matrix.ts'

export type LeastSquares = {
  /** One per column; NaN for a column that depends on those before it. */
  readonly coefficients: Float64Array
  /** (X′X)⁻¹; rows and columns of dependent columns are NaN. */
  readonly crossInverse: Matrix
  /** Places of the columns that depend on those before them. */
  readonly dependent: readonly number[]
}

/**
 * Least squares by Householder reflections (Golub & Van Loan 2013, 5.3.2): the coefficients that minimise the sum of
 * squares of y − X b. `columns` are those of X, each as long as y; for weighted least squares both come multiplied by
 * the square root of the weight. A column whose part outside the span of those before it is smaller than 1e-7 of its
 * length is taken as dependent and left out, as in R's `lm`.
 */
export const leastSquares = (columns: readonly Float64Array[], y: Float64Array): LeastSquares => {
  const work = columns.map((column) => column.slice())
  const response = y.slice()
  const kept: number[] = []
  const dependent: number[] = []
  for (let j = 0; j < work.length; j++) {
    const column = work[j] as Float64Array
    const diagonal = kept.length
    const length = Math.sqrt(sumOfSquares(columns[j] as Float64Array, 0))
    const left = Math.sqrt(sumOfSquares(column, diagonal))
    if (diagonal >= y.length || !(left > 1e-7 * length)) {
      dependent.push(j)
      continue
    }
    kept.push(j)
    reflect(column, diagonal, left, [...work.slice(j + 1), response])
  }
  const r = kept.map((j) => work[j] as Float64Array)
  return { coefficients: backSolve(r, response, kept, columns.length), ...invert(r, kept, columns.length), dependent }
}

/** Numerical rank of the matrix with these columns, at the tolerance `relative` of `leastSquares`. */
export const rank = (columns: readonly Float64Array[], relative = 1e-7): number => {
  const work = columns.map((column) => column.slice())
  let found = 0
  for (let j = 0; j < work.length; j++) {
    const column = work[j] as Float64Array
    const left = Math.sqrt(sumOfSquares(column, found))
    if (found >= column.length || !(left > relative * Math.sqrt(sumOfSquares(columns[j] as Float64Array, 0)))) continue
    reflect(column, found, left, work.slice(j + 1))
    found++
  }
  return found
}

const sumOfSquares = (values: Float64Array, from: number): number => {
  let sum = 0
  for (let i = from; i < values.length; i++) sum += (values[i] as number) ** 2
  return sum
}

/** Reflects `column` onto its diagonal element and applies the same reflection to `others`. */
const reflect = (column: Float64Array, diagonal: number, length: number, others: readonly Float64Array[]): void => {
  const head = column[diagonal] as number
  const target = head > 0 ? -length : length
  column[diagonal] = head - target
  const scale = 1 / (target * (column[diagonal] as number))
  for (const other of others) {
    let product = 0
    for (let i = diagonal; i < column.length; i++) product += (column[i] as number) * (other[i] as number)
    const factor = product * scale
    for (let i = diagonal; i < column.length; i++) other[i] = (other[i] as number) + factor * (column[i] as number)
  }
  column[diagonal] = target
}

const backSolve = (r: readonly Float64Array[], response: Float64Array, kept: readonly number[], columns: number) => {
  const coefficients = new Float64Array(columns).fill(Number.NaN)
  const solved = solveUpper(r, response)
  for (const [place, j] of kept.entries()) coefficients[j] = solved[place] as number
  return coefficients
}

/** The x with R x = b, where `r[j]` holds column j of the upper triangular R. */
const solveUpper = (r: readonly Float64Array[], b: Float64Array): Float64Array => {
  const x = b.slice(0, r.length)
  for (let j = r.length - 1; j >= 0; j--) {
    const column = r[j] as Float64Array
    x[j] = (x[j] as number) / (column[j] as number)
    for (let i = 0; i < j; i++) x[i] = (x[i] as number) - (column[i] as number) * (x[j] as number)
  }
  return x
}

/** (R′R)⁻¹ = R⁻¹ R⁻′, spread over all columns. */
const invert = (r: readonly Float64Array[], kept: readonly number[], columns: number): { crossInverse: Matrix } => {
  const inverse = r.map((_, j) => {
    const unit = new Float64Array(r.length)
    unit[j] = 1
    return solveUpper(r, unit)
  })
  const crossInverse = zeroMatrix(columns, columns)
  crossInverse.values.fill(Number.NaN)
  for (const [a, i] of kept.entries()) {
    for (const [b, j] of kept.entries()) {
      let sum = 0
      for (let k = Math.max(a, b); k < r.length; k++) {
        sum += ((inverse[k] as Float64Array)[a] as number) * ((inverse[k] as Float64Array)[b] as number)
      }
      crossInverse.values[i * columns + j] = sum
    }
  }
  return { crossInverse }
}
