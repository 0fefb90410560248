import { describe, expect, it } from 'vitest'
import { surveyDesign } from '../../../../main/core/design/survey-design.ts'
import { estimateTable } from '../../../../main/core/estimation/estimate-table.ts'
import { adjustByPropensity, adjustByPropensityClasses } from '../../../../main/core/weighting/propensity.ts'
import { redistribute } from '../../../../main/core/weighting/redistribute.ts'
import { standardise } from '../../../../main/core/weighting/standardise.ts'
import { trim } from '../../../../main/core/weighting/trim.ts'
import { refusal } from '../../../harness/refusal.ts'
import { categories, numbers } from '../../../harness/survey-data.ts'

const designOf = (weights: readonly number[]) => surveyDesign({ rows: weights.length, weights: numbers('w', weights) })
const sum = (weights: Float64Array): number => weights.reduce((all, weight) => all + weight, 0)

describe('trim', () => {
  it('spreads the excess over the others once', () => {
    const { design, entry } = trim(designOf([1, 2, 3, 10, 0]), { upper: 6, strict: false })
    expect(design.weights).toEqual(Float64Array.of(1 + 4 / 3, 2 + 4 / 3, 3 + 4 / 3, 6, 0))
    expect(entry.after.sum).toBeCloseTo(16, 12)
  })

  it('repeats until none is outside when strict', () => {
    const { weights } = trim(designOf([2, 2, 4.5, 12]), { upper: 6, strict: true }).design
    expect(Math.max(...weights)).toBeLessThanOrEqual(6)
    expect(sum(weights)).toBeCloseTo(20.5, 12)
    // Once, the third weight takes a third of 6 and passes the bound.
    expect(Math.max(...trim(designOf([2, 2, 4.5, 12]), { upper: 6, strict: false }).design.weights)).toBe(6.5)
  })

  it('lifts small weights at the cost of the others', () => {
    expect(trim(designOf([1, 5, 6]), { lower: 2, strict: false }).design.weights).toEqual(Float64Array.of(2, 4.5, 5.5))
  })

  it('leaves weights that are inside', () => {
    const design = designOf([1, 2])
    expect(trim(design, { upper: 5, strict: true }).design.weights).toBe(design.weights)
  })

  it('refuses bounds that the sum does not fit between', () => {
    expect(refusal(() => trim(designOf([4, 5]), { upper: 3, strict: false }))).toMatchObject({
      code: 'weighting.trim-impossible',
    })
    expect(refusal(() => trim(designOf([1, 1, 9]), { upper: 3, strict: true }))).toMatchObject({
      code: 'weighting.trim-impossible',
    })
  })
})

describe('redistribute', () => {
  const area = categories('area', ['U', 'U', 'U', 'R', 'R', 'R'])
  const design = designOf([1, 2, 3, 4, 5, 6])
  const responded = (values: readonly number[]) => ({ variable: 'responded', values: Float64Array.from(values) })

  it('gives the weight of nonrespondents to respondents of their class', () => {
    const { design: after, entry } = redistribute('nonresponse', design, [area], responded([1, 0, 1, 1, 1, 0]))
    expect(after.weights).toEqual(Float64Array.of(1.5, 0, 4.5, (4 * 15) / 9, (5 * 15) / 9, 0))
    expect(entry.margins[0]).toEqual({
      by: ['area'],
      cells: [
        { codes: ['R'], records: 2, population: 15, before: 9, after: 15 },
        { codes: ['U'], records: 2, population: 6, before: 4, after: 6 },
      ],
    })
  })

  it('leaves those out of scope alone, and takes all records as one class without classes', () => {
    const { weights } = redistribute('eligibility', design, [], responded([1, 0, Number.NaN, 1, 1, 0])).design
    expect(weights).toEqual(Float64Array.of(1.8, 0, 3, 7.2, 9, 0))
  })

  it('refuses classes that nobody answers for, records without a class and other values', () => {
    expect(refusal(() => redistribute('nonresponse', design, [area], responded([0, 0, 0, 1, 1, 0])))).toMatchObject({
      code: 'weighting.class-without-respondents',
      params: { classes: 1, by: 'area' },
    })
    const blank = categories('area', ['U', '', 'U', 'R', 'R', 'R'])
    expect(refusal(() => redistribute('nonresponse', design, [blank], responded([1, 0, 1, 1, 1, 0])))).toMatchObject({
      code: 'weighting.missing-answer',
      params: { variable: 'area', rows: 1 },
    })
    expect(refusal(() => redistribute('nonresponse', design, [area], responded([1, 2, 1, 1, 1, 0])))).toMatchObject({
      code: 'table.not-zero-one',
    })
  })
})

