import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnalysisResult } from '../../main/contract/analysis.ts'
import type { Engine } from '../../main/engine/context.ts'
import { openAnalyses } from '../harness/analyses-study.ts'
import { temporaryFolder, testEngine } from '../harness/engine.ts'
import { approve, validate } from '../harness/release-alone.ts'

describe('analyses on their way out', () => {
  const place = temporaryFolder()
  let engine: Engine
  let analyses: readonly AnalysisResult[] = []
  const result = (id: string) => analyses.find((one) => one.id === id) as AnalysisResult
  const item = (id: string) => ({ kind: 'analysis' as const, id })

  beforeAll(async () => {
    engine = testEngine()
    await openAnalyses(engine, place.folder)
    analyses = (await engine.call('plan.analyses', {})).analyses
  })
  afterAll(async () => {
    await engine.close()
    place.remove()
  })

  test('are cited by the texts of a report, which leaves only with what it cites', async () => {
    const citing = async (text: { es: string; en: string }) => {
      const sections = [{ title: 'Todo', text: [text], tables: [], tests: [], analyses: ['cuantos'], charts: [] }]
      await engine.call('plan.edit', { edits: [{ edit: 'report', sections }] })
      return (await engine.call('report.preview', { language: 'es' })).html
    }
    const size = (language: string) => `${language} {cuantos.populationSize[estimator=chapman].size}.`
    const share = '{prevalencia.prevalence[figure=x].share}'
    await expect(citing({ es: share, en: '' })).rejects.toMatchObject({ code: 'report.binding-dimension' })
    // Of all households half are of displaced persons, whom no list counts.
    const [row] = result('prevalencia').parts[0]?.rows ?? []
    const head = result('prevalencia').parts[0]?.columns[0]?.name
    const hidden = `{prevalencia.prevalence[${head}=${row?.[0]}].figure}`
    expect(await citing({ es: `Son ${hidden}.`, en: size('They are') })).toContain('50,0')

    const items = [{ kind: 'report' as const, id: 'report' }]
    await approve(engine, items)
    const folder = join(place.folder, 'con-informe')
    await expect(engine.call('release.make', { folder })).rejects.toMatchObject({
      code: 'release.report-incomplete',
      params: { item: 'analysis/prevalencia' },
    })
    expect(await citing({ es: size('Son'), en: size('They are') })).toMatch(/Son <a[^>]*>191<\/a>\./)
    await approve(engine, items)
  })

  test('are reviewed figure by figure, and leave where enough households stand behind each count', async () => {
    const items = [item('cuantos')]
    await validate(engine, items)
    const desk = await engine.call('review.desk', { item: item('cuantos') })
    expect(desk.cells).toContainEqual({ part: 'populationSize', row: 'chapman', column: 'size' })
    await engine.call('review.protect', {})
    await engine.call('review.approve', { items })
    const released = join(place.folder, 'publicado')
    await engine.call('release.make', { folder: released })
    const names = readdirSync(released, { recursive: true }).map(String)
    expect(names.some((name) => name.endsWith('cuantos.csv'))).toBe(true)
    const plans = names
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => readFileSync(join(released, name), 'utf8'))
    expect(plans[0]).toContain('seed: 0')
    expect(plans[0]).not.toContain('soluciones')
    const pages = names
      .filter((name) => name.endsWith('.html'))
      .map((name) => readFileSync(join(released, name), 'utf8'))
    for (const said of ['Son', 'They are'])
      expect(pages.some((page) => new RegExp(`${said} <a[^>]*>191</a>\\.`).test(page))).toBe(true)
  })

  test('stay where a count stands on few households, or a table that they repeat is not protected with them', async () => {
    expect(result('soluciones').fewest).toBeLessThan(10)
    await validate(engine, [item('soluciones')])
    await expect(engine.call('review.protect', {})).rejects.toMatchObject({ code: 'analysis.few-behind' })
    await engine.call('review.requestChanges', { items: [item('soluciones')], reason: 'Pocos hogares' })
    await validate(engine, [item('fuentes')])
    await expect(engine.call('review.protect', {})).rejects.toMatchObject({ code: 'review.table-not-validated' })
  })
})
