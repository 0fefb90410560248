import { describe, expect, it } from 'vitest'
import { randomStream, xoshiro128 } from '../../../../main/core/numerics/random.ts'

describe('random numbers', () => {
  it('are those of the published generator', () => {
    // Outputs of the reference implementation in C from the state 1, 2, 3, 4.
    const next = xoshiro128(Uint32Array.of(1, 2, 3, 4))
    const outputs = Array.from({ length: 10 }, next)
    expect(outputs).toEqual([
      11_520, 0, 5_927_040, 70_819_200, 2_031_721_883, 1_637_235_492, 1_287_239_034, 3_734_860_849, 3_729_100_597,
      4_258_142_804,
    ])
  })

  it('start from the seed by the published rule', () => {
    // The same C code, its state filled by SplitMix64 from 42.
    const stream = randomStream(42)
    expect([stream.uniform(), stream.uniform()]).toEqual([0.4137016681565887, 0.003983993377814743])
  })

  it('are the same for the same seed and others for another', () => {
    const draw = (seed: number) => {
      const { integer } = randomStream(seed)
      return Array.from({ length: 20 }, () => integer(1000))
    }
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
    expect(() => randomStream(0.5)).toThrow()
  })

  it('fall evenly on whole numbers', () => {
    const { integer } = randomStream(1)
    const counts = new Int32Array(6)
    for (let i = 0; i < 60_000; i++) {
      const face = integer(6)
      counts[face] = (counts[face] as number) + 1
    }
    // Six standard deviations of a count are 548.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(548)
  })
})
