import { at, type Matrix, zeroMatrix } from './matrix.ts'

/**
 * The lower triangular L with A = L L′ of a symmetric positive definite matrix (Golub & Van Loan 2013, algorithm
 * 4.2.1); only the lower half of A is read. `null` when A is not positive definite within rounding: a pivot at or
 * below 1e-14 of its diagonal element says that the row depends on those before it.
 */
export const cholesky = (a: Matrix): Matrix | null => {
  const n = a.rows
  const l = zeroMatrix(n, n)
  for (let j = 0; j < n; j++) {
    const row = j * n
    let pivot = at(a, j, j)
    for (let k = 0; k < j; k++) pivot -= (l.values[row + k] as number) ** 2
    if (!(pivot > 1e-14 * at(a, j, j))) return null
    const root = Math.sqrt(pivot)
    l.values[row + j] = root
    for (let i = j + 1; i < n; i++) {
      let sum = at(a, i, j)
      for (let k = 0; k < j; k++) sum -= at(l, i, k) * at(l, j, k)
      l.values[i * n + j] = sum / root
    }
  }
  return l
}

/** The x with L L′ x = b, for the factor L of `cholesky`. */
export const solveCholesky = (l: Matrix, b: ArrayLike<number>): Float64Array => solveTransposed(l, solveLower(l, b))

/** The x with L x = b, for a lower triangular L. */
export const solveLower = (l: Matrix, b: ArrayLike<number>): Float64Array => {
  const x = Float64Array.from(b)
  for (let i = 0; i < l.rows; i++) {
    let sum = x[i] as number
    for (let k = 0; k < i; k++) sum -= at(l, i, k) * (x[k] as number)
    x[i] = sum / at(l, i, i)
  }
  return x
}

/** The x with L′ x = b, for a lower triangular L. */
const solveTransposed = (l: Matrix, b: ArrayLike<number>): Float64Array => {
  const x = Float64Array.from(b)
  for (let i = l.rows - 1; i >= 0; i--) {
    let sum = x[i] as number
    for (let k = i + 1; k < l.rows; k++) sum -= at(l, k, i) * (x[k] as number)
    x[i] = sum / at(l, i, i)
  }
  return x
}
