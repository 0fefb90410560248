import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CiMethod } from '../../../main/contract/table.ts'
import { type SurveyDesign, surveyDesign } from '../../../main/core/design/survey-design.ts'
import { estimateTable, type TableInput } from '../../../main/core/estimation/estimate-table.ts'
import { populationMargin } from '../../../main/core/weighting/population-margin.ts'
import { postStratify } from '../../../main/core/weighting/post-stratify.ts'
import { rake } from '../../../main/core/weighting/rake.ts'
import { categories, coded, numbers } from '../../harness/survey-data.ts'

const linesOf = (name: string): string[][] =>
  readFileSync(join(import.meta.dirname, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.replaceAll('"', '').split(','))

const [header = [], ...schools] = linesOf('schools.csv')
const texts = (name: string): string[] => schools.map((line) => line[header.indexOf(name)] as string)
const values = (name: string) => numbers(name, texts(name).map(Number))

const rows = schools.length
const stype = categories('stype', texts('stype'))
const wide = categories('sch.wide', texts('sch.wide'))
const weights = values('pw')

const stratified = surveyDesign({ rows, strata: [coded('stype', texts('stype'))], weights, fpc: [values('fpc')] })
const clusters = surveyDesign({ rows, units: [coded('dnum', texts('dnum'))], weights })
const byType = (design: SurveyDesign) =>
  populationMargin(
    [stype],
    [
      { codes: ['E'], total: 4421 },
      { codes: ['H'], total: 755 },
      { codes: ['M'], total: 1018 },
    ],
    design.weights,
  )
const byWide = (design: SurveyDesign) =>
  populationMargin(
    [wide],
    [
      { codes: ['No'], total: 1072 },
      { codes: ['Yes'], total: 5122 },
    ],
    design.weights,
  )
const fitted = postStratify(clusters, byType(clusters)).design
const raked = rake(clusters, [byType(clusters), byWide(clusters)], { epsilon: 1e-12, maxIterations: 500 }).design
const twice = postStratify(fitted, byWide(fitted)).design

const expected = new Map(linesOf('expected.csv').map(([figure = '', ...figures]) => [figure, figures.map(Number)]))

const common = {
  margins: false,
  ciLevel: 0.95,
  ciMethod: 'wald',
  deff: 'replace',
  quality: { profile: 'inegi', logCv: 'symmetric' },
} as const
const api00 = { kind: 'number', number: values('api00') } as const

const cells = (design: SurveyDesign, input: Pick<TableInput, 'statistic'> & Partial<TableInput>) =>
  estimateTable({ ...common, design, dimensions: [], ...input }).cells

const domain = Uint8Array.from(texts('stype'), (type) => (type === 'H' ? 0 : 1))

describe.each(Object.entries({ stratified, clusters, fitted, raked }))('the %s design', (name, design) => {
  const tolerance = name === 'raked' ? 1e-7 : 1e-9
  it.each<[string, ReturnType<typeof cells>[number] | undefined]>([
    ['mean', cells(design, { statistic: 'mean', measure: api00 })[0]],
    ['total', cells(design, { statistic: 'total', measure: { kind: 'number', number: values('enroll') } })[0]],
    [
      'proportion sch.wideNo',
      cells(design, { statistic: 'proportion', measure: { kind: 'categories', categories: wide } })[0],
    ],
    ['ratio', cells(design, { statistic: 'ratio', measure: api00, over: values('api99') })[0]],
    ['by Yes', cells(design, { statistic: 'mean', measure: api00, dimensions: [wide], dfRule: 'design' })[1]],
    ['domain', cells(design, { statistic: 'mean', measure: api00, domain })[0]],
  ])('gives the %s that R gives', (figure, cell) => {
    const [estimate, se, low, high, deff] = expected.get(`${name} ${figure}`) as number[]
    const close = (actual: number | null | undefined, wanted = Number.NaN, scale = wanted) =>
      expect(Math.abs((actual ?? Number.NaN) - wanted)).toBeLessThanOrEqual(tolerance * Math.abs(scale))
    close(cell?.estimate, estimate)
    close(cell?.se, se, Math.max(se as number, 1e-3 * (estimate as number)))
    close(cell?.ciLow, low, estimate)
    close(cell?.ciHigh, high, estimate)
    if (!Number.isNaN(deff)) close(cell?.deff, deff)
  })
})

/** R reads the likelihood limits off an interpolated profile (docs/decisions/0011); the rest is exact. */
describe('an interval of a proportion', () => {
  it.each<[string, CiMethod, number]>([
    ['mean', 'wald', 1e-9],
    ['z', 'waldZ', 1e-9],
    ['logit', 'logit', 1e-8],
    ['xlogit', 'logit', 1e-9],
    ['likelihood', 'likelihood', 5e-3],
    ['asin', 'asin', 1e-9],
    ['beta', 'beta', 1e-9],
  ])('by %s of R is %s', (figure, ciMethod, tolerance) => {
    const [, yes] = cells(clusters, {
      statistic: 'proportion',
      measure: { kind: 'categories', categories: wide },
      ciMethod,
    })
    const [estimate, , low, high] = expected.get(`interval ${figure}`) as [number, number, number, number]
    expect(Math.abs((yes?.estimate as number) / estimate - 1)).toBeLessThan(1e-9)
    expect(Math.abs((yes?.ciLow as number) / low - 1)).toBeLessThan(tolerance)
    expect(Math.abs((yes?.ciHigh as number) / high - 1)).toBeLessThan(tolerance)
  })
})

describe('a design that was post-stratified twice', () => {
  it.each([
    ['mean', api00],
    ['total', { kind: 'number', number: values('enroll') } as const],
  ] as const)('has the standard error of the %s that residuals of the last step first give', (statistic, measure) => {
    const [estimate, se] = expected.get(`twice ${statistic}`) as [number, number]
    const [cell] = cells(twice, { statistic, measure })
    expect(Math.abs((cell?.estimate as number) / estimate - 1)).toBeLessThan(1e-9)
    expect(Math.abs((cell?.se as number) / se - 1)).toBeLessThan(1e-9)
  })

  it('knows the totals of the last step without error', () => {
    for (const { estimate, se } of cells(twice, { statistic: 'count', dimensions: [wide] })) {
      expect((se as number) / (estimate as number)).toBeLessThan(1e-12)
    }
  })
})
