import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../../main/engine/context.ts'
import { runPlan, temporaryFolder, testEngine } from '../../harness/engine.ts'
import { makeFiles, makeFormFiles } from './make-files.ts'
import { hasR, outcomesOf, runScript } from './run-script.ts'

if (!hasR) console.info('skipped: the script of a plan, because Rscript with the packages survey and haven is missing')

const script = 'recomputation.draft.R'
const values = (table: string): string => join('recomputation.draft.values', `${table}.csv`)

describe.skipIf(!hasR)('the R script of a plan', () => {
  let engine: Engine
  let place: ReturnType<typeof temporaryFolder>
  beforeEach(() => {
    engine = testEngine()
    place = temporaryFolder()
  })
  afterEach(async () => {
    await engine.close()
    place.remove()
  })

  const recompute = (files: string) => runScript(join(place.folder, 'out', script), files)
  const written = async (plan: string, files: string) => {
    const { tables, comparisons } = await runPlan(engine, join(place.folder, 'study'), plan, files)
    await engine.call('script.write', { folder: join(place.folder, 'out'), language: 'en' })
    return { tables, comparisons, asked: [...tables, ...comparisons].map(({ id }) => id) }
  }

  it('gives the figures of every table to 1e-8, for every kind of step, design, statistic and interval', async () => {
    makeFiles(place.folder)
    makeFormFiles(place.folder)
    const { asked } = await written(join(import.meta.dirname, 'plan.yaml'), place.folder)
    const { stdout } = await recompute(place.folder)
    const outcomes = outcomesOf(stdout)
    expect(outcomes.filter(({ isEqual }) => !isEqual)).toEqual([])
    expect(outcomes.map(({ table }) => table)).toEqual(asked)

    const inStata = readFileSync(join(place.folder, 'out', 'recomputation.draft.do'), 'utf8')
    for (const id of asked) expect(inStata).toMatch(new RegExp(`^\\* (${id}:|Table ${id}:|Comparison ${id}:)`, 'm'))
  })

  it('says which figures of another program differ, and takes no other file for the one it knows', async () => {
    const plan = join(place.folder, 'plan.yaml')
    const rows = Array.from({ length: 60 }, (_, row) => `${row % 12},${100 + ((row * 37) % 90)}`)
    writeFileSync(join(place.folder, 'hogares.csv'), ['upm,gasto', ...rows].join('\n'))
    const table = 'design: d, variable: gasto, unit: u, universe: u'
    writeFileSync(
      plan,
      [
        'caracteriza: 1',
        'study: { title: Gasto, window: "2026", synthetic: true }',
        'sources: [{ dataset: hogares, format: csv, file: hogares.csv }]',
        'designs: [{ id: d, dataset: hogares, psu: [upm] }]',
        'tables:',
        `  - { id: media, title: Media, statistic: mean, ${table} }`,
        `  - { id: cuantil, title: Cuantil, statistic: quantile, ${table} }`,
        `  - { id: suma, title: Suma, statistic: total, ${table} }`,
      ].join('\n'),
    )
    const { tables } = await written(plan, place.folder)
    const altered = join(place.folder, 'out', values('cuantil'))
    const figure = String(tables.find(({ id }) => id === 'cuantil')?.cells[0]?.se)
    writeFileSync(altered, readFileSync(altered, 'utf8').replace(figure, String(Number(figure) * (1 + 1e-7))))
    const { stdout, code } = await recompute(place.folder)
    expect(code).toBe(1)
    expect(outcomesOf(stdout)).toMatchObject([
      { table: 'media', isEqual: true },
      { table: 'cuantil', isEqual: false },
      { table: 'suma', isEqual: true },
    ])

    writeFileSync(join(place.folder, 'hogares.csv'), 'another file')
    expect(await recompute(place.folder)).toMatchObject({ code: 1, stderr: expect.stringContaining('hogares.csv') })
  })

  it('leaves out the tables whose data are no longer those of the file, and says so', async () => {
    const plan = join(place.folder, 'plan.yaml')
    writeFileSync(join(place.folder, 'hogares.csv'), 'upm,gasto\n1,10\n2,20\n3,60\n')
    writeFileSync(
      plan,
      [
        'caracteriza: 1',
        'study: { title: Gasto, window: "2026", synthetic: true }',
        'sources: [{ dataset: hogares, format: csv, file: hogares.csv }]',
        'designs: [{ id: d, dataset: hogares, psu: [upm] }]',
        'tables: [{ id: gasto, title: Gasto, design: d, statistic: mean, variable: gasto, unit: u, universe: u }]',
      ].join('\n'),
    )
    await written(plan, place.folder)
    const before = readFileSync(join(place.folder, 'out', script), 'utf8')
    expect(before).toContain('id = "gasto"')
    const correction = { record: '#1', variable: 'gasto', value: 12, reason: 'digitado mal' }
    await engine.call('data.correct', { dataset: 'hogares', from: 'list', corrections: [correction], reason: 'prueba' })
    await engine.call('script.write', { folder: join(place.folder, 'out'), language: 'en' })
    const after = readFileSync(join(place.folder, 'out', script), 'utf8')
    expect(after).toContain('# Table gasto: not recomputed. Its data hold corrections')
    expect(after).not.toContain('id = "gasto"')
  })

  it('names the analyses of the plan and says why they are not in it', async () => {
    const plan = join(place.folder, 'plan.yaml')
    writeFileSync(join(place.folder, 'hogares.csv'), 'upm,gasto,tipo\n1,10,1\n2,20,0\n3,60,1\n')
    const common = 'title: T, window: "2026"'
    writeFileSync(
      plan,
      [
        'caracteriza: 1',
        'study: { title: Gasto, window: "2026", synthetic: true }',
        'sources: [{ dataset: hogares, format: csv, file: hogares.csv }]',
        'designs: [{ id: d, dataset: hogares, psu: [upm] }]',
        'tables: [{ id: gasto, title: Gasto, design: d, statistic: mean, variable: gasto, unit: u, universe: u }]',
        'analyses:',
        `  - { id: cuantos, ${common}, analysis: prevalence, design: d, displaced: d.tipo == 1, unit: u }`,
        `  - { id: fuentes, ${common}, analysis: triangulation, sources: [${['a', 'b']
          .map((name) => `{ name: ${name}, kind: survey, table: gasto, date: "2026" }`)
          .join(', ')}] }`,
      ].join('\n'),
    )
    await written(plan, place.folder)
    const { stdout, code } = await recompute(place.folder)
    expect(code).toBeUndefined()
    expect(outcomesOf(stdout)).toMatchObject([{ table: 'gasto', isEqual: true }])
    for (const [file, sign] of [
      [script, '#'],
      ['recomputation.draft.do', '*'],
    ] as const) {
      const text = readFileSync(join(place.folder, 'out', file), 'utf8')
      expect(text).toContain(`${sign} Analysis cuantos (Prevalence by the screening): not recomputed. The script`)
      expect(text).toMatch(/Analysis fuentes \(Triangulation of sources\): not recomputed by itself\..*: gasto\./)
    }
  })

  it('leaves out a repeat whose parents have other keys than when it was joined', async () => {
    const plan = join(place.folder, 'plan.yaml')
    writeFileSync(join(place.folder, 'hogares.csv'), 'KEY,upm\na,1\nb,2\n')
    writeFileSync(join(place.folder, 'personas.csv'), 'PARENT_KEY,edad\na,10\na,20\nb,60\n')
    writeFileSync(
      plan,
      [
        'caracteriza: 1',
        'study: { title: Edad, window: "2026", synthetic: true }',
        'sources:',
        '  - { dataset: hogares, format: csv, file: hogares.csv }',
        '  - { dataset: personas, format: csv, file: personas.csv, parent: { dataset: hogares } }',
        'designs: [{ id: d, dataset: personas, psu: [parent_key] }]',
        'tables: [{ id: edad, title: Edad, design: d, statistic: mean, variable: edad, unit: u, universe: u }]',
      ].join('\n'),
    )
    await written(plan, place.folder)
    const { stdout } = await recompute(place.folder)
    expect(outcomesOf(stdout)).toMatchObject([{ table: 'edad', isEqual: true }])

    writeFileSync(join(place.folder, 'hogares.csv'), 'KEY,upm\nb,1\na,2\n')
    const source = { dataset: 'hogares', format: 'csv', file: 'hogares.csv' } as const
    await engine.call('data.import', { source, folder: place.folder, reason: 'otra entrega' })
    await engine.call('script.write', { folder: join(place.folder, 'out'), language: 'en' })
    const after = readFileSync(join(place.folder, 'out', script), 'utf8')
    expect(after).toContain('# Table edad: not recomputed. The records that its own belong to have changed')
    expect(after).not.toContain('id = "edad"')
  })
})
