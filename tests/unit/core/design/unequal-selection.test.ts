import { describe, expect, it } from 'vitest'
import { covariance, variance } from '../../../../main/core/design/covariance.ts'
import { type DesignInput, surveyDesign } from '../../../../main/core/design/survey-design.ts'
import type { UnequalInput } from '../../../../main/core/design/unequal-selection.ts'
import { estimateTable } from '../../../../main/core/estimation/estimate-table.ts'
import { coded, numbers } from '../../../harness/survey-data.ts'

const pi = numbers('pi', [0.5, 0.25, 0.8])
const y = Float64Array.of(3, 2, 4)
/** The weighted values y / π: 6, 8 and 5. */
const design = (unequal: Partial<UnequalInput>, input: Partial<DesignInput> = {}) =>
  surveyDesign({ rows: 3, unequal: { method: 'brewer', probabilities: pi, ...unequal }, ...input })

const joint = Float64Array.of(0.5, 0.1, 0.35, 0.1, 0.25, 0.18, 0.35, 0.18, 0.8)

describe('units of unequal probability', () => {
  it('weigh the inverse of their probability', () => {
    expect(design({}).weights).toEqual(Float64Array.of(2, 4, 1.25))
  })

  it('have the variance of Brewer', () => {
    // 3/2 · [0.5 (6 − 19/3)² + 0.75 (8 − 19/3)² + 0.2 (5 − 19/3)²].
    expect(variance(design({}), y)).toBeCloseTo(1.5 * (0.5 / 9 + (0.75 * 25) / 9 + (0.2 * 16) / 9), 12)
  })

  it.each([
    ['overton', (i: number, j: number) => (i + j) / 2 - 1],
    ['hartleyRao', (i: number, j: number) => i + j - 1 - 0.4],
  ] as const)('have the variance of %s', (method, g) => {
    const checked = [6, 8, 5]
    let expected = 0
    for (const [i, a] of checked.entries()) {
      for (const [j, b] of checked.entries()) {
        const [p, q] = [pi.values[i] as number, pi.values[j] as number]
        expected += (i === j ? 1 - p : g(p, q) / 2) * a * b
      }
    }
    expect(variance(design({ method, sumOfSquares: 0.4 }), y)).toBeCloseTo(expected, 12)
  })

  it('have the variance of Horvitz and Thompson, or of Yates and Grundy, with joint probabilities', () => {
    const delta = (i: number, j: number) => {
      const both = joint[i * 3 + j] as number
      return i === j ? 1 - (pi.values[i] as number) : 1 - ((pi.values[i] as number) * (pi.values[j] as number)) / both
    }
    const checked = [6, 8, 5]
    let [ht, yg] = [0, 0]
    for (const [i, a] of checked.entries()) {
      for (const [j, b] of checked.entries()) {
        ht += delta(i, j) * a * b
        yg -= (delta(i, j) * (a - b) ** 2) / 2
      }
    }
    expect(variance(design({ method: 'horvitzThompson', joint }), y)).toBeCloseTo(ht, 12)
    expect(variance(design({ method: 'yatesGrundy', joint }), y)).toBeCloseTo(yg, 12)
  })

  it('give tables the same variance as influence values', () => {
    const own = design({ method: 'overton' })
    const { cells } = estimateTable({
      design: own,
      statistic: 'total',
      measure: { kind: 'number', number: { variable: 'y', values: y } },
      dimensions: [],
      margins: false,
      ciLevel: 0.95,
      deff: 'replace',
      quality: { profile: 'inegi', logCv: 'symmetric' },
    })
    expect(cells[0]?.estimate).toBeCloseTo(19, 12)
    expect(cells[0]?.se).toBeCloseTo(Math.sqrt(variance(own, y)), 12)
  })

  it('join into clusters, whose matrix follows the order of their first records', () => {
    const clusters = surveyDesign({
      rows: 4,
      units: [coded('psu', ['z', 'a', 'a', 'm'])],
      unequal: { method: 'horvitzThompson', probabilities: numbers('pi', [0.5, 0.25, 0.25, 0.8]), joint },
    })
    const single = design({ method: 'horvitzThompson', joint })
    const [a, b] = [Float64Array.of(3, 1.5, 0.5, 4), Float64Array.of(1, 0, 1, 0)]
    const [sumA, sumB] = [Float64Array.of(3, 2, 4), Float64Array.of(1, 1, 0)]
    expect(covariance(clusters, [a, b])[1]).toBeCloseTo(covariance(single, [sumA, sumB])[1] as number, 12)
  })

  it.each<[string, () => unknown, string]>([
    [
      'probabilities above 1',
      () => design({ probabilities: numbers('pi', [0.5, 1.2, 0.8]) }),
      'design.probability-outside',
    ],
    [
      'probabilities that vary in a unit',
      () => design({}, { units: [coded('psu', ['1', '1', '2'])] }),
      'design.probability-varies',
    ],
    [
      'blank probabilities',
      () => design({ probabilities: numbers('pi', [0.5, Number.NaN, 0.8]) }),
      'design.missing-values',
    ],
    [
      'a method that needs joint probabilities without them',
      () => design({ method: 'yatesGrundy' }),
      'design.joint-needed',
    ],
    ['joint probabilities that the method does not use', () => design({ joint }), 'design.joint-needed'],
    ['a matrix of another size', () => design({ method: 'yatesGrundy', joint: joint.slice(1) }), 'design.joint-size'],
    [
      'a matrix with zeros',
      () => design({ method: 'yatesGrundy', joint: new Float64Array(9) }),
      'design.joint-not-positive',
    ],
    ['population sizes besides', () => design({}, { fpc: [numbers('N', [9, 9, 9])] }), 'design.unequal-with-sizes'],
    ['rules that average strata', () => design({}, { lonelyPsu: 'average' }), 'design.unequal-lonely-rule'],
  ])('are refused with %s', (_, make, code) => {
    expect(make).toThrow(expect.objectContaining({ code }))
  })
})
