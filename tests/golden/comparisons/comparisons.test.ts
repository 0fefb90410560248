import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { prepareDesign } from '../../../main/core/plan/designs/prepare-design.ts'
import { computeComparison } from '../../../main/core/plan/estimates/compute-comparison.ts'
import { computeTable } from '../../../main/core/plan/estimates/compute-table.ts'
import { designOf } from '../../../main/core/plan/table-inputs.ts'
import { frame } from '../../harness/frames.ts'
import { plan } from '../../harness/plans.ts'

const linesOf = (file: string): string[][] =>
  readFileSync(join(import.meta.dirname, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.replaceAll('"', '').split(','))
const [header = [], ...schools] = linesOf('../api/schools.csv')
const texts = (name: string): string[] => schools.map((line) => line[header.indexOf(name)] as string)
const numbers = (name: string): number[] => texts(name).map(Number)

const common = { stype: texts('stype'), wide: texts('sch.wide'), dnum: numbers('dnum'), pw: numbers('pw') }
const frames = new Map(
  [
    frame('schools', {
      ...common,
      fpc: numbers('fpc'),
      api00: numbers('api00'),
      api99: numbers('api99'),
      enroll: numbers('enroll'),
      isWide: common.wide.map((wide) => (wide === 'Yes' ? 1 : 0)),
    }),
    frame('earlier', { ...common, api99: numbers('api99') }),
    frame('types', { stype: ['E', 'H', 'M'], total: [4421, 755, 1018] }),
    frame('wides', { wide: ['No', 'Yes'], total: [1072, 5122] }),
  ].map((one) => [one.dataset, one]),
)

const clusters = { dataset: 'schools', psu: ['dnum'], weight: 'pw' }
const [byType, byWide] = [
  { by: ['stype'], dataset: 'types', total: 'total' },
  { by: ['wide'], dataset: 'wides', total: 'total' },
]
const designs = [
  { id: 'stratified', dataset: 'schools', strata: ['stype'], weight: 'pw', fpc: ['fpc'] },
  { id: 'clusters', ...clusters },
  { id: 'fitted', ...clusters, weighting: [{ step: 'postStratify', margin: byWide }] },
  { id: 'raked', ...clusters, weighting: [{ step: 'rake', margins: [byType, byWide], maxIterations: 500 }] },
  { id: 'earlier', ...clusters, dataset: 'earlier' },
]

const pairs = { compare: 'differences', between: 'stype' }
const direction = { compare: 'differences', between: 'wide', reference: 'No' }
const term = (stype: string, wide: string, coefficient: number) => ({ at: { stype, wide }, coefficient })
const four = [term('E', 'Yes', 1), term('E', 'No', -1), term('M', 'Yes', -1), term('M', 'No', 1)]
const mean = { statistic: 'mean', variable: 'api00' }
const byStype = { ...mean, by: ['stype'] }

type Case = { readonly table: object; readonly comparison: object; readonly design?: string }
const cases: Readonly<Record<string, Case>> = {
  'mean E-H': { table: byStype, comparison: { ...pairs, reference: 'H' } },
  'mean E-M': { table: byStype, comparison: { ...pairs, reference: 'M' } },
  'mean H-M': { table: byStype, comparison: pairs },
  slope: { table: byStype, comparison: { compare: 'trend', along: 'stype', scores: { E: 1, H: 2, M: 3 } } },
  'share E-M': {
    table: { statistic: 'proportion', variable: 'isWide', by: ['stype'] },
    comparison: { ...pairs, reference: 'M' },
  },
  'total Yes-No': { table: { statistic: 'total', variable: 'enroll', by: ['wide'] }, comparison: direction },
  'ratio Yes-No': {
    table: { statistic: 'ratio', variable: 'api00', over: 'api99', by: ['wide'] },
    comparison: direction,
  },
  'difference of differences': {
    table: { ...mean, by: ['stype', 'wide'] },
    comparison: { compare: 'contrast', terms: four },
  },
}

const planOf = (design: string, table: object, comparisons: readonly object[]) => {
  const labels = { title: 'T', unit: 'u', universe: 'U' }
  const tables = [
    { id: 'now', design, ...labels, ...table },
    { id: 'before', design: 'earlier', ...labels, statistic: 'mean', variable: 'api99' },
  ]
  return plan({
    designs,
    tables,
    comparisons: comparisons.map((one) => ({ id: 'c', title: 'C', table: 'now', ...one })),
  })
}

const computed = (design: string, { table, comparison }: Case) => {
  const made = planOf(design, table, [comparison])
  const prepared = new Map(made.designs.map((spec) => [spec.id, prepareDesign(spec, frames)]))
  const preparedFor = (spec: { id: string }) => prepared.get(spec.id) as ReturnType<typeof prepareDesign>
  const tables = new Map(
    made.tables.map((one) => [one.id, { ...computeTable(made, one, preparedFor(designOf(made, one))), key: '' }]),
  )
  const [spec] = made.comparisons
  return computeComparison(spec as NonNullable<typeof spec>, { plan: made, tables, design: preparedFor }).cells
}

const [, ...kept] = linesOf('expected.csv')
const expected = new Map(kept.map(([name = '', ...figures]) => [name, figures.map(Number)]))
const expectClose = (actual: number | null | undefined, wanted: number | undefined, tolerance: number) =>
  expect(Math.abs((actual ?? Number.NaN) / (wanted ?? Number.NaN) - 1)).toBeLessThan(tolerance)

describe.each(['stratified', 'clusters', 'fitted', 'raked'])('comparisons in the %s design', (design) => {
  const tolerance = design === 'raked' ? 1e-7 : 1e-9
  const known = Object.entries(cases).filter(([name]) => expected.has(`${design} ${name}`))

  it.each(known)('give the %s that R gives', (name, one) => {
    const cells = computed(design, one)
    const [first = '', second = ''] = name.split(' ')[1]?.split('-') ?? []
    const cell = cells.find((own) => own.first === null || (own.first === first && own.second === second))
    const [estimate, se, df, p] = expected.get(`${design} ${name}`) ?? []
    expectClose(cell?.estimate, estimate, tolerance)
    expectClose(cell?.se, se, tolerance)
    expect(cell?.df).toBe(df)
    expectClose(cell?.p, p, 1e-6)
  })
})

describe.each(['stratified', 'clusters'])('the family of a yes-or-no variable in the %s design', (design) => {
  it('has one test for each pair of groups, adjusted as R does', () => {
    const table = { statistic: 'proportion', variable: 'wide', by: ['stype'] }
    const cells = computed(design, { table, comparison: pairs })
    const adjusted = expected.get(`${design} Holm`)?.slice(0, 3) ?? []
    for (const level of ['No', 'Yes']) {
      const own = cells.filter((cell) => cell.level === level)
      expect(own.map(({ first, second }) => `${first}${second}`)).toEqual(['EH', 'EM', 'HM'])
      for (const [at, { pHolm }] of own.entries()) expectClose(pHolm, adjusted[at], 1e-6)
    }
  })
})

const independences = ['F', 'Chisq', 'Wald', 'adjWald']
const twoWay = { statistic: 'proportion', variable: 'wide', by: ['stype'] }

describe.each([
  ['stratified', 'stratified', {}],
  ['clusters', 'clusters', {}],
  ['fitted', 'fitted', {}],
  ['raked', 'raked', {}],
  ['domain', 'clusters', { where: 'd.api00 > 600' }],
])('tests of independence of a table (%s)', (name, design, domain) => {
  it.each(independences)('are those of R by %s', (independence) => {
    const made = planOf(design, { ...twoWay, ...domain, independence }, [])
    const [table] = made.tables as [(typeof made.tables)[number]]
    const result = computeTable(made, table, prepareDesign(designOf(made, table), frames)).independence
    const [statistic, , df, p] = expected.get(`${name} ${independence}`) ?? []
    expectClose(result?.statistic, statistic, 1e-6)
    expectClose(result?.df, df, 1e-6)
    expectClose(result?.p, p, 1e-6)
  })
})

describe('changes between rounds', () => {
  it.each(['overlapping', 'independent'])('of %s samples are those of R', (samples) => {
    const [cell] = computed('clusters', { table: mean, comparison: { compare: 'change', since: 'before', samples } })
    const [estimate, se, df, p] = expected.get(samples) ?? []
    expectClose(cell?.estimate, estimate, 1e-9)
    expectClose(cell?.se, se, 1e-9)
    expect(cell?.df).toBe(df)
    expectClose(cell?.p, p, 1e-8)
  })
})

const run = promisify(execFile)
const hasSurvey = await run('Rscript', ['-e', 'library(survey)']).then(
  () => true,
  () => false,
)
if (!hasSurvey) console.info('skipped: comparisons by R anew, because Rscript with the package survey is missing')

describe.skipIf(!hasSurvey)('the R script of the comparisons', () => {
  it('still prints the values that are kept', async () => {
    const { stdout } = await run('Rscript', ['expected.R'], { cwd: import.meta.dirname })
    const [, ...printed] = stdout
      .trim()
      .split('\n')
      .map((line) => line.split(','))
    expect(printed.map(([name]) => name)).toEqual(kept.map(([name]) => name))
    for (const [i, line] of printed.entries()) {
      for (const [at, figure] of line.entries()) {
        if (at > 0 && figure !== 'NA') expectClose(Number(figure), Number(kept[i]?.[at]), 1e-9)
      }
    }
  })
})
