import { describe, expect, test } from 'vitest'
import { surveyDesign } from '../../../../main/core/design/survey-design.ts'
import { giniOf } from '../../../../main/core/inference/gini.ts'
import { linearisedTable } from '../../../../main/core/inference/linearised-table.ts'
import { varianceOf } from '../../../../main/core/inference/mean.ts'
import { povertyGaps } from '../../../../main/core/inference/poverty.ts'
import { estimateVector } from '../../../../main/core/inference/vector-statistic.ts'

const numbers = (...values: number[]): Float64Array => Float64Array.from(values)
const gini = (weights: Float64Array, values: Float64Array): number =>
  giniOf(weights, values).estimate(weights)[0] as number

describe('povertyGaps', () => {
  const incomes = numbers(0, 50, 100, 150, Number.NaN)
  const lines = numbers(100, 100, 100, 100, 100)
  test('are 1, the gap and its square below the line, 0 from the line on', () => {
    expect([...povertyGaps(incomes, lines, 0)]).toEqual([1, 1, 0, 0, Number.NaN])
    expect([...povertyGaps(incomes, lines, 1)]).toEqual([1, 0.5, 0, 0, Number.NaN])
    expect([...povertyGaps(incomes, lines, 2)]).toEqual([1, 0.25, 0, 0, Number.NaN])
  })
  test('are blank without a line above 0', () => {
    expect([...povertyGaps(numbers(1, 1), numbers(0, Number.NaN), 0)]).toEqual([Number.NaN, Number.NaN])
  })
})

describe('giniOf', () => {
  test('is 0 where all have the same, and that of a list by hand', () => {
    expect(gini(numbers(1, 2, 3), numbers(5, 5, 5))).toBeCloseTo(0, 15)
    // |1-2| + |1-3| + |2-3| counted twice = 8, over 2 · 3 · 6.
    expect(gini(numbers(1, 1, 1), numbers(3, 1, 2))).toBeCloseTo(8 / 36, 15)
  })

  test('counts a record of weight 2 as two records', () => {
    expect(gini(numbers(2, 1, 1), numbers(4, 1, 9))).toBeCloseTo(gini(numbers(1, 1, 1, 1), numbers(4, 4, 1, 9)), 14)
  })

  test('has the influence that a small change of each weight shows', () => {
    const weights = numbers(1, 2, 3, 1.5)
    const values = numbers(10, 3, 7, 3)
    const [influence] = giniOf(weights, values).influence()
    const step = 1e-6
    const slopes = weights.map((_, row) => {
      const up = weights.with(row, (weights[row] as number) + step)
      const down = weights.with(row, (weights[row] as number) - step)
      return (gini(up, values) - gini(down, values)) / (2 * step)
    })
    slopes.forEach((slope, row) => {
      expect(influence?.[row]).toBeCloseTo(slope, 8)
    })
  })

  test('has no meaning where incomes do not add up to more than 0', () => {
    expect(gini(numbers(1, 1), numbers(-5, 5))).toBeNaN()
  })
})

describe('linearisedTable', () => {
  const rows = 12
  const design = surveyDesign({
    rows,
    units: [{ variable: 'psu', codes: Uint8Array.from({ length: rows }, (_, row) => 1 + (row % 6)) }],
    weights: { variable: 'w', values: Float64Array.from({ length: rows }, (_, row) => 1 + (row % 3)) },
  })
  const values = Float64Array.from({ length: rows }, (_, row) => 1 + ((row * 7) % 11))
  const group = {
    variable: 'g',
    codes: Uint8Array.from({ length: rows }, (_, row) => 1 + (row % 2)),
    categories: [{ code: 'a' }, { code: 'b' }],
  }
  const input = {
    design,
    number: { variable: 'y', values },
    dimensions: [group],
    margins: true,
    ciLevel: 0.95,
    deff: 'replace',
    quality: { profile: 'cepal-2023', logCv: 'symmetric' },
  } as const

  test.each([
    ['gini', giniOf],
    ['variance', varianceOf],
  ] as const)('gives for each cell what the %s of its records gives', (_, statistic) => {
    const cells = linearisedTable(input, statistic)
    expect(cells.map(({ group: [code] }) => code)).toEqual(['a', 'b', null])
    for (const [place, cell] of cells.entries()) {
      const domain = group.codes.map((code) => (place === 2 || code === place + 1 ? 1 : 0))
      const { estimates, covariance } = estimateVector(design, statistic(design.weights, values, domain))
      expect(cell.estimate).toBe(estimates[0])
      expect(cell.se).toBe(Math.sqrt(covariance.values[0] as number))
    }
  })
})
