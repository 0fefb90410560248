import { describe, expect, it } from 'vitest'
import { variance } from '../../../../../main/core/design/covariance.ts'
import { bootstrapMethods, bootstrapReplicates } from '../../../../../main/core/design/replication/bootstrap.ts'
import { replicateCovariance } from '../../../../../main/core/design/replication/replicate-covariance.ts'
import { replicateWeights } from '../../../../../main/core/design/replication/replicates.ts'
import { type DesignInput, surveyDesign } from '../../../../../main/core/design/survey-design.ts'
import { coded, numbers } from '../../../../harness/survey-data.ts'

describe('bootstrapReplicates', () => {
  const rows = 60
  const values = Float64Array.from({ length: rows }, (_, row) => ((row * 7919) % 101) / 10)
  const clusters: DesignInput = {
    rows,
    strata: [
      coded(
        'h',
        Array.from({ length: rows }, (_, row) => `h${row % 2}`),
      ),
    ],
    units: [
      coded(
        'psu',
        Array.from({ length: rows }, (_, row) => `p${row % 20}`),
      ),
    ],
  }
  const sized = {
    ...clusters,
    fpc: [numbers('N', new Float64Array(rows).fill(40))],
    weights: numbers('w', new Float64Array(rows).fill(1)),
  }
  const total = (weights: Float64Array) =>
    Float64Array.of(weights.reduce((sum, weight, row) => sum + weight * (values[row] as number), 0))

  it.each(bootstrapMethods)('by %s comes near to linearisation', (method) => {
    const base = surveyDesign(method === 'subbootstrap' ? clusters : sized)
    const design = bootstrapReplicates(base, { method, replicates: 4000, seed: 11, mse: false })
    const ratio = (replicateCovariance(design, total)[0] as number) / variance(base, values)
    // Four standard deviations of a variance from 4000 replicates.
    expect(Math.abs(ratio - 1)).toBeLessThan(4 * Math.sqrt(2 / 4000))
  })

  it('draws the same with the same seed, in any order', () => {
    const make = (seed: number) =>
      bootstrapReplicates(surveyDesign(clusters), { method: 'subbootstrap', replicates: 5, seed, mse: false })
    const [first, second, other] = [make(1), make(1), make(2)]
    expect(replicateWeights(second, 4)).toEqual(replicateWeights(first, 4))
    expect(replicateWeights(second, 0)).toEqual(replicateWeights(first, 0))
    expect(replicateWeights(other, 0)).not.toEqual(replicateWeights(first, 0))
  })

  it('draws n − 1 units per stratum with replacement, or halves without', () => {
    const rao = bootstrapReplicates(surveyDesign(clusters), {
      method: 'subbootstrap',
      replicates: 2,
      seed: 3,
      mse: false,
    })
    const weights = replicateWeights(rao, 1)
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(60, 10)
    for (const weight of weights) expect((weight * 9) / 10).toBeCloseTo(Math.round((weight * 9) / 10), 12)
    const preston = bootstrapReplicates(surveyDesign(sized), {
      method: 'mrbbootstrap',
      replicates: 2,
      seed: 3,
      mse: false,
    })
    expect(new Set([...replicateWeights(preston, 0)].map((weight) => weight.toFixed(12))).size).toBe(2)
  })

  it('refuses strata with one unit', () => {
    const lonely = surveyDesign({
      rows: 5,
      strata: [coded('h', ['b', 'b', 'a', 'a', 'a'])],
      units: [coded('psu', ['1', '1', '1', '2', '2'])],
      lonelyPsu: 'adjust',
    })
    expect(() => bootstrapReplicates(lonely, { method: 'subbootstrap', replicates: 9, seed: 1, mse: false })).toThrow(
      expect.objectContaining({ code: 'design.lonely-psu', params: { strata: 1, stage: 1 } }),
    )
  })
})
