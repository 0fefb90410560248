import { describe, expect, it } from 'vitest'
import { covariance, variance } from '../../../../main/core/design/covariance.ts'
import { type DesignInput, surveyDesign } from '../../../../main/core/design/survey-design.ts'
import { coded, numbers } from '../../../harness/survey-data.ts'

/** Two strata of two PSUs with totals 3 and 5, 10 and 4 (weights 1): between them 2·(1 + 1) and 2·(9 + 9). */
const input: DesignInput = {
  rows: 6,
  strata: [coded('h', ['a', 'a', 'a', 'b', 'b', 'b'])],
  units: [coded('psu', ['1', '1', '2', '3', '3', '4'])],
}
const values = Float64Array.of(1, 2, 5, 4, 6, 4)

describe('variance', () => {
  it('adds n/(n − 1) squares between the units of every stratum', () => {
    expect(variance(surveyDesign(input), values)).toBe(40)
  })

  it('takes off the fraction that was sampled', () => {
    const design = surveyDesign({
      ...input,
      weights: numbers('w', [1, 1, 1, 1, 1, 1]),
      fpc: [numbers('N', [4, 4, 4, 8, 8, 8])],
    })
    expect(variance(design, values)).toBe(4 / 2 + (36 * 6) / 8)
  })

  it('multiplies influence by weights and leaves out rows of weight 0 whatever their value', () => {
    const design = surveyDesign({ ...input, weights: numbers('w', [1, 2, 1, 0, 1, 1]) })
    expect(variance(design, Float64Array.of(1, 1, 5, Number.NaN, 10, 4))).toBe(4 + 36)
  })

  it('does not ask in which order the rows stand', () => {
    const shuffled = [3, 0, 5, 2, 1, 4]
    const take = <T>(list: readonly T[]) => shuffled.map((row) => list[row] as T)
    const design = surveyDesign({
      rows: 6,
      strata: [coded('h', take(['a', 'a', 'a', 'b', 'b', 'b']))],
      units: [coded('psu', take(['1', '1', '2', '3', '3', '4']))],
    })
    expect(variance(design, Float64Array.from(take([1, 2, 5, 4, 6, 4])))).toBe(40)
  })

  it('adds the second stage, scaled by the fraction of the first', () => {
    // Stage 1: totals 8 and 14 of 4 units, (1 − 2/4)·2·(9 + 9) = 18. Stage 2: (2/4)·[(1 − 2/4)·2·2 + (1 − 2/4)·2·8].
    const design = surveyDesign({
      rows: 4,
      units: [coded('psu', ['1', '1', '2', '2']), coded('hh', ['1', '2', '1', '2'])],
      weights: numbers('w', [1, 1, 1, 1]),
      fpc: [numbers('N', [4, 4, 4, 4]), numbers('M', [4, 4, 4, 4])],
    })
    expect(variance(design, Float64Array.of(3, 5, 5, 9))).toBe(18 + 0.5 * (2 + 8))
    const ultimate = surveyDesign({
      rows: 4,
      units: [coded('psu', ['1', '1', '2', '2']), coded('hh', ['1', '2', '1', '2'])],
      weights: numbers('w', [1, 1, 1, 1]),
      fpc: [numbers('N', [4, 4, 4, 4]), numbers('M', [4, 4, 4, 4])],
      ultimateCluster: true,
    })
    expect(variance(ultimate, Float64Array.of(3, 5, 5, 9))).toBe(18)
  })
})

describe('lonely units', () => {
  const lonely: DesignInput = {
    rows: 5,
    strata: [coded('h', ['a', 'a', 'b', 'c', 'c'])],
    units: [coded('psu', ['1', '2', '3', '4', '5'])],
  }
  const y = Float64Array.of(1, 3, 7, 2, 8)
  // Strata a and c: 2·(1 + 1) and 2·(9 + 9).
  it.each([
    ['remove', 40],
    ['certainty', 40],
    ['adjust', 40 + 49],
    ['average', (40 * 3) / 2],
  ] as const)('add under the rule %s what the rule says', (lonelyPsu, expected) => {
    expect(variance(surveyDesign({ ...lonely, lonelyPsu }), y)).toBe(expected)
  })

  it('are met in domains too when the design says so', () => {
    const domain = Uint8Array.of(1, 0, 1, 1, 1)
    const inside = y.map((value, row) => value * (domain[row] as number))
    const inDomain = (lonelyPsu: 'adjust' | 'average', lonelyInDomains: boolean) =>
      variance(surveyDesign({ ...lonely, lonelyPsu, lonelyInDomains }), inside, domain)
    expect(inDomain('adjust', false)).toBe(2 * (0.25 + 0.25) + 49 + 36)
    expect(inDomain('adjust', true)).toBe(2 * 1 + 49 + 36)
    expect(inDomain('average', true)).toBe(36 * 3)
  })
})

describe('covariance', () => {
  it('is a symmetric matrix with variances on its diagonal', () => {
    const other = Float64Array.of(0, 1, 2, 1, 0, 3)
    const design = surveyDesign(input)
    const [v11, v12, v21, v22] = covariance(design, [values, other])
    expect(v11).toBe(40)
    expect(v22).toBe(variance(design, other))
    // PSU totals of the other: 1 and 2, 1 and 3; products around the means: −1·−½ + 1·½ and 3·−1 + −3·1.
    expect(v12).toBe(2 * 1 + 2 * -6)
    expect(v21).toBe(v12)
  })
})
