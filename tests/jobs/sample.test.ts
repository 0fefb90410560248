import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ResultTable } from '../../main/contract/results.ts'
import type { Engine } from '../../main/engine/context.ts'
import { runPlan, temporaryFolder, testEngine } from '../harness/engine.ts'

/** Every file below a folder, by its path in it. */
const filesIn = (folder: string): Map<string, Buffer> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder.length + 1), readFileSync(file)]),
  )

describe('the sample study', () => {
  const place = temporaryFolder()
  const engines: Engine[] = []
  const tables: ResultTable[][] = []

  beforeAll(async () => {
    for (const name of ['first', 'second']) {
      const engine = testEngine({ now: () => new Date(name === 'first' ? 0 : 1e12) })
      engines.push(engine)
      const folder = join(place.folder, name)
      const { plan } = await engine.call('sample.write', { folder: join(folder, 'files') })
      tables.push((await runPlan(engine, join(folder, 'study'), plan)).tables)
      await engine.call('report.write', { folder: join(folder, 'out'), languages: ['es', 'en'] })
    }
  })
  afterAll(async () => {
    for (const engine of engines) await engine.close()
    place.remove()
  })

  test('gives the same bytes twice, whatever the day and the study', () => {
    const [first, second] = ['first', 'second'].map((name) => filesIn(join(place.folder, name, 'out')))
    expect([...(first?.keys() ?? [])].sort()).toEqual([...(second?.keys() ?? [])].sort())
    const differing = [...(first ?? [])].filter(([name, bytes]) => !second?.get(name)?.equals(bytes))
    expect(differing.map(([name]) => name)).toEqual([])
  })

  test('writes HTML, DOCX, PDF, XLSX, charts and a CSV package in both languages, all of them drafts and marked synthetic', () => {
    const files = filesIn(join(place.folder, 'first', 'out'))
    const names = [...files.keys()]
    for (const ending of ['html', 'docx', 'pdf']) {
      expect(names).toContain(`informe.borrador.es.${ending}`)
      expect(names).toContain(`report.draft.en.${ending}`)
    }
    expect(names).toContain('cuadros.borrador.es.xlsx')
    expect(names.filter((name) => !/borrador|draft/.test(name))).toEqual([])
    for (const [name, warning] of [
      ['informe.borrador.es.html', 'DATOS SINTÉTICOS'],
      ['report.draft.en.html', 'SYNTHETIC DATA'],
      ['datos.borrador/datapackage.json', 'DATOS SINTÉTICOS'],
    ] as const) {
      expect(files.get(name)?.toString()).toContain(warning)
    }
  })

  test('joins the members in the Kobo export to their families, with the labels of the form in both languages', async () => {
    const engine = engines[0] as Engine
    const values = async (dataset: string, ...variables: string[]) => {
      const pages = [0, 500, 1000].map((from) => engine.call('data.rows', { dataset, from, count: 500, variables }))
      const read = await Promise.all(pages)
      return variables.map((_, at) => read.flatMap(({ columns }) => columns[at]?.values as string[]))
    }
    const [shelters = [], uuids = []] = await values('monitoreo', 'albergue', '_uuid')
    const [parents = [], ages = []] = await values('monitoreo_miembros', 'parent_key', 'edad')
    expect(uuids).toHaveLength(180)
    expect(new Set(parents)).toEqual(new Set(uuids))
    const minors = uuids.map((uuid) => ages.filter((age, row) => parents[row] === uuid && Number(age) < 18).length)
    const table = tables[0]?.find(({ id }) => id === 'menores_albergues')
    for (const shelter of ['a1', 'a2', 'a3']) {
      const here = minors.filter((_, row) => shelters[row] === shelter)
      const cell = table?.cells.find(({ group }) => group[0] === shelter)
      expect(cell?.n).toBe(here.length)
      expect(cell?.estimate).toBeCloseTo(here.reduce((sum, count) => sum + count, 0) / here.length, 12)
    }
    const told = await engine.call('data.variables', { dataset: 'monitoreo' })
    expect(told.find(({ name }) => name === 'necesidades/ropa')).toMatchObject({ kind: 'multiple' })
    expect(told.find(({ name }) => name === 'albergue')).toMatchObject({
      label: { es: 'Albergue', en: 'Shelter' },
      categories: [{ code: 'a1', label: { es: 'Escuela (ficticia)', en: 'School (fictitious)' } }, {}, {}],
    })
  })

  test('takes a table from the study as long as nothing that feeds it has changed', async () => {
    const engine = engines[0] as Engine
    const again = await engine.call('plan.run', {})
    expect(again).toMatchObject({ computed: 0, reused: tables[0]?.length })
    expect(again.comparisons.length).toBeGreaterThan(2)
    expect((await engine.call('plan.results', {})).comparisons).toEqual(again.comparisons)
    const text = join(place.folder, 'plan.yaml')
    await engine.call('plan.export', { file: text })
    const changed = readFileSync(text, 'utf8').replace('profile: cepal-2023', 'profile: inegi')
    writeFileSync(text, changed)
    await engine.call('plan.load', { file: text })
    expect((await engine.call('plan.results', {})).comparisons).toEqual([])
    expect(await engine.call('plan.run', {})).toMatchObject({ reused: 0, computed: tables[0]?.length })
  })

  test('leaves a signed record of everything that was done', async () => {
    const records = await (engines[1] as Engine).call('audit.list', {})
    expect(records.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['study.created', 'version.written', 'plan.saved', 'run.finished', 'report.written']),
    )
    expect(await (engines[1] as Engine).call('study.check', {})).toEqual({ findings: [] })
  })
})
