import type { Matrix } from '../numerics/matrix.ts'

/** Solves A β = b; variables that depend on those before them get β = 0. */
export type NormalEquations = (b: Float64Array) => Float64Array

/**
 * The solver for a symmetric positive semidefinite A, by Cholesky factors of A scaled to a unit diagonal (Golub & Van
 * Loan 2013, 4.2). A variable whose pivot is below 1e-10 after those before it depends on them and is left out; when b
 * lies in the range of A, the solution is exact all the same.
 */
export const normalEquations = ({ rows: size, values }: Matrix): NormalEquations => {
  const scale = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    const diagonal = values[i * size + i] as number
    scale[i] = diagonal > 0 ? 1 / Math.sqrt(diagonal) : 0
  }
  const factor = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = (values[i * size + j] as number) * (scale[i] as number) * (scale[j] as number)
      for (let k = 0; k < j; k++) sum -= (factor[i * size + k] as number) * (factor[j * size + k] as number)
      const pivot = factor[j * size + j] as number
      if (j < i) factor[i * size + j] = pivot > 0 ? sum / pivot : 0
      else factor[i * size + i] = sum > 1e-10 ? Math.sqrt(sum) : 0
    }
  }
  return (b) => backward(factor, forward(factor, b, scale), scale)
}

const forward = (factor: Float64Array, b: Float64Array, scale: Float64Array): Float64Array => {
  const size = b.length
  const x = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    const pivot = factor[i * size + i] as number
    if (pivot === 0) continue
    let sum = (b[i] as number) * (scale[i] as number)
    for (let k = 0; k < i; k++) sum -= (factor[i * size + k] as number) * (x[k] as number)
    x[i] = sum / pivot
  }
  return x
}

const backward = (factor: Float64Array, x: Float64Array, scale: Float64Array): Float64Array => {
  const size = x.length
  for (let i = size - 1; i >= 0; i--) {
    const pivot = factor[i * size + i] as number
    if (pivot === 0) {
      x[i] = 0
      continue
    }
    let sum = x[i] as number
    for (let k = i + 1; k < size; k++) sum -= (factor[k * size + i] as number) * (x[k] as number)
    x[i] = sum / pivot
  }
  return x.map((value, i) => value * (scale[i] as number))
}
