import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeSampleStudy } from '../../../resources/kinds/two-phase-survey/make.ts'
import { computedBy, type DerivedSample, deriveSample } from '../../harness/sample-study.ts'

const run = promisify(execFile)
const hasSurvey = await run('Rscript', ['-e', 'library(survey)']).then(
  () => true,
  () => false,
)
if (!hasSurvey) console.info('skipped: the sample study against R, because Rscript with the package survey is missing')

/** From raw files to figures twice, by two programs that share nothing: the plan and R survey. */
describe.skipIf(!hasSurvey)('the sample study by the plan and by R survey', () => {
  let sample: DerivedSample
  const { tableOf, comparisonOf } = computedBy(() => sample)
  let byR: ReadonlyMap<string, readonly number[]>

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sample-'))
    await makeSampleStudy(folder)
    sample = await deriveSample(folder)
    const { stdout } = await run('Rscript', [join(import.meta.dirname, 'figures.R'), folder])
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => line.split(' '))
    byR = new Map(lines.map(([name = '', ...figures]) => [name, figures.map(Number)]))
    await rm(folder, { recursive: true })
  })

  it.each<[figure: string, table: string, group: (string | null)[], level: string | null]>([
    ['share', 'b1_mobility', [null], '3'],
    ['families', 'b2_households', [null], null],
    ['displaced', 'personas_en_familias', ['1'], null],
    ['born', 'personas_en_familias', ['2'], null],
    ['girls', 'c1_age', ['2'], '5-11'],
  ])('give the same %s', (figure, table, group, level) => {
    const { cells } = tableOf(table)
    const cell = cells.find((one) => one.level === level && one.group.every((code, i) => code === group[i]))
    const [estimate = Number.NaN, se = Number.NaN] = byR.get(figure) ?? []
    expect(Math.abs((cell?.estimate ?? Number.NaN) / estimate - 1)).toBeLessThan(1e-9)
    expect(Math.abs((cell?.se ?? Number.NaN) / se - 1)).toBeLessThan(1e-7)
  })

  it('give the same trend by year, with calibrated weights', () => {
    const [cell] = comparisonOf('b5_year_trend').cells
    const [estimate = Number.NaN, se = Number.NaN] = byR.get('trend') ?? []
    expect(Math.abs((cell?.estimate ?? Number.NaN) / estimate - 1)).toBeLessThan(1e-7)
    expect(Math.abs((cell?.se ?? Number.NaN) / se - 1)).toBeLessThan(1e-6)
  })
})
