import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { precisionOf } from '../../../../main/core/comparison/precision.ts'
import { covariance } from '../../../../main/core/design/covariance.ts'
import { degreesOfFreedom } from '../../../../main/core/design/degrees-of-freedom.ts'
import { jackknife } from '../../../../main/core/design/replication/jackknife.ts'
import type { SurveyDesign } from '../../../../main/core/design/survey-design.ts'
import { estimateTable, type TableInput } from '../../../../main/core/estimation/estimate-table.ts'
import { linearContrast } from '../../../../main/core/inference/contrast.ts'
import { meansByCategory } from '../../../../main/core/inference/mean.ts'
import { estimateVector } from '../../../../main/core/inference/vector-statistic.ts'
import { populationMargin } from '../../../../main/core/weighting/population-margin.ts'
import { postStratify } from '../../../../main/core/weighting/post-stratify.ts'
import { causeOf, designOf, type Person, people, sexOf, twoStageDesignOf, yOf } from '../../../harness/random-survey.ts'

const common = {
  margins: true,
  ciLevel: 0.95,
  deff: 'replace',
  quality: { profile: 'inegi', logCv: 'symmetric' },
} as const

/** The mean of y by cause; cells 0 to 2 are the causes, cell 3 the margin. */
const meansOf = (list: readonly Person[], design: SurveyDesign): TableInput => ({
  ...common,
  design,
  statistic: 'mean',
  measure: { kind: 'number', number: yOf(list) },
  dimensions: [causeOf(list)],
})

/** Shares of the causes by sex, in the order F x y z, M x y z, margin x y z. */
const sharesOf = (list: readonly Person[], design: SurveyDesign): TableInput => ({
  ...common,
  design,
  statistic: 'proportion',
  measure: { kind: 'categories', categories: causeOf(list) },
  dimensions: [sexOf(list)],
})

const combination = (coefficients: readonly number[]) =>
  coefficients.map((coefficient, place) => ({ place, coefficient })).filter((term) => term.coefficient !== 0)

const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
const hasAll = (list: readonly Person[]): boolean =>
  ['x', 'y', 'z'].every((cause) => list.some((one) => one.cause === cause && one.weight > 0))

const coefficients = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 3, maxLength: 3 })
const surveys = people.filter(hasAll)

/** Weights fitted to known totals by sex. */
const calibrated = (list: readonly Person[], design: SurveyDesign): SurveyDesign => {
  const sexes = [...new Set(list.filter(({ weight }) => weight > 0).map(({ sex }) => sex))]
  const lines = sexes.map((code, i) => ({ codes: [code], total: 500 + 100 * i }))
  return postStratify(design, populationMargin([sexOf(list)], lines, design.weights)).design
}

const designs = {
  'a stratified cluster design': (list: readonly Person[]) => designOf(list),
  'a two-stage design': (list: readonly Person[]) => twoStageDesignOf(list),
  'a design with calibrated weights': (list: readonly Person[]) => calibrated(list, designOf(list)),
  'a design with jackknife replicates': (list: readonly Person[]) => jackknife(designOf(list), true),
}

describe.each(Object.entries(designs))('combinations of figures in %s', (_, design) => {
  it('have the variance c′Vc of the covariance of their figures', () => {
    fc.assert(
      fc.property(surveys, coefficients, (list, c) => {
        fc.pre(c.every((own) => own !== 0))
        // A post-stratum of weight 0 cannot be brought to its total.
        fc.pre(
          ['F', 'M'].every(
            (sex) => list.every((one) => one.sex !== sex) || list.some((one) => one.sex === sex && one.weight > 0),
          ),
        )
        const survey = design(list)
        const figures = estimateVector(survey, meansByCategory(survey.weights, yOf(list).values, causeOf(list)))
        const { se } = linearContrast(figures, c)
        const { variance } = precisionOf(meansOf(list, survey), [combination(c)])
        // A replicate without records of a cause has no estimate of it, and the table then no variance.
        fc.pre(Number.isFinite(variance[0]))
        expect(isClose(Math.sqrt(variance[0] as number), se)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

describe('precisionOf', () => {
  it('gives a single figure the standard error and the degrees of freedom of its cell', () => {
    fc.assert(
      fc.property(people, (list) => {
        for (const input of [meansOf(list, designOf(list)), sharesOf(list, designOf(list))]) {
          const { cells } = estimateTable(input)
          const { variance, df } = precisionOf(
            input,
            cells.map((_, place) => [{ place, coefficient: 1 }]),
          )
          for (const [place, cell] of cells.entries()) {
            if (cell.estimate === null) continue
            expect(isClose(Math.sqrt(variance[place] as number), cell.se as number)).toBe(true)
            expect(df[place]).toBe(cell.df)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('gives a figure less itself a variance of exactly 0, and both directions of a difference the same', () => {
    fc.assert(
      fc.property(surveys, (list) => {
        const itself = [
          { place: 0, coefficient: 1 },
          { place: 0, coefficient: -1 },
        ]
        const { variance } = precisionOf(meansOf(list, designOf(list)), [
          itself,
          combination([1, -1, 0]),
          combination([-1, 1, 0]),
        ])
        expect(variance[0]).toBe(0)
        expect(isClose(variance[1] as number, variance[2] as number)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('counts the units of all records that are compared', () => {
    fc.assert(
      fc.property(surveys, (list) => {
        const design = designOf(list)
        const inside = Uint8Array.from(list, ({ cause }) => (cause === 'x' || cause === 'z' ? 1 : 0))
        const { df } = precisionOf(meansOf(list, design), [combination([1, 0, -1])])
        expect(df[0]).toBe(degreesOfFreedom(design, inside))
      }),
      { numRuns: 60 },
    )
  })

  it('has the degrees of freedom of the whole design where the conventions say so', () => {
    fc.assert(
      fc.property(surveys, (list) => {
        const design = designOf(list)
        const { df } = precisionOf({ ...meansOf(list, design), dfRule: 'design' }, [combination([1, -1, 0])])
        expect(df[0]).toBe(degreesOfFreedom(design))
      }),
      { numRuns: 20 },
    )
  })

  it('compares figures of a level across groups, and has none of no figures', () => {
    fc.assert(
      fc.property(surveys, (list) => {
        const design = designOf(list)
        const input = sharesOf(list, design)
        const { cells } = estimateTable(input)
        const [women, men] = [cells[0], cells[3]]
        fc.pre(women?.estimate != null && men?.estimate != null)
        const { variance, df } = precisionOf(input, [combination([1, 0, 0, -1]), []])
        const values = Float64Array.from(list, ({ cause }) => (cause === '' ? Number.NaN : cause === 'x' ? 1 : 0))
        const { influence } = meansByCategory(design.weights, values, sexOf(list))
        const [vff, vfm, , vmm] = covariance(design, influence()) as unknown as [number, number, number, number]
        expect(isClose(variance[0] as number, vff - 2 * vfm + vmm)).toBe(true)
        expect([variance[1], df[1]]).toEqual([Number.NaN, Number.NaN])
      }),
      { numRuns: 60 },
    )
  })
})
