import { describe, expect, it } from 'vitest'
import { DesignSpec } from '../../../../../main/contract/design.ts'
import { variance } from '../../../../../main/core/design/covariance.ts'
import { replicatesOf, replicateWeights } from '../../../../../main/core/design/replication/replicates.ts'
import { prepareDesign } from '../../../../../main/core/plan/designs/prepare-design.ts'
import { frame } from '../../../../harness/frames.ts'

const people = frame('people', {
  stratum: ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b'],
  psu: ['1', '1', '2', '2', '1', '1', '2', '2'],
  w: [1, 2, 3, 4, 5, 6, 7, 8],
  pi: [0.5, 0.5, 0.2, 0.2, 0.4, 0.4, 0.1, 0.1],
  answered: [1, 0, 1, 1, 1, 1, 0, 1],
  sex: ['F', 'M', 'F', 'M', 'F', 'M', 'F', 'M'],
  age: [20, 30, 40, 50, 25, 35, 45, 55],
  r1: [2, 2, 0, 0, 2, 2, 0, 0],
  r2: [0, 0, 2, 2, 0, 0, 2, 2],
})
const totals = frame('totals', { sex: ['F', 'M'], people: [40, 60] })
const joint = frame('joint', {
  u1: [0.5, 0.08, 0.15, 0.04],
  u2: [0.08, 0.2, 0.06, 0.015],
  u3: [0.15, 0.06, 0.4, 0.03],
  u4: [0.04, 0.015, 0.03, 0.1],
})

const prepare = (spec: object) =>
  prepareDesign(
    DesignSpec.parse({ id: 'd', dataset: 'people', strata: ['stratum'], psu: ['psu'], weight: 'w', ...spec }),
    new Map([people, totals, joint].map((one) => [one.dataset, one])),
  )

const margin = { by: ['sex'], dataset: 'totals', total: 'people' }

