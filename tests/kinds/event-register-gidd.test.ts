import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnalysisResult } from '../../main/contract/analysis.ts'
import type { Cell, ResultTable } from '../../main/contract/results.ts'
import type { Engine } from '../../main/engine/context.ts'
import { runPlan, temporaryFolder, testEngine } from '../harness/engine.ts'
import { shared, sharedFolder, tellSkipped } from '../harness/shared.ts'

if (!sharedFolder) tellSkipped('an event register of real events', 'CARACTERIZA_SHARED')

/** One storm can be an event of several countries: a record is named by its country and its event. */
const planOf = (file: string): string => `caracteriza: 1
study: { title: { es: Desastres en tres países, en: Disasters in three countries }, window: 2008–2024 }
sources:
  - { dataset: eventos, format: csv, file: ${file}, options: { delimiter: ",", encoding: utf-8 } }
checks:
  - dataset: eventos
    record: event_name
    rules:
      - { id: nombre_repetido, check: duplicates, label: Nombre repetido, key: [iso3, event_name] }
      - { id: cercanos, check: duplicates, severity: warning, label: ¿El mismo?, key: [iso3, hazard_type_name], within: { variable: start_date, days: 3 }, where: "d.iso3 == 'HND'" }
derivations:
  - { step: exclude, dataset: eventos, where: "d.iso3 != 'HND' && d.iso3 != 'SLV' && d.iso3 != 'MEX'", reason: Otros países }
  - { step: derive, dataset: eventos, name: evento, formula: "d.iso3 + ' ' + d.event_name" }
  - { step: distinct, dataset: eventos, key: [evento], reason: Eventos anotados dos veces }
  - { step: derive, dataset: eventos, name: precision, formula: op.lower(d.start_date_accuracy) }
designs:
  - { id: registro, dataset: eventos, probability: false }
tables:
  - { id: episodios, title: Episodios, design: registro, statistic: count, by: [iso3, year, hazard_type_name], unit: episodios, universe: Eventos }
  - { id: personas, title: Personas, design: registro, statistic: total, variable: new_displacement, by: [iso3, year, hazard_type_name], unit: desplazamientos, universe: Eventos }
analyses:
${['HND', 'SLV', 'MEX'].map(analysisOf).join('')}`

function analysisOf(country: string): string {
  return `  - id: ${country.toLowerCase()}
    title: ${country}
    analysis: events
    dataset: eventos
    where: d.iso3 == '${country}'
    event: evento
    date: start_date
    accuracy: precision
    persons: { chosen: new_displacement }
    by: [year, hazard_type_name]
`
}

type Row = { iso3: string; year: string; hazard_type_name: string; new_displacement: string; event_name: string }
type Count = { episodes: number; persons: number }

