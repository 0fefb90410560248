import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cholesky, solveCholesky } from '../../../../main/core/numerics/cholesky.ts'
import { leastSquares, rank } from '../../../../main/core/numerics/least-squares.ts'
import { at, type Matrix, matrixOf, multiply, quadraticForm, transpose } from '../../../../main/core/numerics/matrix.ts'
import { symmetricEigenvalues } from '../../../../main/core/numerics/symmetric-eigenvalues.ts'

const matrix = (rows: readonly (readonly number[])[]): Matrix =>
  matrixOf(rows.length, rows[0]?.length ?? 0, (i, j) => rows[i]?.[j] as number)

/** Random square matrices with elements of −1 to 1. */
const squares = fc
  .integer({ min: 1, max: 6 })
  .chain((n) => fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n * n, maxLength: n * n }))
  .map((values): Matrix => {
    const n = Math.sqrt(values.length)
    return { rows: n, columns: n, values: Float64Array.from(values) }
  })

/** A A′ + I, positive definite. */
const definite = squares.map((a) => {
  const product = multiply(a, transpose(a))
  return matrixOf(a.rows, a.rows, (i, j) => at(product, i, j) + (i === j ? 1 : 0))
})

describe('Cholesky', () => {
  it('solves a small system', () => {
    // [4 2; 2 3] x = [2, 5] has x = [−0.5, 2].
    const l = cholesky(
      matrix([
        [4, 2],
        [2, 3],
      ]),
    ) as Matrix
    expect([...solveCholesky(l, [2, 5])]).toEqual([expect.closeTo(-0.5, 14), expect.closeTo(2, 14)])
  })

  it('refuses what is not positive definite', () => {
    expect(
      cholesky(
        matrix([
          [1, 2],
          [2, 1],
        ]),
      ),
    ).toBeNull()
    expect(
      cholesky(
        matrix([
          [1, 1],
          [1, 1],
        ]),
      ),
    ).toBeNull()
    expect(cholesky(matrix([[0]]))).toBeNull()
  })

  it('solves what it has factored', () => {
    fc.assert(
      fc.property(definite, (a) => {
        const x = Array.from({ length: a.rows }, (_, i) => i - 1)
        const b = x.map((_, i) => x.reduce((sum, value, j) => sum + at(a, i, j) * value, 0))
        const solved = solveCholesky(cholesky(a) as Matrix, b)
        for (const [i, value] of x.entries()) expect(solved[i]).toBeCloseTo(value, 10)
      }),
    )
  })
})

describe('least squares', () => {
  const one = Float64Array.of(1, 1, 1, 1, 1)
  const time = Float64Array.of(1, 2, 3, 4, 5)
  const y = Float64Array.of(1, 3, 2, 5, 4)

  it('fits a line', () => {
    // Slope Σ(t − 3)(y − 3) / Σ(t − 3)² = 8/10; (X′X)⁻¹ = [55 −15; −15 5] / 50.
    const { coefficients, crossInverse, dependent } = leastSquares([one, time], y)
    expect([...coefficients]).toEqual([expect.closeTo(0.6, 14), expect.closeTo(0.8, 14)])
    expect([...crossInverse.values]).toEqual([1.1, -0.3, -0.3, 0.1].map((value) => expect.closeTo(value, 14)))
    expect(dependent).toEqual([])
  })

  it('leaves out what other columns determine', () => {
    const { coefficients, dependent } = leastSquares([one, time, time.map((t) => 2 * t - 1)], y)
    expect(dependent).toEqual([2])
    expect(coefficients[2]).toBeNaN()
    expect(coefficients[1]).toBeCloseTo(0.8, 14)
  })

  it('has no more coefficients than rows', () => {
    const { dependent } = leastSquares([Float64Array.of(1), Float64Array.of(2)], Float64Array.of(3))
    expect(dependent).toEqual([1])
  })

  it('keeps its accuracy where the normal equations lose it', () => {
    // With ε = 1e-6 the product of the two columns with themselves rounds to a singular matrix.
    const near = [Float64Array.of(1, 1e-6, 0), Float64Array.of(1, 0, 1e-6)]
    const { coefficients } = leastSquares(near, Float64Array.of(2, 1e-6, 1e-6))
    expect(coefficients[0]).toBeCloseTo(1, 9)
    expect(coefficients[1]).toBeCloseTo(1, 9)
  })

  it('counts independent columns', () => {
    expect(rank([one, time, time.map((t) => t - 3)])).toBe(2)
    expect(rank([one, time])).toBe(2)
    expect(rank([one.map(() => 0)])).toBe(0)
  })
})

describe('eigenvalues', () => {
  it('of a small matrix, largest first', () => {
    // [2 1; 1 2] has 3 and 1.
    expect([
      ...symmetricEigenvalues(
        matrix([
          [2, 1],
          [1, 2],
        ]),
      ),
    ]).toEqual([expect.closeTo(3, 14), expect.closeTo(1, 14)])
  })

  it('add up to the trace and multiply to the determinant', () => {
    fc.assert(
      fc.property(definite, (a) => {
        const values = symmetricEigenvalues(a)
        const l = cholesky(a) as Matrix
        let trace = 0
        let logDeterminant = 0
        for (let i = 0; i < a.rows; i++) {
          trace += at(a, i, i)
          logDeterminant += 2 * Math.log(at(l, i, i))
        }
        expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(trace, 9)
        expect(values.reduce((sum, value) => sum + Math.log(value), 0)).toBeCloseTo(logDeterminant, 9)
      }),
    )
  })
})

describe('matrices', () => {
  it('multiply and make quadratic forms', () => {
    const a = matrix([
      [1, 2],
      [3, 4],
    ])
    expect([...multiply(a, transpose(a)).values]).toEqual([5, 11, 11, 25])
    expect(quadraticForm([1, 1], a, [1, 2])).toBe(1 + 4 + 3 + 8)
    expect(() => multiply(a, matrix([[1, 2]]))).toThrow()
  })
})