describe('prepareDesign', () => {
  it('takes the weighting steps in order and keeps the record of each', () => {
    const { survey, ledger } = prepare({
      weighting: [
        { step: 'nonresponse', responded: 'answered', classes: ['stratum'] },
        { step: 'calibrate', margins: [margin], numbers: [{ variable: 'age', total: 4000 }] },
        { step: 'trim', upper: 60 },
      ],
    })
    expect(ledger.map(({ step }) => step)).toEqual(['nonresponse', 'calibrate', 'trim'])
    expect(survey.weights[1]).toBe(0)
    expect(survey.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(100, 9)
    expect(ledger[0]?.after.sum).toBeCloseTo(36, 12)
  })

  it('tells of every step what it did to the margins that steps before it had met', () => {
    const { ledger, survey } = prepare({
      weighting: [
        { step: 'postStratify', margin },
        { step: 'trim', upper: 20 },
      ],
    })
    expect(ledger.map(({ margins }) => margins.map(({ by }) => by))).toEqual([[['sex']], [['sex']]])
    const women = survey.weights.reduce((sum, weight, row) => sum + (row % 2 === 0 ? weight : 0), 0)
    expect(women).not.toBeCloseTo(40, 2)
    expect(ledger[1]?.margins[0]?.cells).toMatchObject([
      { codes: ['F'], records: 4, population: 40, before: expect.closeTo(40, 9), after: expect.closeTo(women, 9) },
      {
        codes: ['M'],
        records: 4,
        population: 60,
        before: expect.closeTo(60, 9),
        after: expect.closeTo(100 - women, 9),
      },
    ])
    const again = prepare({
      weighting: [
        { step: 'postStratify', margin },
        { step: 'rake', margins: [margin] },
      ],
    })
    expect(again.ledger[1]?.margins).toHaveLength(1)
  })

  it('finds propensities and eligibility by the variables of the dataset', () => {
    const steps = [
      { step: 'eligibility', known: 'answered' },
      { step: 'propensity', responded: 'answered', predictors: ['stratum'] },
      { step: 'propensity', responded: 'answered', predictors: ['age'], classes: 2 },
    ]
    for (const step of steps) {
      const { ledger, survey } = prepare({ weighting: [step] })
      expect(ledger[0]).toMatchObject({ step: step.step, before: { sum: 36 } })
      expect(survey.weights[1]).toBe(0)
    }
  })

  it('makes base weights of selection probabilities and sizes by stage, once', () => {
    const selection = { step: 'selection', probabilities: ['pi'], sizes: [{ population: 'age', sample: 'r1' }] }
    const inside = { ...selection, sizes: [] }
    const { survey, ledger, base } = prepare({ weight: undefined, fpc: [], weighting: [inside] })
    expect([...base.weights]).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
    expect([...survey.weights]).toEqual([2, 2, 5, 5, 2.5, 2.5, 10, 10])
    expect(ledger[0]).toMatchObject({ step: 'selection', before: { sum: 8 }, after: { sum: 39, min: 2, max: 10 } })
    const sized = { step: 'selection', sizes: [{ population: 'age', sample: 'w' }] }
    expect([...prepare({ weight: undefined, weighting: [sized] }).survey.weights]).toEqual([
      20,
      15,
      40 / 3,
      12.5,
      5,
      35 / 6,
      45 / 7,
      55 / 8,
    ])
    expect(() => prepare({ weighting: [inside] })).toThrow('weighting.selection-not-first')
    const late = [{ step: 'trim', upper: 60 }, inside]
    expect(() => prepare({ weight: undefined, weighting: late })).toThrow('weighting.selection-not-first')
    expect(() => prepare({ weight: undefined, weighting: [selection] })).toThrow('weighting.bad-selection')
  })

  it.each([
    [{ method: 'jackknife' }, 4],
    [{ method: 'brr', rho: 0.5 }, 4],
    [{ method: 'subbootstrap', replicates: 7, seed: 1 }, 7],
    [{ method: 'supplied', variables: ['r1', 'r2'], combined: false, scale: 0.5 }, 2],
  ])('makes replicates and repeats the steps on them: %o', (replicates, count) => {
    const { survey } = prepare({ replicates, weighting: [{ step: 'postStratify', margin }] })
    expect(replicatesOf(survey).count).toBe(count)
    const weights = replicateWeights(survey, 1)
    expect(
      (weights[0] as number) + (weights[2] as number) + (weights[4] as number) + (weights[6] as number),
    ).toBeCloseTo(40, 9)
  })

  it('makes none of records that are no probability sample', () => {
    expect(prepare({ probability: false, replicates: { method: 'jackknife' } }).survey.replicates).toBeNull()
  })

  it('weighs by unequal probabilities, and reads joint ones from a dataset', () => {
    const unequal = (spec: object) => prepare({ strata: [], nest: true, psu: [], weight: undefined, ...spec })
    const brewer = unequal({ unequal: { method: 'brewer', probability: 'pi' } }).survey
    expect(brewer.weights).toEqual(Float64Array.of(2, 2, 5, 5, 2.5, 2.5, 10, 10))
    const four = frame('people', { pi: [0.5, 0.2, 0.4, 0.1], y: [1, 2, 3, 4] })
    const { survey } = prepareDesign(
      DesignSpec.parse({
        id: 'd',
        dataset: 'people',
        unequal: { method: 'yatesGrundy', probability: 'pi', joint: 'joint' },
      }),
      new Map([
        ['people', four],
        ['joint', joint],
      ]),
    )
    expect(variance(survey, Float64Array.of(0.5, 0.2, 0.4, 0.1))).toBeCloseTo(0, 12)
    expect(variance(survey, Float64Array.of(1, 2, 3, 4))).toBeGreaterThan(0)
  })

  it('takes the variance of primary units only on request', () => {
    const sized = frame('people', {
      psu: ['1', '1', '2', '2'],
      home: ['1', '2', '1', '2'],
      w: [1, 1, 1, 1],
      psus: [4, 4, 4, 4],
      homes: [4, 4, 4, 4],
    })
    const of = (ultimateCluster: boolean) =>
      prepareDesign(
        DesignSpec.parse({
          id: 'd',
          dataset: 'people',
          psu: ['psu', 'home'],
          weight: 'w',
          fpc: ['psus', 'homes'],
          ultimateCluster,
        }),
        new Map([['people', sized]]),
      ).survey.tree.stages.length
    expect([of(false), of(true)]).toEqual([2, 1])
  })
})