/** Episodes and persons of the file by its own columns, read by another library and added up here. */
const countBy = (rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, Count> => {
  const counts = new Map<string, Count>()
  for (const row of rows) {
    const { episodes, persons } = counts.get(keyOf(row)) ?? { episodes: 0, persons: 0 }
    counts.set(keyOf(row), { episodes: episodes + 1, persons: persons + Number(row.new_displacement) })
  }
  return counts
}

describe.skipIf(!sharedFolder)('disaster events of GIDD for Honduras, El Salvador and Mexico', () => {
  const file = shared('data/idmc_gidd/disaster_events.csv')
  const place = temporaryFolder()
  let engine: Engine
  let tables: readonly ResultTable[] = []
  let analyses: readonly AnalysisResult[] = []
  let rows: readonly Row[] = []
  const part = (country: string, name: string) => {
    const found = analyses.find(({ id }) => id === country.toLowerCase())?.parts.find((one) => one.name === name)
    if (!found) throw new Error(`no part ${name}`)
    return found.rows.map((row) => Object.fromEntries(found.columns.map((column, at) => [column.name, row[at]])))
  }
  const cells = (id: string): readonly Cell[] => tables.find((table) => table.id === id)?.cells ?? []
  const cellOf = (id: string, ...group: (string | null)[]) =>
    cells(id).find((cell) => cell.group.every((code, at) => code === (group[at] ?? null)))?.estimate

  beforeAll(async () => {
    engine = testEngine()
    const files = join(place.folder, 'files')
    mkdirSync(files)
    symlinkSync(file, join(files, 'eventos.csv'))
    writeFileSync(join(files, 'plan.yaml'), planOf('eventos.csv'))
    tables = (await runPlan(engine, join(place.folder, 'study'), join(files, 'plan.yaml'))).tables
    analyses = (await engine.call('plan.analyses', {})).analyses
    const { data } = Papa.parse<Row>(readFileSync(file, 'utf8').trim(), { header: true })
    rows = data.filter(({ iso3 }) => ['HND', 'SLV', 'MEX'].includes(iso3))
  })
  afterAll(async () => {
    await engine.close()
    place.remove()
  })

  test.each([
    ['MEX', 253, 2_735_077],
    ['HND', 208, 1_125_687],
    ['SLV', 54, 134_881],
  ])('%s has %i episodes, each once, and %i displacements of persons', (country, episodes, persons) => {
    expect(part(country, 'events')).toEqual(
      expect.arrayContaining([
        { headline: 'events.episodes', number: episodes },
        { headline: 'events.persons', number: persons },
      ]),
    )
    expect(new Set(rows.filter(({ iso3 }) => iso3 === country).map((row) => row.event_name)).size).toBe(episodes)
    expect([cellOf('episodios', country), cellOf('personas', country)]).toEqual([episodes, persons])
  })

  test('by year and hazard, episodes and persons stand side by side as the file has them', () => {
    for (const country of ['HND', 'SLV', 'MEX']) {
      const own = rows.filter(({ iso3 }) => iso3 === country)
      for (const variable of ['year', 'hazard_type_name'] as const) {
        const expected = countBy(own, (row) => row[variable])
        const found = part(country, `eventsBy.${variable}`)
          .filter(({ category, episodes }) => category !== 'total' && episodes !== 0)
          .map(({ category, episodes, persons }) => [(category as { es: string }).es, { episodes, persons }])
        expect(new Map(found as [string, Count][])).toEqual(new Map(expected))
      }
    }
  })

  test('the tables by country, year and hazard say the same in every cell', () => {
    const expected = countBy(rows, ({ iso3, year, hazard_type_name }) => [iso3, year, hazard_type_name].join())
    for (const [key, { episodes, persons }] of expected) {
      expect(cellOf('episodios', ...key.split(','))).toBe(episodes)
      expect(cellOf('personas', ...key.split(','))).toBe(persons)
    }
    const full = cells('episodios').filter(({ group, estimate }) => !group.includes(null) && (estimate ?? 0) > 0)
    expect(full).toHaveLength(expected.size)
    for (const { se, ciLow } of cells('personas')) expect([se, ciLow]).toEqual([null, null])
  })

  test('the cumulative figure ends with all displacements, month by month', () => {
    for (const country of ['HND', 'SLV', 'MEX']) {
      const months = part(country, 'eventsByMonth')
      const total = part(country, 'events').find(({ headline }) => headline === 'events.persons')?.number
      expect(months.at(-1)?.cumulative).toBe(total)
      expect(months.reduce((sum, { persons }) => sum + Number(persons), 0)).toBe(total)
    }
  })

  test('events with the same name are none, and those near each other are proposed, not joined', async () => {
    const { checks } = await engine.call('check.run', {})
    const failing = Object.fromEntries(checks.map((check) => [check.rule, check.failing]))
    const honduras = rows.filter(({ iso3 }) => iso3 === 'HND') as (Row & { start_date: string })[]
    const near = honduras.filter((one) =>
      honduras.some(
        (other) =>
          other !== one &&
          other.hazard_type_name === one.hazard_type_name &&
          Math.abs(Date.parse(other.start_date) - Date.parse(one.start_date)) <= 3 * 86_400_000,
      ),
    )
    expect(failing).toMatchObject({ cercanos: near.length })
    expect(near.length).toBeGreaterThan(0)
  })

  test('a file with events twice gives the same figures, and is refused where nothing takes the copies out', async () => {
    const text = readFileSync(file, 'utf8').trimEnd()
    const again = text.split('\n').filter((line) => /^(SLV|HND),/.test(line))
    const folder = join(place.folder, 'twice')
    mkdirSync(folder)
    writeFileSync(join(folder, 'eventos.csv'), [text, ...again].join('\n'))
    writeFileSync(join(folder, 'plan.yaml'), planOf('eventos.csv'))
    const careless = planOf('eventos.csv').replace(/.*step: distinct.*\n/, '')
    writeFileSync(join(folder, 'careless.yaml'), careless)
    const other = testEngine()
    await runPlan(other, join(place.folder, 'study-twice'), join(folder, 'plan.yaml'))
    const twice = (await other.call('plan.analyses', {})).analyses
    expect(twice.map(({ parts }) => parts)).toEqual(analyses.map(({ parts }) => parts))
    await other.call('plan.load', { file: join(folder, 'careless.yaml') })
    await expect(other.call('plan.analyses', {})).rejects.toMatchObject({ code: 'events.name-twice' })
    await other.close()
  })
})
