import { describe, expect, test } from 'vitest'
import { leastDeviation } from '../../../../../main/core/disclosure/cell-keys/least-deviation.ts'
import { leastVariance, maximumEntropy } from '../../../../../main/core/disclosure/cell-keys/maximum-entropy.ts'
import {
  noiseAt,
  type PerturbationRow,
  perturbationTable,
  presentRow,
} from '../../../../../main/core/disclosure/cell-keys/perturbation-table.ts'

const moments = ({ noises, probabilities }: PerturbationRow) => {
  const sum = (of: (noise: number) => number) =>
    noises.reduce((total, noise, at) => total + (probabilities[at] as number) * of(noise), 0)
  return { whole: sum(() => 1), mean: sum((noise) => noise), variance: sum((noise) => noise ** 2) }
}
const entropy = (probabilities: readonly number[]) =>
  -probabilities.reduce((sum, p) => sum + (p > 0 ? p * Math.log(p) : 0), 0)
const tableOf = (deviation: number, variance: number, small: number) => {
  const table = perturbationTable({ deviation, variance, small })
  if (!table) throw new Error('no table')
  return table
}

describe('noises of greatest entropy', () => {
  test('of −1, 0 and 1 with variance ½ are ¼, ½, ¼, which mean and variance alone decide', () => {
    const found = maximumEntropy([-1, 0, 1], 0.5) as readonly number[]
    for (const [at, p] of [0.25, 0.5, 0.25].entries()) expect(found[at]).toBeCloseTo(p, 12)
  })

  test('of a 1 that must become 0, 2 or 3 with variance 1 are 2/3 , 0 and 1/3 less what 2 takes', () => {
    // v = −1, 1, 2: p₁ + p₂ + p₃ = 1, −p₁ + p₂ + 2p₃ = 0, p₁ + p₂ + 4p₃ = 1.05 ⇒ 3p₃ = 0.05 ⇒ p₃ = 1/60, p₁ = 61/120, p₂ = 57/120.
    const found = maximumEntropy([-1, 1, 2], 1.05) as readonly number[]
    for (const [at, p] of [61 / 120, 57 / 120, 1 / 60].entries()) expect(found[at]).toBeCloseTo(p, 10)
  })

  test('are those of the closed form of Giessing (2016) where the noises lie evenly around 0', () => {
    // p(±v) = V/(2·Σ v²·2^(λv²)) · 2^(λv²), p(0) the rest; the entropy is greatest where its slope in λ vanishes.
    const closed = (lambda: number) => {
      const weights = [1, 2].map((v) => 2 ** (lambda * v * v))
      const scale = 1 / (2 * ((weights[0] as number) + 4 * (weights[1] as number)))
      const [one, two] = weights.map((weight) => weight * scale) as [number, number]
      return [two, one, 1 - 2 * (one + two), one, two]
    }
    let best = closed(-3)
    for (let lambda = -3; lambda < 1; lambda += 1e-5) if (entropy(closed(lambda)) > entropy(best)) best = closed(lambda)
    const found = maximumEntropy([-2, -1, 0, 1, 2], 1) as readonly number[]
    for (const [at, p] of best.entries()) expect(found[at]).toBeCloseTo(p, 5)
  })

  test('are even where the variance asks nothing, and two where it leaves no more', () => {
    expect(maximumEntropy([-1, 0, 1], 5)).toEqual([1 / 3, 1 / 3, 1 / 3].map((p) => expect.closeTo(p, 12)))
    expect(maximumEntropy([-2, 1, 2, 3], 2)).toEqual([1 / 3, 2 / 3, 0, 0].map((p) => expect.closeTo(p, 12)))
    expect(leastVariance([-2, 1, 2, 3])).toBe(2)
    expect(maximumEntropy([-2, 1, 2, 3], 1.9)).toBeNull()
    expect(maximumEntropy([1, 2, 3], 9)).toBeNull()
    expect(maximumEntropy([0, 1, 2], 9)).toEqual([1, 0, 0])
  })

  test('no other noises of the same mean and variance have more entropy', () => {
    const { noises, probabilities } = tableOf(5, 3, 2).rows[4] as PerturbationRow
    // Directions that keep Σp, Σp·v and Σp·v²: combinations of four neighbours with weights 1, −3, 3, −1.
    for (let at = 1; at + 3 < noises.length; at++) {
      if ((noises[at + 3] as number) - (noises[at] as number) !== 3) continue
      for (const step of [1e-4, -1e-4]) {
        const moved = probabilities.map((p, place) => p + step * ([1, -3, 3, -1][place - at] ?? 0))
        if (moved.every((p) => p >= 0)) expect(entropy(moved)).toBeLessThan(entropy(probabilities))
      }
    }
  })
})

