import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { variance } from '../../../../../main/core/design/covariance.ts'
import { degreesOfFreedom } from '../../../../../main/core/design/degrees-of-freedom.ts'
import { balancedReplicates } from '../../../../../main/core/design/replication/balanced.ts'
import { bootstrapMethods, bootstrapReplicates } from '../../../../../main/core/design/replication/bootstrap.ts'
import { hadamard } from '../../../../../main/core/design/replication/hadamard.ts'
import { jackknife } from '../../../../../main/core/design/replication/jackknife.ts'
import { replicateCovariance } from '../../../../../main/core/design/replication/replicate-covariance.ts'
import { replicatesOf, replicateWeights } from '../../../../../main/core/design/replication/replicates.ts'
import { suppliedReplicates } from '../../../../../main/core/design/replication/supplied.ts'
import { type DesignInput, type SurveyDesign, surveyDesign } from '../../../../../main/core/design/survey-design.ts'
import { estimateTable } from '../../../../../main/core/estimation/estimate-table.ts'
import { populationMargin } from '../../../../../main/core/weighting/population-margin.ts'
import { postStratify } from '../../../../../main/core/weighting/post-stratify.ts'
import { causeOf, designOf, type Person, people, sexOf, yOf } from '../../../../harness/random-survey.ts'
import { refusal } from '../../../../harness/refusal.ts'
import { categories, coded, numbers } from '../../../../harness/survey-data.ts'

const input: DesignInput = {
  rows: 5,
  strata: [coded('h', ['b', 'b', 'a', 'a', 'a'])],
  units: [coded('psu', ['1', '2', '1', '2', '2'])],
  weights: numbers('w', [2, 4, 6, 8, 10]),
}

describe('jackknife', () => {
  it('leaves out one unit after the other, in the order of the records', () => {
    const design = jackknife(surveyDesign(input), false)
    expect(replicatesOf(design)).toMatchObject({ count: 4, scale: 1, rscales: Float64Array.of(0.5, 0.5, 0.5, 0.5) })
    expect(replicateWeights(design, 0)).toEqual(Float64Array.of(0, 8, 6, 8, 10))
    expect(replicateWeights(design, 3)).toEqual(Float64Array.of(2, 4, 12, 0, 0))
  })

  it('of one stratum has its factor as the scale', () => {
    const design = jackknife(surveyDesign({ ...input, strata: [], fpc: [numbers('N', [10, 10, 10, 10, 10])] }), false)
    expect(replicatesOf(design)).toMatchObject({ count: 2, scale: 0.8 / 2, rscales: Float64Array.of(1, 1) })
  })

  it('agrees with linearisation on totals', () => {
    fc.assert(
      fc.property(people, (list) => {
        const design = designOf(list)
        const { values } = yOf(list)
        const total = (weights: Float64Array) =>
          Float64Array.of(weights.reduce((sum, weight, row) => sum + weight * (values[row] as number), 0))
        const [byReplicates = Number.NaN] = replicateCovariance(jackknife(design, false), total)
        const linear = variance(design, values)
        expect(Math.abs(byReplicates - linear)).toBeLessThanOrEqual(1e-10 * Math.max(1, linear))
      }),
    )
  })
})

describe('hadamard', () => {
  it.each([1, 2, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48])('finds a matrix of order %i', (order) => {
    expect(hadamard(order).order).toBe(order)
  })

  it('has orthogonal rows, the first of them constant', () => {
    for (let least = 1; least <= 120; least++) {
      const { order, values } = hadamard(least)
      expect(order).toBeGreaterThanOrEqual(least)
      for (let i = 0; i < order; i++) {
        expect(values[i]).toBe(1)
        for (let j = 0; j < i; j++) {
          let product = 0
          for (let k = 0; k < order; k++)
            product += (values[i * order + k] as number) * (values[j * order + k] as number)
          if (product !== 0) expect(product).toBe(0)
        }
      }
    }
  })
})

