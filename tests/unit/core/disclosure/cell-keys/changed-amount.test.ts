import { describe, expect, test } from 'vitest'
import { amountUnit, changedAmount } from '../../../../../main/core/disclosure/cell-keys/changed-amount.ts'
import { keyDigits } from '../../../../../main/core/disclosure/cell-keys/record-keys.ts'
import { randomStream } from '../../../../../main/core/numerics/random.ts'

/** A cell key of four parts of seven binary digits each, the first the lowest. */
const keysOf = (...digits: readonly number[]): number => digits.reduce((sum, digit, at) => sum + digit * 128 ** at, 0)

describe('an amount changed by its largest contributions', () => {
  test('is the total and 0.4, 0.3, 0.2 and 0.1 of the four largest, each times a number of the key', () => {
    // Parts 0, 64, 32 and 96 of 128 give −1, ½, −¾ and ¾: 1000 − 0.4·200 + 0.3·½·100 − 0.2·¾·50 + 0.1·¾·40 = 930.5, to tens 930.
    const set = { value: 1000, largest: [200, 100, 50, 40, 39], keys: keysOf(0, 64, 32, 96) }
    expect(changedAmount(set, 0.5).figure).toBe(930.5)
    // At most 80 + 30 + 10 + 4 away, and half of what it is rounded to.
    expect(changedAmount(set, 10)).toEqual({ figure: 930, reach: 80 + 30 + 10 + 4 + 5 })
  })

  test('the sum of many keys counts by its remainder, and its parts are those of the remainder', () => {
    expect(keyDigits(keysOf(1, 2, 3, 127) + 5 * 2 ** 28, 4)).toEqual([1, 2, 3, 127].map((digit) => digit / 128))
  })

  test('of nobody it stays 0, of positive contributions it does not become negative, and the noise has mean 0', () => {
    expect(changedAmount({ value: 0, largest: [], keys: 12345 }, 10)).toEqual({ figure: 0, reach: 5 })
    const random = randomStream(3)
    let sum = 0
    for (let time = 0; time < 4000; time++) {
      const largest = Array.from({ length: 1 + random.integer(6) }, () => 1 + random.integer(500)).sort((a, b) => b - a)
      const value = largest.reduce((total, own) => total + own, 0)
      const { figure, reach } = changedAmount({ value, largest, keys: random.integer(2 ** 28) }, 1)
      expect(figure).toBeGreaterThanOrEqual(0)
      expect(Math.abs(figure - value)).toBeLessThanOrEqual(reach)
      sum += (figure - value) / (largest[0] as number)
    }
    expect(Math.abs(sum / 4000)).toBeLessThan(0.03)
  })

  test('is rounded to a round number not above what a record adds', () => {
    expect(amountUnit(Float64Array.of(0, 30, 90, Number.NaN))).toBe(50)
    expect(amountUnit(Float64Array.of(-0.4, 0.2))).toBe(0.2)
    expect(amountUnit(Float64Array.of(0, Number.NaN))).toBe(1)
  })
})