describe('a perturbation table', () => {
  const choices = [
    [2, 1, 1],
    [5, 3, 2],
    [5, 2, 2],
    [5, 2, 0],
    [3, 0.3, 0],
    [10, 6.5, 4],
    [20, 30, 5],
    [4, 100, 0],
  ] as const

  test.each(choices)('of deviation %d, variance %d and no count to %d keeps all that it promises', (d, v, s) => {
    const { rows } = tableOf(d, v, s)
    expect(rows).toHaveLength(d + s + 2)
    expect(rows[0]).toEqual({ noises: [0], probabilities: [1] })
    for (const [count, row] of rows.entries()) {
      const { whole, mean, variance } = moments(row)
      expect(whole).toBeCloseTo(1, 12)
      expect(mean).toBeCloseTo(0, 9)
      expect(variance).toBeLessThanOrEqual(v + 1e-9)
      for (const [at, noise] of row.noises.entries()) {
        expect(row.probabilities[at]).toBeGreaterThanOrEqual(0)
        expect(Math.abs(noise)).toBeLessThanOrEqual(d)
        const printed = count + noise
        expect(printed === 0 || printed > s).toBe(true)
      }
      // Log-concave over its support, so that it rises to one top and falls from there.
      const top = row.probabilities.indexOf(Math.max(...row.probabilities))
      row.probabilities.forEach((p, at) => {
        if (at > 0 && at <= top) expect(p).toBeGreaterThanOrEqual((row.probabilities[at - 1] as number) - 1e-12)
        if (at > top) expect(p).toBeLessThanOrEqual((row.probabilities[at - 1] as number) + 1e-12)
      })
    }
    // The support moves up with the count, and the last row lies evenly around 0.
    for (let count = 2; count < rows.length; count++) {
      const [before, own] = [rows[count - 1] as PerturbationRow, rows[count] as PerturbationRow]
      expect(count + (own.noises[0] as number)).toBeGreaterThanOrEqual(count - 1 + (before.noises[0] as number))
      expect(count + (own.noises.at(-1) as number)).toBeGreaterThanOrEqual(count - 1 + (before.noises.at(-1) as number))
    }
    const last = rows.at(-1) as PerturbationRow
    for (const [at, p] of last.probabilities.entries())
      expect(p).toBeCloseTo(last.probabilities[last.probabilities.length - 1 - at] as number, 9)
  })

  test('reaches its variance wherever the noises can vary so much', () => {
    for (const row of tableOf(5, 3, 2).rows.slice(1)) expect(moments(row).variance).toBeCloseTo(3, 9)
  })

  test('is not where small counts vary more than allowed: 1 and 2 become 0 or 3 with variance 2', () => {
    expect(perturbationTable({ deviation: 5, variance: 1.9, small: 2 })).toBeNull()
    expect(perturbationTable({ deviation: 5, variance: 2, small: 2 })).not.toBeNull()
  })

  test('a key falls into the part of its noise, and even keys give the probabilities', () => {
    // A count of 1 with variance 2 becomes 0 by 2/3 of the keys, and 3 by the rest.
    const { changed, rows } = tableOf(5, 2, 2)
    expect([0, 0.66, 0.67, 0.999999].map((key) => changed(1, key))).toEqual([0, 0, 3, 3])
    expect([0, 0.5, 0.999].map((key) => changed(0, key))).toEqual([0, 0, 0])
    const row = rows.at(-1) as PerturbationRow
    const seen = new Map<number, number>()
    for (let key = 0; key < 100_000; key++) {
      const noise = noiseAt(row, (key + 0.5) / 100_000)
      seen.set(noise, (seen.get(noise) ?? 0) + 1)
    }
    for (const [at, noise] of row.noises.entries())
      expect((seen.get(noise) ?? 0) / 100_000).toBeCloseTo(row.probabilities[at] as number, 4)
    expect(changed(1000, 0.2) - 1000).toBe(noiseAt(row, 0.2))
  })

  test('tells which counts can have become a printed one', () => {
    const { origins } = tableOf(5, 3, 2)
    expect(origins(0)).toEqual({ low: 0, high: 5 })
    expect(origins(3)).toEqual({ low: 1, high: 8 })
    expect(origins(40)).toEqual({ low: 35, high: 45 })
    const all = tableOf(4, 3, 1)
    for (let count = 0; count < 30; count++)
      for (let key = 0; key < 1; key += 0.003) {
        const { low, high } = all.origins(all.changed(count, key))
        expect(count >= low && count <= high).toBe(true)
      }
  })

  test('the second noise of a count leaves it above 0, with mean 0', () => {
    for (const count of [1, 2, 3, 5, 6, 40]) {
      const row = presentRow(count, { deviation: 5, variance: 3, small: 2 })
      expect(moments(row).mean).toBeCloseTo(0, 9)
      expect(Math.min(...row.noises) + count).toBeGreaterThan(0)
    }
  })
})

test('the least deviation leaves every required interval possible, whichever noise comes', () => {
  const least = (value: number, low: number, high: number, deviation: number, small = 0) =>
    leastDeviation([{ value, low, high }], { deviation, small })
  // 1 to 4 households of a count of 3: with 3 it may become 0, which leaves only 1 to 3 possible, with 4 just enough.
  expect(least(3, 1, 4, 2)).toBe(4)
  // Persons of households of 4: 4 to 16 of 8 possible.
  expect(least(8, 4, 16, 5)).toBe(16)
  // A count that cannot become 0 needs half the width, and with 5 may become 195.
  expect(least(200, 190, 200, 2)).toBe(5)
  // 6 may become 1, after which 6 is the greatest possible; where no count to 2 is printed it becomes 3, and 8 is.
  expect(least(6, 1, 8, 5)).toBe(8)
  expect(least(6, 1, 8, 5, 2)).toBe(5)
  expect(leastDeviation([], { deviation: 2, small: 0 })).toBe(2)
})
