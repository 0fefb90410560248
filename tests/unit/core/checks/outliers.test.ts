import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EditRule } from '../../../../main/contract/checks.ts'
import type { RecordOutcome } from '../../../../main/core/checks/outcome.ts'
import { medianOf, robustDistance, robustScale } from '../../../../main/core/checks/robust-distance.ts'
import { runCheck } from '../../../../main/core/checks/run-check.ts'
import { normalQuantile } from '../../../../main/core/numerics/normal.ts'
import { frame } from '../../../harness/frames.ts'

const numbers = (...values: number[]) => Float64Array.from(values)

describe('robust distance', () => {
  test('is from the median, in median absolute deviations made comparable to standard deviations', () => {
    // Median 5; deviations 4 3 2 1 0 1 2 3 45, their median 2.
    const scale = robustScale(numbers(1, 2, 3, 4, 5, 6, 7, 8, 50))
    expect(scale.median).toBe(5)
    expect(scale.spread).toBeCloseTo(2 / normalQuantile(0.75), 12)
    expect(robustDistance(50, scale)).toBeCloseTo((45 * normalQuantile(0.75)) / 2, 10)
  })

  test('falls back on the mean deviation where more than half of the values are equal', () => {
    // Median 0, deviations 0 0 0 0 10: their mean is 2.
    const scale = robustScale(numbers(0, 0, 0, 0, 10))
    expect(scale.spread).toBeCloseTo(2 * Math.sqrt(Math.PI / 2), 12)
    expect(robustDistance(7, robustScale(numbers(7, 7, 7)))).toBe(0)
  })

  test('has the middle of an even number of values between the two', () => {
    expect(medianOf(numbers(4, 1, 3, 2))).toBe(2.5)
    expect(medianOf(numbers())).toBeNaN()
  })

  test('does not change with the unit and the origin of the numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -999, max: 999 }), { minLength: 3, maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: -99, max: 99 }),
        (values, unit, origin) => {
          const moved = values.map((value) => unit * value + origin)
          const [scale, other] = [robustScale(numbers(...values)), robustScale(numbers(...moved))]
          const distances = values.map((value) => robustDistance(value, scale))
          moved.forEach((value, place) => {
            expect(robustDistance(value, other)).toBeCloseTo(distances[place] as number, 9)
          })
        },
      ),
    )
  })
})

describe('outliers', () => {
  const spending = [1, 2, 3, 4, 5, 6, 7, 8, 50]
  const one = frame('h', {
    spent: [...spending, ...spending.map((value) => 100 * value), 5, null, 0],
    area: [...spending.map(() => 'rural'), ...spending.map(() => 'urban'), null, 'rural', 'island'],
  })
  const found = (rule: object) => {
    const whole = EditRule.parse({ id: 'r', label: 'R', check: 'outliers', variable: 'spent', least: 9, ...rule })
    const { rows, examined } = runCheck(new Map([['h', one]]), 'h', whole) as RecordOutcome
    return { rows: [...rows], examined }
  }

  test('are far from the median of their group; small groups and missing values are not examined', () => {
    expect(found({ by: ['area'] })).toEqual({ rows: [8, 17], examined: 18 })
    expect(found({ by: ['area'], distance: 20 })).toEqual({ rows: [], examined: 18 })
    expect(found({ where: "d.area == 'rural'" })).toEqual({ rows: [8], examined: 9 })
  })

  test('by logarithms take only what is above 0', () => {
    // Logarithms of 1 … 8 and 50: median ln 5; 50 is ln 10 away, 1 is ln 5 away.
    expect(found({ by: ['area'], scale: 'log', least: 9, distance: 2.5 })).toEqual({ rows: [8, 17], examined: 18 })
    expect(found({ scale: 'log' }).examined).toBe(19)
  })
})
