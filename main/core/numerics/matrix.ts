/** A rectangular table of numbers, kept row by row: the element of row i and column j is `values[i * columns + j]`. */
export type Matrix = { readonly rows: number; readonly columns: number; readonly values: Float64Array }

/** A matrix of zeros. */
export const zeroMatrix = (rows: number, columns: number): Matrix => ({
  rows,
  columns,
  values: new Float64Array(rows * columns),
})

/** The matrix whose element (i, j) is `element(i, j)`. */
export const matrixOf = (rows: number, columns: number, element: (i: number, j: number) => number): Matrix => {
  const values = new Float64Array(rows * columns)
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) values[i * columns + j] = element(i, j)
  return { rows, columns, values }
}

/** Element (i, j). */
export const at = (matrix: Matrix, i: number, j: number): number => matrix.values[i * matrix.columns + j] as number

/** The product a b; a has as many columns as b has rows. */
export const multiply = (a: Matrix, b: Matrix): Matrix => {
  if (a.columns !== b.rows) throw new Error('the matrices do not fit')
  return matrixOf(a.rows, b.columns, (i, j) => {
    let sum = 0
    for (let k = 0; k < a.columns; k++) sum += at(a, i, k) * at(b, k, j)
    return sum
  })
}

/** The matrix with rows and columns exchanged. */
export const transpose = (a: Matrix): Matrix => matrixOf(a.columns, a.rows, (i, j) => at(a, j, i))

/** The quadratic form u′ A v. */
export const quadraticForm = (u: ArrayLike<number>, a: Matrix, v: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < a.columns; j++) sum += (u[i] as number) * at(a, i, j) * (v[j] as number)
  }
  return sum
}
