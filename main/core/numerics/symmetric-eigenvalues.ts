import { at, type Matrix } from './matrix.ts'

/**
 * Eigenvalues of a symmetric matrix, largest first, by cyclic Jacobi rotations (Golub & Van Loan 2013, 8.5.3). Only
 * the symmetric part is meant: the upper half is read. Absolute error about 1e-15 of the largest eigenvalue.
 */
export const symmetricEigenvalues = (matrix: Matrix): Float64Array => {
  const n = matrix.rows
  const a: number[][] = []
  for (let i = 0; i < n; i++) a.push(Array.from({ length: n }, (_, j) => at(matrix, Math.min(i, j), Math.max(i, j))))
  for (let sweep = 0; sweep < 60 && offDiagonal(a) > 1e-32 * total(a); sweep++) {
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotate(a, p, q)
  }
  return Float64Array.from(a, (row, i) => row[i] as number)
    .sort()
    .reverse()
}

const total = (a: readonly number[][]): number => a.flat().reduce((sum, value) => sum + value * value, 0)

const offDiagonal = (a: readonly number[][]): number =>
  total(a.map((row, i) => row.map((value, j) => (i === j ? 0 : value))))

/** The rotation in the plane of p and q that makes a[p][q] zero. */
const rotate = (a: number[][], p: number, q: number): void => {
  const rowP = a[p] as number[]
  const rowQ = a[q] as number[]
  const apq = rowP[q] as number
  if (apq === 0) return
  const tau = ((rowQ[q] as number) - (rowP[p] as number)) / (2 * apq)
  const t = tau >= 0 ? 1 / (tau + Math.hypot(1, tau)) : 1 / (tau - Math.hypot(1, tau))
  const c = 1 / Math.hypot(1, t)
  const s = t * c
  for (const row of a) turn(row, p, q, c, s)
  for (let k = 0; k < a.length; k++) {
    const above = rowP[k] as number
    const below = rowQ[k] as number
    rowP[k] = c * above - s * below
    rowQ[k] = s * above + c * below
  }
  rowP[q] = 0
  rowQ[p] = 0
}

const turn = (row: number[], p: number, q: number, c: number, s: number): void => {
  const left = row[p] as number
  const right = row[q] as number
  row[p] = c * left - s * right
  row[q] = s * left + c * right
}
