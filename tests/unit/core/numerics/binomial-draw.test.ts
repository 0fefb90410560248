import { describe, expect, it } from 'vitest'
import { drawBinomial, drawMultinomial } from '../../../../main/core/numerics/binomial-draw.ts'
import { randomStream } from '../../../../main/core/numerics/random.ts'

describe('binomial draws', () => {
  it.each([
    [10, 0.3],
    [1_000, 0.004],
    [200_000, 0.6],
  ])('of %i trials at %d have its mean and variance', (trials, p) => {
    const { uniform } = randomStream(7)
    const draws = Array.from({ length: 4_000 }, () => drawBinomial(trials, p, uniform))
    const mean = draws.reduce((sum, own) => sum + own, 0) / draws.length
    const variance = draws.reduce((sum, own) => sum + (own - mean) ** 2, 0) / draws.length
    const expected = trials * p * (1 - p)
    expect(Math.abs(mean - trials * p)).toBeLessThan(4 * Math.sqrt(expected / draws.length))
    expect(Math.abs(variance / expected - 1)).toBeLessThan(0.1)
    expect(draws.every((own) => Number.isInteger(own) && own >= 0 && own <= trials)).toBe(true)
  })

  it('are certain at 0 and 1, and at the ends of the uniform numbers', () => {
    expect([drawBinomial(5, 0, () => 0.5), drawBinomial(5, 1, () => 0.5), drawBinomial(0, 0.5, () => 0.5)]).toEqual([
      0, 5, 0,
    ])
    expect(drawBinomial(3, 0.5, () => 1 - 2 ** -53)).toBeGreaterThanOrEqual(0)
  })
})

describe('multinomial draws', () => {
  it('share out all trials, none where there is no chance', () => {
    const { uniform } = randomStream(3)
    const drawn = drawMultinomial(1_000, [0, 0.25, 0.5, 0.25], uniform)
    expect(drawn[0]).toBe(0)
    expect(drawn.reduce((sum, own) => sum + own, 0)).toBe(1_000)
  })
})
