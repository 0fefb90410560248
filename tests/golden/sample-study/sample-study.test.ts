import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { computeComparison } from '../../../main/core/plan/compute-comparison.ts'
import { computeTable } from '../../../main/core/plan/compute-table.ts'
import { prepareDesign } from '../../../main/core/plan/prepare-design.ts'
import { makeSampleStudy } from '../../../resources/sample-study/make.ts'
import { type DerivedSample, deriveSample, samplePlan } from '../../harness/sample-study.ts'

const run = promisify(execFile)
const hasSurvey = await run('Rscript', ['-e', 'library(survey)']).then(
  () => true,
  () => false,
)
if (!hasSurvey) console.info('skipped: the sample study against R, because Rscript with the package survey is missing')

/** From raw files to figures twice, by two programs that share nothing: the plan and R survey. */
describe.skipIf(!hasSurvey)('the sample study by the plan and by R survey', () => {
  let sample: DerivedSample
  let byR: ReadonlyMap<string, readonly number[]>

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sample-'))
    await makeSampleStudy(folder, samplePlan)
    sample = await deriveSample(folder)
    const { stdout } = await run('Rscript', [join(import.meta.dirname, 'figures.R'), folder])
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => line.split(' '))
    byR = new Map(lines.map(([name = '', ...figures]) => [name, figures.map(Number)]))
    await rm(folder, { recursive: true })
  }, 180_000)

  it.each<[figure: string, table: string, group: (string | null)[], level: string | null]>([
    ['share', 'movilidad', [null], '3'],
    ['families', 'familias_desplazadas', [null], null],
    ['displaced', 'personas_en_familias', ['1'], null],
    ['born', 'personas_en_familias', ['2'], null],
    ['girls', 'edad_grupos', ['2'], '5-11'],
  ])('give the same %s', (figure, table, group, level) => {
    const { cells } = tableOf(sample, table)
    const cell = cells.find((one) => one.level === level && one.group.every((code, i) => code === group[i]))
    const [estimate = Number.NaN, se = Number.NaN] = byR.get(figure) ?? []
    expect(Math.abs((cell?.estimate ?? Number.NaN) / estimate - 1)).toBeLessThan(1e-9)
    expect(Math.abs((cell?.se ?? Number.NaN) / se - 1)).toBeLessThan(1e-7)
  })

  it('give the same trend by year, with calibrated weights', () => {
    const [cell] = trendOf(sample).cells
    const [estimate = Number.NaN, se = Number.NaN] = byR.get('trend') ?? []
    expect(Math.abs((cell?.estimate ?? Number.NaN) / estimate - 1)).toBeLessThan(1e-7)
    expect(Math.abs((cell?.se ?? Number.NaN) / se - 1)).toBeLessThan(1e-6)
  })
})

const trendOf = ({ plan, frames }: Pick<DerivedSample, 'plan' | 'frames'>) => {
  const spec = plan.comparisons.find(({ id }) => id === 'tendencia_anual')
  if (!spec) throw new Error('no trend')
  const tables = new Map([[spec.table, { ...tableOf({ plan, frames }, spec.table), key: '' }]])
  return computeComparison(spec, { plan, tables, design: (own) => prepareDesign(own, frames) })
}

const tableOf = ({ plan, frames }: Pick<DerivedSample, 'plan' | 'frames'>, id: string) => {
  const table = plan.tables.find((one) => one.id === id)
  const design = plan.designs.find((one) => one.id === table?.design)
  if (!table || !design) throw new Error(`no table ${id}`)
  return computeTable(plan, table, prepareDesign(design, frames))
}