describe('adjustment by propensity', () => {
  const responded = { variable: 'responded', values: Float64Array.of(1, 0, 1, 1, 0, 1, 1, 0) }
  const area = categories('area', ['U', 'U', 'U', 'U', 'R', 'R', 'R', 'R'])
  const design = designOf([1, 2, 1, 2, 3, 1, 2, 2])
  const terms = [{ kind: 'categories', categories: area }] as const

  it('of a saturated model is the adjustment by its classes', () => {
    const { weights } = adjustByPropensity(design, responded, terms).design
    const byClass = redistribute('nonresponse', design, [area], responded).design.weights
    for (const [row, weight] of weights.entries()) expect(weight).toBeCloseTo(byClass[row] as number, 8)
    const grouped = adjustByPropensityClasses(design, responded, terms, 2).design.weights
    for (const [row, weight] of grouped.entries()) expect(weight).toBeCloseTo(byClass[row] as number, 10)
  })

  it('refuses predictors that are blank or determine each other', () => {
    const blank = { kind: 'number', number: numbers('x', [1, 2, Number.NaN, 4, 5, 6, 7, 8]) } as const
    expect(refusal(() => adjustByPropensity(design, responded, [blank]))).toMatchObject({
      code: 'weighting.missing-answer',
      params: { variable: 'x', rows: 1 },
    })
    expect(refusal(() => adjustByPropensity(design, responded, [...terms, ...terms]))).toMatchObject({
      code: 'model.collinear',
    })
  })
})

describe('standardise', () => {
  const age = categories('age', ['young', 'young', 'old', 'old', 'young', 'old', 'old', 'old'])
  const group = categories('group', ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b'])
  const ill = numbers('ill', [0, 1, 1, 1, 0, 1, 0, 1])
  const design = designOf([1, 1, 2, 2, 3, 1, 1, 1])

  it('gives rates as if every group had the ages of the standard population', () => {
    // Old and young count 1 to 3: a has ½ of the young and all of the old ill, b none of the young and 2/3 of the old.
    const standard = standardise(design, { by: age, population: [1, 3] }, [group])
    const { cells } = estimateTable({
      design: standard,
      statistic: 'mean',
      measure: { kind: 'number', number: ill },
      dimensions: [group],
      margins: false,
      ciLevel: 0.95,
      deff: 'replace',
      quality: { profile: 'inegi', logCv: 'symmetric' },
    })
    expect(cells.map(({ estimate }) => estimate)).toEqual([
      expect.closeTo(0.25 + 0.75 / 2, 12),
      expect.closeTo(0.25 * (2 / 3), 12),
    ])
    expect(sum(standard.weights)).toBeCloseTo(12, 12)
  })

  it('leaves out records without the outcome', () => {
    const domain = Uint8Array.of(0, 1, 1, 1, 1, 1, 1, 1)
    expect(standardise(design, { by: age, population: [1, 1] }, [group], domain).weights[0]).toBe(0)
  })

  it('refuses records without a group', () => {
    const blank = categories('group', ['', 'a', 'a', 'a', 'b', 'b', 'b', 'b'])
    expect(refusal(() => standardise(design, { by: age, population: [1, 1] }, [blank]))).toMatchObject({
      code: 'weighting.missing-answer',
      params: { variable: 'group', rows: 1 },
    })
  })
})