describe('balancedReplicates', () => {
  it.each([0, 0.3])('with rho %f agrees with linearisation on totals', (rho) => {
    const rows = 14
    const values = Float64Array.from({ length: rows }, (_, row) => (row * 37) % 11)
    const design = surveyDesign({
      rows,
      strata: [
        coded(
          'h',
          Array.from({ length: rows }, (_, row) => `h${row >> 1}`),
        ),
      ],
      weights: numbers(
        'w',
        Array.from({ length: rows }, (_, row) => 1 + (row % 5)),
      ),
    })
    const total = (weights: Float64Array) =>
      Float64Array.of(weights.reduce((sum, weight, row) => sum + weight * (values[row] as number), 0))
    const balanced = balancedReplicates(design, rho, false)
    expect(replicatesOf(balanced).count).toBe(8)
    const linear = variance(design, values)
    expect(Math.abs((replicateCovariance(balanced, total)[0] as number) / linear - 1)).toBeLessThanOrEqual(1e-10)
    expect(degreesOfFreedom(balanced)).toBe(7)
  })

  it('refuses strata of other than two units, and rho of 1', () => {
    const design = surveyDesign({ ...input, strata: [], units: [coded('psu', ['1', '2', '3', '3', '3'])] })
    expect(refusal(() => balancedReplicates(design, 0, false))).toMatchObject({
      code: 'design.unpaired-strata',
      params: { strata: 1 },
    })
    expect(refusal(() => balancedReplicates(design, 1, false))).toMatchObject({ code: 'design.bad-rho' })
  })
})

describe('what is drawn', () => {
  // The same strata and units, written with letters that sort the other way round.
  const letters = (text: string): string => String.fromCharCode(200 - text.charCodeAt(0))
  const rows = 24
  const strata = Array.from({ length: rows }, (_, row) => 'cab'.charAt(Math.floor(row / 8)))
  const units = Array.from({ length: rows }, (_, row) => '5271'.charAt(row % 4))
  const sampleOf = (codes: (text: string) => string, unitCodes: readonly string[] = units): SurveyDesign =>
    surveyDesign({
      rows,
      strata: [coded('h', strata.map(codes))],
      units: [coded('psu', unitCodes.map(codes)), coded('hogar', [...units.keys()].map(String))],
      fpc: [numbers('N', new Array(rows).fill(10)), numbers('M', new Array(rows).fill(5))],
    })
  const pairs = units.map((_, row) => '92'.charAt(row % 2))

  it.each(bootstrapMethods)('of %s rests on the records, not on how strata and units are numbered', (method) => {
    const options = { method, replicates: 5, seed: 4, mse: false }
    const [one, other] = [(text: string) => text, letters].map((codes) => bootstrapReplicates(sampleOf(codes), options))
    for (let replicate = 0; replicate < 5; replicate++)
      expect(replicateWeights(other as SurveyDesign, replicate)).toEqual(
        replicateWeights(one as SurveyDesign, replicate),
      )
  })

  it('of half samples does so too', () => {
    const [one, other] = [(text: string) => text, letters].map((codes) =>
      balancedReplicates(sampleOf(codes, pairs), 0.3, false),
    )
    for (let replicate = 0; replicate < replicatesOf(one as SurveyDesign).count; replicate++)
      expect(replicateWeights(other as SurveyDesign, replicate)).toEqual(
        replicateWeights(one as SurveyDesign, replicate),
      )
  })
})

describe('suppliedReplicates', () => {
  const design = surveyDesign(input)
  const given = { combined: true, scale: 0.5, mse: false }

  it('takes weights as they are, or as factors', () => {
    const variables = [numbers('r1', [1, 2, 3, 4, 5]), numbers('r2', [5, 4, 3, 2, 1])]
    expect(replicateWeights(suppliedReplicates(design, { ...given, variables }), 1)).toEqual(
      Float64Array.of(5, 4, 3, 2, 1),
    )
    const factors = suppliedReplicates(design, { ...given, combined: false, variables })
    expect(replicateWeights(factors, 0)).toEqual(Float64Array.of(2, 8, 18, 32, 50))
  })

  it('refuses blanks, rscales that do not fit and fewer than two replicates', () => {
    const one = numbers('r1', [1, 2, 3, 4, 5])
    const blank = numbers('r2', [1, 2, Number.NaN, 4, 5])
    expect(refusal(() => suppliedReplicates(design, { ...given, variables: [one, blank] }))).toMatchObject({
      code: 'weights.missing',
      params: { variable: 'r2', rows: 1 },
    })
    expect(refusal(() => suppliedReplicates(design, { ...given, variables: [one, one], rscales: [1] }))).toMatchObject({
      code: 'design.rscales',
    })
    expect(refusal(() => suppliedReplicates(design, { ...given, variables: [one] }))).toMatchObject({
      code: 'design.few-replicates',
    })
  })
})

