import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AnalysisSpec } from '../../../../main/contract/analysis.ts'
import type { AnalysisSources } from '../../../../main/core/analysis/analysis-sources.ts'
import { computeAnalysis } from '../../../../main/core/analysis/compute-analysis.ts'
import { rescale } from '../../../../main/core/analysis/risk-index/rescale.ts'
import { scales } from '../../../../main/core/analysis/risk-index/spec.ts'
import { frame } from '../../../harness/frames.ts'
import { plan } from '../../../harness/plans.ts'

describe('a common scale', () => {
  it('is that of each method', () => {
    expect(rescale([2, 4, 10], 'minMax')).toEqual([0, 0.25, 1])
    // Mean 4, squares 4 + 0 + 4 over 3 areas: sd √(8/3).
    const sd = Math.sqrt(8 / 3)
    expect(rescale([2, 4, 6], 'zScore')).toEqual([-2 / sd, 0, 2 / sd])
    // Ranks 1, 2½, 2½, 4 of four.
    expect(rescale([1, 5, 5, 9], 'percentile')).toEqual([0, 0.5, 0.5, 1])
    expect(rescale([3, 3], 'zScore')).toEqual([0, 0])
  })

  it('keeps the order, whatever the values', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 20 })
    fc.assert(
      fc.property(values, fc.constantFrom(...scales), (own, scale) => {
        const scores = rescale(own, scale)
        own.forEach((one, i) => {
          own.forEach((other, j) => {
            if (one < other) expect(scores[i]).toBeLessThanOrEqual(scores[j] as number)
          })
        })
      }),
    )
  })
})

const areas = frame('estados', {
  estado: ['01', '02', '03'],
  tasa: [10, 20, 30],
  apoyo: [5, 5, 1],
  hogares: [40, 8, 90],
})
const none = () => {
  throw new Error('not asked for')
}
const sources: AnalysisSources = { plan: plan(), frame: () => areas, design: none, table: none }
const index = (more: object = {}) =>
  computeAnalysis(
    AnalysisSpec.parse({
      analysis: 'riskIndex',
      id: 'r',
      title: 'Riesgo',
      dataset: 'estados',
      area: 'estado',
      components: [
        { variable: 'tasa', weight: 3 },
        { variable: 'apoyo', risk: 'less' },
      ],
      unit: 'puntos',
      ...more,
    }),
    sources,
  )

describe('a risk index', () => {
  it('is the weighted mean of its components, which are printed with it, and begins with the most risk', () => {
    const [first, scores, weights] = index().parts
    // 03: (3·1 + 1·1)/4; 02: (3·½ + 1·0)/4; 01: 0.
    expect(first?.rows).toEqual([
      ['03', 100, 1, 30, 1],
      ['02', 37.5, 2, 20, 5],
      ['01', 0, 3, 10, 5],
    ])
    expect(scores?.rows[1]).toEqual(['02', 0.5, 0])
    expect(weights?.rows).toEqual([
      ['tasa', 3, 'risk.more'],
      ['apoyo', 1, 'risk.less'],
    ])
  })

  it('stays in the house unless the households behind it are told', () => {
    expect(index().fewest).toBe(1)
    expect(index({ households: 'hogares' }).fewest).toBe(8)
  })

  it('is refused with one area, with an area twice, and without a component', () => {
    expect(() => index({ where: 'd.tasa > 20' })).toThrow('riskIndex.few-areas')
    const other = (values: Parameters<typeof frame>[1]) => ({ ...sources, frame: () => frame('estados', values) })
    const spec = AnalysisSpec.parse({
      analysis: 'riskIndex',
      id: 'r',
      title: 'Riesgo',
      dataset: 'estados',
      area: 'estado',
      components: [{ variable: 'tasa' }, { variable: 'apoyo' }],
      unit: 'puntos',
    })
    expect(() => computeAnalysis(spec, other({ estado: ['01', '01'], tasa: [1, 2], apoyo: [1, 2] }))).toThrow(
      'areas.twice',
    )
    expect(() => computeAnalysis(spec, other({ estado: ['01', '02'], tasa: [1, null], apoyo: [1, 2] }))).toThrow(
      'riskIndex.missing',
    )
  })
})
