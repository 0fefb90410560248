import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { usualKind } from '../../main/contract/study-kind.ts'
import { readPlan } from '../../main/files/plan-yaml.ts'
import { loadKinds } from '../../main/files/study-kinds.ts'
import { passphrase, resources, temporaryFolder, testEngine } from '../harness/engine.ts'
import { openKindSample } from '../harness/kind-sample.ts'

const kinds = loadKinds(resources)
const read = (kind: string, file: string) => readFileSync(join(resources, 'kinds', kind, file), 'utf8')

/** Their records are of episodes and shelters; what stands behind a figure is not told by who repeats. */
const notOfPersons: ReadonlySet<string> = new Set(['event-register', 'programme-indicators'])

describe.each(kinds.map(({ kind }) => kind))('the kind %s', (kind) => {
  const plan = readPlan(read(kind, 'plan.yaml'))

  test('says whom it is about, and that its sample is synthetic', () => {
    expect(plan.study).toMatchObject({ kind, synthetic: true, population: expect.any(String) })
    expect(read(kind, 'README.md').length).toBeGreaterThan(300)
  })

  test('says everything in both languages', () => {
    expect(inOneLanguage(plan, [])).toEqual([])
  })

  test('names files that say in their names that they are synthetic', () => {
    const files = plan.sources.flatMap(({ file }) => file ?? [])
    expect(files.filter((file) => !/_sintetico\.\w+$/.test(file))).toEqual([])
    if (kind === usualKind) return
    const kept = readdirSync(join(resources, 'kinds', kind, 'sample'))
    expect(kept.filter((file) => !/_sintetico\.\w+$/.test(file))).toEqual([])
    expect(files.filter((file) => !kept.includes(file))).toEqual([])
  })

  test('counts households, cases or persons behind a figure where several records are of one', () => {
    const shared = Object.entries(plan.codebook).flatMap(([dataset, variables]) => {
      const file = plan.sources.find((source) => source.dataset === dataset)?.file
      if (!file?.endsWith('.csv') || kind === usualKind || notOfPersons.has(kind)) return []
      const { data } = Papa.parse<Record<string, string>>(read(kind, join('sample', file)), { header: true })
      const ids = Object.keys(variables).filter((name) => variables[name]?.kind === 'id')
      const isShared = (name: string) => new Set(data.map((record) => record[name])).size < data.length
      return ids.some(isShared) ? [dataset] : []
    })
    expect(shared.filter((dataset) => plan.disclosure?.households[dataset] === undefined)).toEqual([])
  })

  test('prints every comparison and analysis of its plan, and a map', () => {
    const sections = plan.report?.sections ?? []
    const printed = new Set(sections.flatMap(({ tables, analyses }) => [...tables, ...analyses]))
    const beside = new Set(plan.comparisons.flatMap((one) => ('beside' in one && one.beside ? [one.id] : [])))
    const wanted = [...plan.comparisons, ...plan.analyses].map(({ id }) => id).filter((id) => !beside.has(id))
    expect(sections.length).toBeGreaterThan(1)
    expect(wanted.filter((id) => !printed.has(id))).toEqual([])
    // The usual kind's map is of an indicator of the library.
    const charts = sections.flatMap((section) => section.charts.map(({ chart }) => chart))
    if (kind !== usualKind) expect(charts).toContain('map')
  })

  test('begins a study of its own that says nothing of the sample and waits for its files', async () => {
    const place = temporaryFolder()
    const engine = testEngine()
    try {
      await engine.call('study.create', {
        folder: join(place.folder, 'study'),
        passphrase,
        person: 'Ana',
        title: 'Propio',
      })
      await engine.call('plan.begin', { kind })
      await engine.call('plan.export', { file: join(place.folder, 'plan.yaml') })
      const lines = readFileSync(join(place.folder, 'plan.yaml'), 'utf8').split('\n')
      expect(lines.filter((line) => /sint[eé]tic|synthetic|invent[ae]d|ficti/i.test(line))).toEqual([])
      const { plan: begun } = await engine.call('plan.describe', {})
      expect(begun?.study).toMatchObject({ title: 'Propio', kind, synthetic: false, window: '' })
      expect(begun?.sources.map(({ dataset }) => dataset)).toEqual(plan.sources.map(({ dataset }) => dataset))
      // What the sample declares public is for each study to declare of its own records.
      expect(begun?.sources.filter(({ alreadyPublic }) => alreadyPublic !== undefined)).toEqual([])
      await expect(engine.call('plan.run', {})).rejects.toMatchObject({ code: 'plan.waits-for-data' })
    } finally {
      await engine.close()
      place.remove()
    }
  })

  // The usual kind's sample is made by code and run from end to end in tests/jobs/sample.test.ts.
  if (kind === usualKind) return
  test('gives a report that is marked synthetic, with the same figures in both languages, of records that are checked', async () => {
    const place = temporaryFolder()
    const sample = await openKindSample(kind, place.folder)
    try {
      const { checks } = await sample.engine.call('check.run', {})
      const unchecked = plan.sources.filter(({ dataset }) => !checks.some((one) => one.dataset === dataset))
      expect(unchecked.map(({ dataset }) => dataset)).toEqual([])
      expect(checks.filter(({ severity, failing }) => severity === 'error' && failing > 0)).toEqual([])
      const [es, en] = [await sample.html('es'), await sample.html('en')]
      expect(es).toContain('DATOS SINTÉTICOS')
      expect(en).toContain('SYNTHETIC DATA')
      const figures = figuresIn(es, ',')
      expect(figures.length).toBeGreaterThan(20)
      expect(figuresIn(en, '.')).toEqual(figures)
    } finally {
      await sample.engine.close()
      place.remove()
    }
  })
})

test('the kinds have places of their own in the list', () => {
  const places = kinds.map(({ order }) => order)
  expect(new Set(places).size).toBe(places.length)
  expect(kinds.filter(({ kind }) => !existsSync(join(resources, 'kinds', kind, 'README.md')))).toEqual([])
})

/** Paths of texts that one language lacks. */
const inOneLanguage = (part: unknown, path: readonly string[]): string[] => {
  if (typeof part !== 'object' || part === null) return []
  const keys = Object.keys(part)
  if (keys.length > 0 && keys.every((key) => key === 'es' || key === 'en'))
    return keys.length === 2 ? [] : [path.join('.')]
  return Object.entries(part).flatMap(([key, inside]) => inOneLanguage(inside, [...path, key]))
}

/** The figures in the cells of the page's tables: numbers as they read, without the signs that part thousands. */
const figuresIn = (html: string, decimal: ',' | '.'): number[] =>
  [...html.matchAll(/<td\b[^>]*>(.*?)<\/td>/gs)].flatMap(([, cell = '']) => {
    const text = cell.replace(/<[^>]*>/g, '').trim()
    const parts = text.split(/[–;]|\s(?=[^\d])/).map((one) => one.replace(/[\s\u00a0\u202f%]/g, ''))
    return parts.flatMap((one) => {
      const plain = decimal === ',' ? one.replace(',', '.') : one.replace(/,(?=\d{3})/g, '')
      return /^-?\d+(\.\d+)?$/.test(plain) ? [Number(plain)] : []
    })
  })