describe('tables of a design with replicates', () => {
  const common = {
    margins: true,
    ciLevel: 0.95,
    deff: 'replace',
    quality: { profile: 'inegi', logCv: 'symmetric' },
  } as const
  const shares = (list: readonly Person[], design: SurveyDesign) =>
    estimateTable({
      ...common,
      design,
      statistic: 'proportion',
      measure: { kind: 'categories', categories: causeOf(list) },
      dimensions: [sexOf(list)],
    }).cells

  const adjusted = (list: readonly Person[], design: SurveyDesign): SurveyDesign => {
    const { codes } = sexOf(list)
    const totals = ['F', 'M'].flatMap((code, place) => {
      const own = design.weights.reduce((sum, weight, row) => sum + (codes[row] === place + 1 ? weight : 0), 0)
      return own > 0 ? [{ codes: [code], total: own * (2 + place) }] : []
    })
    return postStratify(design, populationMargin([sexOf(list)], totals, design.weights)).design
  }

  it('have the spread of the replicates that are estimated one by one', () => {
    fc.assert(
      fc.property(people, fc.boolean(), (list, steps) => {
        const base = jackknife(designOf(list), false)
        const design = steps ? adjusted(list, base) : base
        const causes = causeOf(list).codes
        const [cell] = shares(list, design).filter(({ group, level }) => group[0] === null && level === 'x')
        const share = (weights: Float64Array) => {
          // A record of weight 0 in the sample is no part of an estimate, whatever a replicate makes of it.
          const isIn = (row: number) => (design.weights[row] as number) > 0
          const sum = (test: (code: number) => boolean) =>
            weights.reduce((all, weight, row) => all + (isIn(row) && test(causes[row] as number) ? weight : 0), 0)
          return Float64Array.of(sum((code) => code === 1) / sum((code) => code > 0))
        }
        let expected = 0
        const { count, rscales } = replicatesOf(design)
        const thetas = Array.from(
          { length: count },
          (_, replicate) => share(replicateWeights(design, replicate))[0] as number,
        )
        const mean = thetas.reduce((sum, theta) => sum + theta, 0) / count
        for (const [replicate, theta] of thetas.entries())
          expected += (rscales[replicate] as number) * (theta - mean) ** 2
        expected *= replicatesOf(design).scale
        if (Number.isNaN(expected) || cell?.estimate === null) expect(cell?.se ?? null).toBeNull()
        else expect(cell?.se).toBeCloseTo(Math.sqrt(expected), 9)
      }),
      { numRuns: 60 },
    )
  })

  it('know post-stratified totals without error, and no more degrees of freedom than replicates', () => {
    const list = categories('sex', ['F', 'M', 'F', 'M', 'F', 'M', 'F', 'M'])
    const base = surveyDesign({ rows: 8, units: [coded('psu', ['1', '1', '2', '2', '3', '3', '4', '4'])] })
    const replicated = bootstrapReplicates(base, { method: 'subbootstrap', replicates: 3, seed: 5, mse: true })
    const margin = populationMargin(
      [list],
      [
        { codes: ['F'], total: 10 },
        { codes: ['M'], total: 30 },
      ],
      base.weights,
    )
    const { design } = postStratify(replicated, margin)
    const { cells } = estimateTable({ ...common, margins: false, design, statistic: 'count', dimensions: [list] })
    expect(cells.map(({ estimate, se, df }) => [estimate, se, df])).toEqual([
      [10, 0, 2],
      [30, 0, 2],
    ])
  })
})
