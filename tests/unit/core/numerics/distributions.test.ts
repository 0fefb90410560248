import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { betaCdf, betaQuantile } from '../../../../main/core/numerics/beta.ts'
import { chiSquareCdf, chiSquareQuantile } from '../../../../main/core/numerics/chi-square.ts'
import { fCdf, fQuantile } from '../../../../main/core/numerics/f.ts'
import { gammaCdf, gammaQuantile } from '../../../../main/core/numerics/gamma.ts'
import { logGamma } from '../../../../main/core/numerics/log-gamma.ts'
import { normalCdf, normalQuantile } from '../../../../main/core/numerics/normal.ts'
import { studentCdf, studentQuantile } from '../../../../main/core/numerics/student.ts'
import type { Tail } from '../../../../main/core/numerics/tails.ts'

type Family = {
  readonly cdf: (x: number, parameters: readonly number[], tail: Tail) => number
  readonly quantile: (p: number, parameters: readonly number[], tail: Tail) => number
}

const families: Readonly<Record<string, Family>> = {
  normal: {
    cdf: (x, _, tail) => normalCdf(x, tail),
    quantile: (p, _, tail) => normalQuantile(p, tail),
  },
  student: {
    cdf: (x, [df = 0], tail) => studentCdf(x, df, tail),
    quantile: (p, [df = 0], tail) => studentQuantile(p, df, tail),
  },
  chiSquare: {
    cdf: (x, [df = 0], tail) => chiSquareCdf(x, df, tail),
    quantile: (p, [df = 0], tail) => chiSquareQuantile(p, df, tail),
  },
  gamma: {
    cdf: (x, [shape = 0], tail) => gammaCdf(x, shape, tail),
    quantile: (p, [shape = 0], tail) => gammaQuantile(p, shape, tail),
  },
  f: {
    cdf: (x, [df1 = 0, df2 = 0], tail) => fCdf(x, df1, df2, tail),
    quantile: (p, [df1 = 0, df2 = 0], tail) => fQuantile(p, df1, df2, tail),
  },
  beta: {
    cdf: (x, [a = 0, b = 0], tail) => betaCdf(x, a, b, tail),
    quantile: (p, [a = 0, b = 0], tail) => betaQuantile(p, a, b, tail),
  },
}

/** x, P(X ≤ x), P(X > x), p, quantile of p. */
type Row = readonly [x: number, lower: number, upper: number, p: number, quantile: number]
type Reference = {
  readonly families: readonly {
    readonly family: string
    readonly parameters: readonly number[]
    readonly rows: readonly Row[]
  }[]
  readonly logGamma: readonly (readonly [number, number])[]
}

const reference = JSON.parse(
  readFileSync(new URL('../../../fixtures/numerics/distributions.json', import.meta.url), 'utf8'),
) as Reference

const relative = (found: number, expected: number): number =>
  found === expected ? 0 : Math.abs(found - expected) / Math.abs(expected)

describe.each(reference.families)('$family $parameters', ({ family, parameters, rows }) => {
  const { cdf, quantile } = families[family] as Family

  it('has both tails to 1e-12 from 1e-15 up', () => {
    let worst = 0
    for (const [x, lower, upper] of rows) {
      if (lower >= 1e-15) worst = Math.max(worst, relative(cdf(x, parameters, 'lower'), lower))
      if (upper >= 1e-15) worst = Math.max(worst, relative(cdf(x, parameters, 'upper'), upper))
    }
    expect(worst).toBeLessThan(1e-12)
  })

  it('has quantiles to 1e-10 between 1e-5 and 1 − 1e-5', () => {
    let worst = 0
    for (const [, , , p, expected] of rows) {
      if (p < 1e-5 || p > 1 - 1e-5) continue
      worst = Math.max(worst, relative(quantile(p, parameters, 'lower'), expected))
      if (p === 1 - (1 - p)) worst = Math.max(worst, relative(quantile(1 - p, parameters, 'upper'), expected))
    }
    expect(worst).toBeLessThan(1e-10)
  })
})

describe('log gamma', () => {
  it.each(reference.logGamma)('of %d is right to 1e-14 of itself', (z, expected) => {
    expect(relative(logGamma(z), expected)).toBeLessThan(1e-14)
  })
})

describe('the edges', () => {
  it('are the ends of the support', () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY)
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY)
    expect(studentQuantile(0, 3, 'upper')).toBe(Number.POSITIVE_INFINITY)
    expect(chiSquareQuantile(0, 3)).toBe(0)
    expect(chiSquareQuantile(1, 3)).toBe(Number.POSITIVE_INFINITY)
    expect(betaQuantile(1, 2, 3)).toBe(1)
    expect(fCdf(0, 2, 3)).toBe(0)
    expect(fCdf(Number.POSITIVE_INFINITY, 2, 3)).toBe(1)
    expect(betaCdf(0, 2, 3, 'upper')).toBe(1)
    expect(studentCdf(Number.POSITIVE_INFINITY, 3)).toBe(1)
    expect(studentCdf(1e200, 1, 'upper')).toBeCloseTo(0, 15)
  })

  it('are symmetric about the centre', () => {
    expect(normalCdf(0)).toBe(0.5)
    expect(normalQuantile(0.5)).toBe(0)
    expect(studentCdf(0, 2.5)).toBe(0.5)
    expect(studentQuantile(0.5, 7)).toBe(0)
    expect(studentCdf(-1.3, 4)).toBe(studentCdf(1.3, 4, 'upper'))
  })

  it('meet where one distribution becomes another', () => {
    expect(studentQuantile(0.975, Number.POSITIVE_INFINITY)).toBe(normalQuantile(0.975))
    expect(fCdf(2, 3, Number.POSITIVE_INFINITY)).toBe(chiSquareCdf(6, 3))
    expect(fQuantile(0.9, 3, Number.POSITIVE_INFINITY)).toBe(chiSquareQuantile(0.9, 3) / 3)
  })

  it('are not numbers outside what is defined', () => {
    for (const value of [
      normalQuantile(-0.1),
      normalQuantile(Number.NaN),
      studentCdf(1, 0),
      studentQuantile(0.5, -1),
      chiSquareCdf(1, 0),
      gammaQuantile(2, 1),
      fCdf(1, Number.POSITIVE_INFINITY, 3),
      betaCdf(0.5, 0, 1),
      betaQuantile(0.5, 1, Number.POSITIVE_INFINITY),
      logGamma(0),
    ]) {
      expect(value).toBeNaN()
    }
  })
})
