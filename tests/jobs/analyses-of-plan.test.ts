import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnalysisResult, AnalysisSpec } from '../../main/contract/analysis.ts'
import type { Engine } from '../../main/engine/context.ts'
import { openAnalyses } from '../harness/analyses-study.ts'
import { runCommandLine } from '../harness/command-line.ts'
import { temporaryFolder, testEngine } from '../harness/engine.ts'

describe('analyses of a plan', () => {
  const place = temporaryFolder()
  let engine: Engine
  let study: string
  let analyses: readonly AnalysisResult[] = []
  const result = (id: string) => analyses.find((one) => one.id === id) as AnalysisResult
  const part = (id: string, name: string) => {
    const found = result(id).parts.find((one) => one.name === name)
    if (!found) throw new Error(`no part ${name}`)
    return found.rows.map((row) => Object.fromEntries(found.columns.map((column, at) => [column.name, row[at]])))
  }

  beforeAll(async () => {
    engine = testEngine()
    study = await openAnalyses(engine, place.folder)
    analyses = (await engine.call('plan.analyses', {})).analyses
  })
  afterAll(async () => {
    await engine.close()
    place.remove()
  })

  test('estimate a population from linked lists, a record without a key being a unit', () => {
    const [chapman, petersen] = part('cuantos', 'populationSize')
    // 61 · 66 / 21 − 1 and 60 · 65 / 20.
    expect(chapman).toMatchObject({ estimator: 'chapman', size: expect.closeTo((61 * 66) / 21 - 1, 10), observed: 105 })
    expect(petersen).toMatchObject({ estimator: 'lincolnPetersen', size: expect.closeTo(195, 6) })
    expect(part('cuantos', 'patterns').map(({ units }) => units)).toEqual([40, 45, 20])
    expect(result('cuantos')).toMatchObject({ nature: 'counts', fewest: 20 })
  })

  test('predict areas, also the one without a sample', () => {
    const rows = part('areas', 'smallAreas')
    expect(rows.map(({ way }) => way)).toEqual([...Array(8).fill('combined'), 'synthetic'])
    expect(rows[8]).toMatchObject({ n: 0, direct: null, gamma: null })
    for (const { direct, estimate, gamma } of rows.slice(0, 8)) {
      expect(Number(gamma)).toBeGreaterThanOrEqual(0)
      expect(Math.abs(Number(direct) - Number(estimate))).toBeLessThan(15)
    }
    expect(result('areas')).toMatchObject({ nature: 'model', tables: ['gasto'], unit: 'dólares' })
  })

  test('measure progress and exit by every metric', () => {
    const progress = part('soluciones', 'progress')
    expect(progress.map(({ subcriterion }) => subcriterion)).toEqual(['subcriterion.1.1', 'subcriterion.5.1'])
    // Displaced households, even numbers: all of 0, 12, 24 and 36 are not concerned, so not vulnerable.
    const even = Array.from({ length: 24 }, (_, i) => 2 * i)
    const safe = even.filter((i) => i % 12 === 0 || (i * 7) % 5 > 1).length
    expect(progress[0]?.displaced).toBeCloseTo(safe / 24, 10)
    const exit = part('soluciones', 'exit')
    expect(exit.map(({ metric }) => metric)).toHaveLength(7)
    const all = even.filter((i) => (i % 12 === 0 || (i * 7) % 5 > 1) && (i * 5) % 4 > 0).length
    expect(exit[0]).toMatchObject({ metric: 'metric.passFail', exitBest: expect.closeTo(all / 24, 10), exitLow: null })
    for (const { exitLow, exitBest, exitHigh } of exit) {
      if (exitLow === null || exitHigh === null) continue
      expect(Number(exitLow)).toBeLessThanOrEqual(Number(exitBest))
      expect(Number(exitBest)).toBeLessThanOrEqual(Number(exitHigh))
    }
  })

  test('keep households and persons apart', () => {
    expect(part('prevalencia', 'prevalence').map(({ figure }) => figure)).toEqual([
      expect.closeTo(0.5, 10),
      expect.closeTo(3 / 8, 10),
      expect.closeTo(0.5, 10),
      expect.closeTo(0.75, 10),
    ])
    expect(part('prevalencia', 'magnitude').map(({ figure }) => figure)).toEqual([480, 240, 720, 960, 240])
  })

  test('put sources side by side, each with its own unit, window and date', () => {
    expect(part('fuentes', 'triangulation').map(({ figure }) => figure)).toEqual([240, expect.any(Number)])
    expect(part('fuentes', 'sources')).toMatchObject([
      { unit: 'hogares', date: '2026', counts: null },
      { unit: 'dólares', date: '2025', counts: 'un pago' },
    ])
    expect(part('fuentes', 'coverage').map(({ urbano }) => urbano)).toEqual(['coverage.yes', 'coverage.unknown'])
  })

  test('are kept for the same inputs', async () => {
    expect((await engine.call('plan.analyses', {})).analyses).toEqual(analyses)
  })

  test('are tried before they are kept, with the checks of the whole plan, and nothing is kept by that', async () => {
    const { plan: before, revision } = await engine.call('plan.describe', {})
    const [kept] = before?.analyses ?? []
    const tried = await engine.call('analysis.try', { analysis: { ...kept, id: 'otra' } as AnalysisSpec })
    expect(tried).toMatchObject({ id: 'otra', parts: result('cuantos').parts })
    const again = await engine.call('analysis.try', { analysis: kept as AnalysisSpec })
    expect(again).toEqual(result('cuantos'))
    const wrong = (part: object) => engine.call('analysis.try', { analysis: { ...kept, ...part } as AnalysisSpec })
    await expect(wrong({ id: 'gasto' })).rejects.toMatchObject({ code: 'plan.duplicate-name' })
    await expect(wrong({ lists: [] })).rejects.toMatchObject({
      code: 'plan.invalid',
      params: { path: 'analyses.4.lists' },
    })
    await expect(wrong({ analysis: 'nothing' })).rejects.toMatchObject({ code: 'plan.wrong-value' })
    expect((await engine.call('plan.describe', {})).revision).toBe(revision)
    await expect(engine.call('plan.analyses', { only: ['areas', 'otra'] })).rejects.toMatchObject({
      code: 'plan.unknown-analysis',
    })
    expect((await engine.call('plan.analyses', { only: ['areas'] })).analyses).toEqual([result('areas')])
  })

  test('stand in the report and in the package, with their assumptions, in both languages', async () => {
    const out = join(place.folder, 'informe')
    await engine.call('report.write', { folder: out, languages: ['es', 'en'] })
    const names = readdirSync(out, { recursive: true }).map(String)
    const read = (ending: string) => readFileSync(join(out, names.find((name) => name.endsWith(ending)) ?? ''), 'utf8')
    const [spanish, english] = [read('es.html'), read('en.html')]
    expect(spanish).toContain('Basado en un modelo')
    expect(spanish).toContain('Supuestos: La población es la misma')
    expect(english).toContain('Experimental: a technical proposal under debate')
    expect(english).toContain('They are neither added nor averaged.')
    const csv = names.filter((name) => name.endsWith('.csv')).map((name) => readFileSync(join(out, name), 'utf8'))
    const size = csv.find((text) => text.includes('lincolnPetersen')) ?? ''
    expect(size.split('\r\n')[0]).toContain('estimator,estimator_es,estimator_en,size,se,ci_low,ci_high')
  })

  test('are shown by the command line', async () => {
    await engine.call('study.close', {})
    const done = await runCommandLine(['estimate', '--study', study, '--table', 'cuantos', '--lang', 'en'])
    expect(done).toMatchObject({ status: 0, stderr: '' })
    expect(done.stdout).toMatch(/^How many persons$/m)
    expect(done.stdout).toMatch(/^Chapman +191/m)
  })
})
