import { describe, expect, it } from 'vitest'
import { type DesignInput, surveyDesign } from '../../../../main/core/design/survey-design.ts'
import { refusal } from '../../../harness/refusal.ts'
import { coded, numbers } from '../../../harness/survey-data.ts'

const strata = coded('stratum', ['a', 'a', 'a', 'b', 'b', 'b'])
const units = coded('psu', ['1', '1', '2', '1', '2', '3'])
const base: DesignInput = { rows: 6, strata: [strata], units: [units], weights: numbers('w', [1, 2, 3, 4, 5, 6]) }

const refused = (input: Partial<DesignInput>) => refusal(() => surveyDesign({ ...base, ...input }))

describe('surveyDesign', () => {
  it('keeps weights by row and in the order of the tree', () => {
    const design = surveyDesign({ ...base, strata: [coded('stratum', ['b', 'b', 'b', 'a', 'a', 'a'])] })
    expect(design.weights).toEqual(Float64Array.of(1, 2, 3, 4, 5, 6))
    expect(design.weightsAtPlaces).toEqual(Float64Array.of(4, 5, 6, 1, 2, 3))
  })

  it('weighs records by what the population sizes imply when no weight is given', () => {
    const sizes = numbers('N', [10, 10, 10, 30, 30, 30])
    const design = surveyDesign({ rows: 6, strata: [strata], units: [units], fpc: [sizes] })
    expect(design.weights).toEqual(Float64Array.of(5, 5, 5, 10, 10, 10))
    const second = coded('person', ['1', '2', '1', '1', '1', '1'])
    const inside = numbers('M', [4, 4, 3, 2, 1, 1])
    const twoStage = surveyDesign({
      rows: 6,
      strata: [strata],
      units: [units, second],
      fpc: [sizes, inside],
      lonelyPsu: 'remove',
    })
    expect(twoStage.weights).toEqual(Float64Array.of(10, 10, 15, 20, 10, 10))
  })

  it('reads population sizes as fractions when none is above 1', () => {
    const fractions = surveyDesign({ ...base, fpc: [numbers('f', [0.2, 0.2, 0.2, 0.1, 0.1, 0.1])] })
    expect(fractions.populationSizes).toEqual([Float64Array.of(10, 30)])
  })

  it('weighs every record 1 without weights or sizes', () => {
    expect(surveyDesign({ rows: 6 }).weights).toEqual(new Float64Array(6).fill(1))
  })

  it('leaves everything but the weights aside when the records are no probability sample', () => {
    const design = surveyDesign({ ...base, probability: false, strata: [coded('stratum', ['', '', '', '', '', ''])] })
    expect(design.probability).toBe(false)
    expect(design.tree.stages[0]?.units).toBe(1)
  })

  it('allows weights of 0', () => {
    expect(surveyDesign({ ...base, weights: numbers('w', [0, 1, 1, 1, 1, 1]) }).hasZeroWeights).toBe(true)
  })

  it.each<[string, Partial<DesignInput>, string, Record<string, unknown>]>([
    ['no records', { rows: 0 }, 'design.no-records', {}],
    [
      'blank strata',
      { strata: [coded('stratum', ['a', '', 'a', 'b', 'b', ''])] },
      'design.missing-values',
      { variable: 'stratum', rows: 2 },
    ],
    [
      'blank sizes',
      { fpc: [numbers('N', [9, Number.NaN, 9, 9, 9, 9])] },
      'design.missing-values',
      { variable: 'N', rows: 1 },
    ],
    [
      'blank weights',
      { weights: numbers('w', [1, Number.NaN, 1, 1, 1, 1]) },
      'weights.missing',
      { variable: 'w', rows: 1 },
    ],
    [
      'negative weights',
      { weights: numbers('w', [1, -1, -2, 1, 1, 1]) },
      'weights.negative',
      { variable: 'w', rows: 2 },
    ],
    [
      'infinite weights',
      { weights: numbers('w', [1, 1 / 0, 1, 1, 1, 1]) },
      'weights.infinite',
      { variable: 'w', rows: 1 },
    ],
    ['no weight above 0', { weights: numbers('w', [0, 0, 0, 0, 0, 0]) }, 'weights.all-zero', { variable: 'w' }],
    [
      'more strata than stages',
      { strata: [strata, strata] },
      'design.more-strata-than-stages',
      { strata: 2, stages: 1 },
    ],
    [
      'more sizes than stages',
      { fpc: [numbers('N', [9, 9, 9, 9, 9, 9]), numbers('M', [9, 9, 9, 9, 9, 9])] },
      'design.more-sizes-than-stages',
      { sizes: 2, stages: 1 },
    ],
    [
      'a PSU in two strata',
      { nest: false },
      'design.psu-in-two-strata',
      { variable: 'psu', strata: 'stratum', psus: 2 },
    ],
    [
      'one PSU',
      { strata: [], units: [coded('psu', ['1', '1', '1', '1', '1', '1'])], lonelyPsu: 'remove' },
      'design.one-psu',
      {},
    ],
    [
      'lonely PSUs',
      { units: [coded('psu', ['1', '1', '1', '1', '2', '3'])] },
      'design.lonely-psu',
      { strata: 1, stage: 1 },
    ],
    [
      'nothing to average',
      { units: [coded('psu', ['1', '1', '1', '2', '2', '2'])], lonelyPsu: 'average' },
      'design.lonely-psu',
      { strata: 2, stage: 1 },
    ],
    ['sizes of 0', { fpc: [numbers('N', [0, 0, 0, 9, 9, 9])] }, 'design.fpc-not-positive', { variable: 'N' }],
    [
      'sizes mixed with fractions',
      { fpc: [numbers('N', [0.1, 0.1, 0.1, 9, 9, 9])] },
      'design.fpc-mixed',
      { fractions: 3, sizes: 3 },
    ],
    [
      'sizes that vary in a stratum',
      { fpc: [numbers('N', [9, 8, 9, 9, 9, 9])] },
      'design.fpc-varies',
      { variable: 'N', stage: 1, strata: 1 },
    ],
    [
      'sizes below the sample',
      { fpc: [numbers('N', [9, 9, 9, 2, 2, 2])] },
      'design.fpc-too-small',
      { variable: 'N', stage: 1, strata: 1 },
    ],
  ])('refuses %s', (_, input, code, params) => {
    expect(refused(input)).toMatchObject({ code, params })
  })

  it('accepts a lonely PSU that is all there is in its stratum', () => {
    const lonely = coded('psu', ['1', '1', '1', '1', '2', '3'])
    expect(refused({ units: [lonely], fpc: [numbers('N', [1, 1, 1, 9, 9, 9])] })).toBeUndefined()
  })
})
