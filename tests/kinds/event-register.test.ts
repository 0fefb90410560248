import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnalysisResult } from '../../main/contract/analysis.ts'
import type { CheckResult } from '../../main/contract/checks.ts'
import type { ResultTable } from '../../main/contract/results.ts'
import { refuseUnsafe } from '../../main/core/analysis/refuse-unsafe.ts'
import type { Engine } from '../../main/engine/context.ts'
import { runPlan, temporaryFolder, testEngine } from '../harness/engine.ts'
import { approveAll } from '../harness/release-alone.ts'

/** The sample of the event register: 40 events of which two are the same, 75 notes, 8 returns, 8 states; all invented. */
describe('the event register', () => {
  const place = temporaryFolder()
  let engine: Engine
  let tables: readonly ResultTable[] = []
  let analyses: readonly AnalysisResult[] = []
  let checks: readonly CheckResult[] = []
  const part = (id: string, name: string) => {
    const found = analyses.find((one) => one.id === id)?.parts.find((one) => one.name === name)
    if (!found) throw new Error(`no part ${name}`)
    return found.rows.map((row) => Object.fromEntries(found.columns.map((column, at) => [column.name, row[at]])))
  }
  const figures = (id: string) =>
    Object.fromEntries(
      tables.find((one) => one.id === id)?.cells.map(({ group, estimate }) => [group.join() || 'all', estimate]) ?? [],
    )

  beforeAll(async () => {
    engine = testEngine()
    const { plan } = await engine.call('sample.write', { folder: join(place.folder, 'files'), kind: 'event-register' })
    tables = (await runPlan(engine, join(place.folder, 'study'), plan)).tables
    analyses = (await engine.call('plan.analyses', {})).analyses
    checks = (await engine.call('check.run', {})).checks
  })
  afterAll(async () => {
    await engine.close()
    place.remove()
  })

  test('counts every event once: 40 noted, E23 being E22 under another name', () => {
    expect(figures('verificacion')).toEqual({ 1: 1, 2: 12, 3: 26, all: 39 })
    // 74 notes without the copy of N01; two of them speak of no event as yet.
    expect(part('episodios', 'events')).toEqual([
      { headline: 'events.episodes', number: 39 },
      // Below 10 households and 50 persons: E10 (30), E28 (40), E31 (25) and E40 (35); E13 has no figure.
      { headline: 'events.mass', number: 34 },
      { headline: { es: 'Estados con episodios', en: 'States with episodes' }, number: 8 },
      // By state, in the order of their codes: 5 + 2 + 6 + 5 + 3 + 3 + 1 + 2; 16-01, 12-01 and others more than once.
      { headline: { es: 'Municipios con episodios', en: 'Municipalities with episodes' }, number: 27 },
      { headline: 'events.notes', number: 72 },
      { headline: 'events.personsMin', number: 5995 },
      { headline: 'events.persons', number: 6585 },
      { headline: 'events.personsMax', number: 7085 },
      // E12 100 + E18 30 + E20 150 + E22 200 + E35 120.
      { headline: 'events.counted', number: 600 },
      // 50 + 180 + 120 + 100 + 40 + 250 + 90 + 300.
      { headline: 'events.returned', number: 1130 },
      // 6585 − 600 − 1130.
      { headline: 'events.running', number: 4855 },
    ])
  })

  test('splits by cause twice, by episodes and by persons, which do not agree', () => {
    const causes = part('episodios', 'eventsBy.causa').map(({ episodes, persons, episodeShare, personShare }) => [
      episodes,
      persons,
      Math.round(1000 * Number(episodeShare)) / 10,
      Math.round(1000 * Number(personShare)) / 10,
    ])
    // 25/39 = 64.1 % of episodes but 5495/6585 = 83.4 % of persons.
    expect(causes).toEqual([
      [25, 5495, 64.1, 83.4],
      [3, 120, 7.7, 1.8],
      [7, 760, 17.9, 11.5],
      [2, 115, 5.1, 1.7],
      [2, 95, 5.1, 1.4],
      [39, 6585, 100, 100],
    ])
    // The library's tables of the same register say the same.
    expect(figures('i1_events')['null,null'] ?? figures('i1_events')[',']).toBe(39)
    expect(figures('i1_persons')['2025,3']).toBe(180)
  })

  test('takes the least and the most from the notes, and says what was converted from households', () => {
    // E33: 50 households, 180 persons and 60 households in its notes: 180 to 240 with 4 persons each, 200 chosen.
    const july = part('episodios', 'eventsByMonth').find(({ month }) => month === '2025-07')
    expect(july).toMatchObject({ episodes: 2, persons: 900 })
    expect(part('episodios', 'conversion')).toEqual([
      expect.objectContaining({ way: 'conversion.asCounted', episodes: 32, persons: 5865, factorSource: null }),
      // E03 40, E06 25, E11 15, E21 30, E25 20 and E33 50 households.
      expect.objectContaining({ episodes: 6, households: 180, persons: 720, perHousehold: 4 }),
      expect.objectContaining({ way: 'conversion.noFigure', episodes: 1 }),
    ])
    expect(part('episodios', 'eventsByNotes').map(({ episodes }) => episodes)).toEqual([1, 12, 18, 8, 39])
  })

  test('counts nobody twice in the running total, and counts anew who had returned', () => {
    const months = part('episodios', 'eventsByMonth')
    expect(months).toHaveLength(24)
    const at = (month: string) => months.find((row) => row.month === month)
    // E12: 150 persons, of whom 100 are of E01. January to June 2024: 300 + 280 + 560 + 180 + 245 + 90 = 1655.
    expect(at('2024-06')).toMatchObject({ running: 1655 })
    expect(at('2024-07')).toMatchObject({ persons: 150, countedBefore: 100, anew: 50, running: 1705 })
    // E18 says that 60 of its 100 persons are of E07; 50 of the 80 of E07 had returned, so 30 are, and 180 return to E05.
    expect(at('2024-11')).toMatchObject({ persons: 100, countedBefore: 30, anew: 70, returned: 180, running: 2295 })
    expect(at('2025-12')).toMatchObject({ running: 4855 })
  })

  test('ranks states by an index that shows what it is made of', () => {
    const [first, ...others] = part('riesgo', 'riskIndex')
    // Guerrero 2025: E20 400 + E21 120 + E30 310 + E35 180 + E39 90 = 1100 persons of 3.5 million: 31.4 per 100,000. It has
    // the most of all but the trend (5 − 5 = 0, between −1 and 1): (2·1 + 1 + 1 + ½ + 1) / 6.
    expect(first).toMatchObject({ area: 'Guerrero', rank: 1, personas: 1100, episodios: 5, repetidas: 270 })
    expect(first?.tasa).toBeCloseTo(31.4286, 4)
    expect(first?.riskIndex).toBeCloseTo((100 * 5.5) / 6, 10)
    expect(others).toHaveLength(7)
    expect(figures('tasa_estado')['25']).toBeCloseTo((835 / 3_000_000) * 100_000, 10)
  })

  test('draws the index as a map and the running total as a line, of the analyses themselves', async () => {
    const draw = (chart: { chart: 'map' | 'trend'; table: string }) =>
      engine.call('chart.draw', { chart: { id: 'prueba', ...chart }, language: 'es' })
    const map = await draw({ chart: 'map', table: 'riesgo.riskIndex.riskIndex' })
    expect(map.figures).toHaveLength(8)
    expect(map.figures[0]).toMatchObject({ main: 'Guerrero', estimate: expect.closeTo((100 * 5.5) / 6, 10), low: null })
    const line = await draw({ chart: 'trend', table: 'episodios.eventsByMonth.running' })
    expect(line.figures.map(({ estimate }) => estimate).slice(-3)).toEqual([5030, 4820, 4855])
    await expect(draw({ chart: 'map', table: 'riesgo.riskIndex.nada' })).rejects.toThrow('report.chart-table')
  })

  test('finds the event noted twice, the note noted twice, and what is not linked yet', () => {
    const failing = Object.fromEntries(checks.map(({ rule, failing }) => [rule, failing]))
    expect(failing).toMatchObject({
      posible_mismo_evento: 2,
      nota_repetida: 2,
      nota_sin_evento: 2,
      con_notas: 1,
      elegida_entre_las_notas: 0,
      orden_de_fechas: 0,
      evento_repetido: 0,
    })
  })

  test('claims no precision for a count of records', () => {
    for (const { se, ciLow, cv, verdict } of tables.flatMap((table) => table.cells))
      expect([se, ciLow, cv, verdict.level]).toEqual([null, null, null, 'notApplicable'])
    expect(analyses.map(({ nature }) => nature)).toEqual(['records', 'index'])
    expect(
      analyses.flatMap(({ parts }) => parts.flatMap(({ columns }) => columns.map(({ name }) => name))),
    ).not.toContain('se')
  })

  test('may leave with the households behind its figures, not with the number of its events', () => {
    // The fewest: E13, the unverified event without a figure, stands for one household.
    expect(analyses[0]?.fewest).toBe(1)
    // Veracruz in 2025: E31 with 25 persons, by five.
    expect(analyses[1]?.fewest).toBe(5)
    const [events, risk] = analyses as [AnalysisResult, AnalysisResult]
    expect(() => refuseUnsafe(events, events.id, [], 5)).toThrow(
      expect.objectContaining({ code: 'analysis.few-behind' }),
    )
    expect(() => refuseUnsafe(risk, risk.id, [], 5)).not.toThrow()
  })

  test('converts with the number that the plan declares once, and prints it with its source', async () => {
    const { plan } = await engine.call('plan.describe', {})
    const factor = plan?.parameters.find(({ name }) => name === 'personas_por_hogar')
    if (!factor) throw new Error('the plan declares no factor')
    const { html: before } = await engine.call('report.preview', { language: 'es' })
    expect(before).toContain('Personas por hogar con que se convierten hogares en personas')
    expect(before).toContain('Parámetro del estudio: 4 personas por hogar')
    const changed = { ...factor, value: 4.5, source: { es: 'Censo de prueba', en: 'Census of the test' } }
    await engine.call('plan.edit', { edits: [{ edit: 'parameter', parameter: changed }] })
    analyses = (await engine.call('plan.analyses', {})).analyses
    // The same 180 households, each event rounded by itself: 180 + 113 + 68 + 135 + 90 + 225.
    expect(part('episodios', 'conversion')[1]).toMatchObject({ episodes: 6, households: 180, persons: 811 })
    await engine.call('plan.run', {})
    const { html: after } = await engine.call('report.preview', { language: 'es' })
    expect(after).toContain('Parámetro del estudio: 4,5 personas por hogar')
    expect(after).toContain('Censo de prueba')
    await engine.call('plan.edit', { edits: [{ edit: 'parameter', parameter: factor }] })
    analyses = (await engine.call('plan.analyses', {})).analyses
    expect(part('episodios', 'conversion')[1]).toMatchObject({ persons: 720 })
  })

  test('is tried with its parameters as a form of it has them, by their names', async () => {
    const { plan } = await engine.call('plan.describe', {})
    const analysis = plan?.analyses[0]
    expect(analysis).toMatchObject({ id: 'episodios', householdSize: '$.hogar_de_proteccion' })
    const tried = await engine.call('analysis.try', { analysis: analysis as never })
    expect(tried.parts).toEqual(analyses[0]?.parts)
    expect(tried.key).toBe(analyses[0]?.key)
  })

  test('leaves whole, since all of it is published already, and says so; without that the same is not let out again', async () => {
    const { plan } = await engine.call('plan.describe', {})
    await approveAll(engine)
    const protection = await engine.call('tables.protect', {})
    expect(protection.tables.every(({ primary, secondary }) => primary + secondary === 0)).toBe(true)
    expect(protection.holdings).toEqual([])
    expect(protection.alreadyPublic.map(({ dataset }) => dataset)).toEqual(['eventos', 'estados'])
    const folder = join(place.folder, 'release')
    await engine.call('release.make', { folder })
    const notes = globSync(join(folder, '*.html')).map((file) => readFileSync(file, 'utf8'))
    for (const reason of ['ya dijeron notas de prensa', 'have said already'])
      expect(notes.some((note) => note.includes(reason))).toBe(true)
    expect((await engine.call('release.verify', { folder })).isSound).toBe(true)
    const log = await engine.call('audit.list', {})
    expect(JSON.stringify(log)).toContain('records.public')

    const notPublic = plan?.sources.map(({ alreadyPublic: _, ...source }) => source) ?? []
    await engine.call('plan.edit', {
      edits: notPublic.map((source) => ({ edit: 'source' as const, source: source as never })),
    })
    // What was approved on the strength of the declaration is to be reviewed anew.
    const { items } = await engine.call('review.list', {})
    expect(items.filter(({ isStale, item }) => !isStale && item.kind !== 'report')).toEqual([])
    expect(items.flatMap(({ because }) => because.map(({ name }) => name))).toContain('alreadyPublic')
    await engine.call('plan.run', {})
    await engine.call('plan.analyses', {})
    // Fewer households than the threshold stand behind a figure, and what the first release printed of it cannot be hidden any more.
    expect(await engine.call('tables.protect', {})).toMatchObject({ outcome: 'unprotectable', alreadyPublic: [] })
    await expect(approveAll(engine)).rejects.toMatchObject({
      code: 'review.unprotectable-after',
      params: { release: 1 },
    })
    // One of them alone cannot be declared: the states take their figures from the events.
    const states = plan?.sources.find(({ dataset }) => dataset === 'estados')
    await expect(
      engine.call('plan.edit', { edits: [{ edit: 'source', source: states as never }] }),
    ).rejects.toMatchObject({ code: 'public.made-of', params: { dataset: 'estados', from: 'eventos' } })
  })

  test('takes an event that is typed in, asks whether it is one that is there, and refuses a name twice', async () => {
    const values = {
      evento: 'E41',
      estado: '12',
      municipio: '12-06',
      inicio: '2025-11-09',
      precision: 'day',
      fin: '2025-11-09',
      causa: '1',
      unidad: 'personas',
      elegida: 500,
      verificacion: '1',
    }
    const problemsOf = async (own: object) =>
      engine.call('entry.check', { dataset: 'eventos', values: { ...values, ...own } })
    // E39 began on 5 November in the same municipality by the same cause.
    expect(await problemsOf({})).toMatchObject({ problems: [], doubts: [{ rule: { id: 'posible_mismo_evento' } }] })
    expect(await problemsOf({ inicio: '2025-11-13', fin: '2025-11-13' })).toEqual({ problems: [], doubts: [] })
    expect(await problemsOf({ evento: 'E01' })).toMatchObject({ problems: [{ rule: { id: 'evento_repetido' } }] })
    await engine.call('entry.add', { dataset: 'eventos', records: [values] })
    await engine.call('entry.takeIn', { dataset: 'eventos', reason: 'prueba' })
    analyses = (await engine.call('plan.analyses', {})).analyses
    expect(part('episodios', 'events')[0]).toEqual({ headline: 'events.episodes', number: 40 })
    // 4855 and the 500.
    expect(part('episodios', 'eventsByMonth').at(-1)).toMatchObject({ month: '2025-12', running: 5355 })
  })
})
