import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommandLine } from '../harness/command-line.ts'
import { passphrase, runPlan, temporaryFolder, testEngine } from '../harness/engine.ts'

const plan = `caracteriza: 1
study: { title: { es: Gastos, en: Expenses }, window: "2026", synthetic: true }
sources:
  - { dataset: hogares, format: csv, file: hogares.csv, options: { types: { ayuda: text } } }
codebook:
  hogares:
    ayuda:
      kind: nominal
      label: { es: Recibió ayuda, en: Received help }
      categories: [{ code: "1", label: { es: Sí, en: "Yes" } }, { code: "2", label: { es: No, en: "No" } }]
designs:
  - { id: hogares, dataset: hogares, probability: false }
tables:
  - id: ayuda
    title: { es: Hogares que recibieron ayuda, en: Households that received help }
    design: hogares
    statistic: proportion
    variable: ayuda
    unit: { es: "% de hogares", en: "% of households" }
    universe: { es: Hogares registrados, en: Households registered }
report:
  sections:
    - { title: { es: Ayuda, en: Help }, text: [{ of: ayuda }], tables: [ayuda] }
`
/** Synthetic: three of four households received help. */
const households = ['ayuda', '1', '1', '2', '1'].join('\n')

const es =
  'La condición «Recibió ayuda» se da en el 75,0\u00a0% de los hogares registrados. Estas cifras describen los registros y no se extienden a la población.'
const bound = es.replace('75,0\u00a0%', '{ayuda[ayuda=1].estimate}')

describe('sentences of a plan', () => {
  const place = temporaryFolder()
  const study = join(place.folder, 'estudio')
  const files = join(place.folder, 'archivos')

  beforeAll(async () => {
    mkdirSync(files)
    writeFileSync(join(files, 'hogares.csv'), households)
    writeFileSync(join(files, 'plan.yaml'), plan)
    const engine = testEngine()
    await runPlan(engine, study, join(files, 'plan.yaml'))
    await engine.close()
  })
  afterAll(() => place.remove())

  test('are written anew where the plan asks for them', async () => {
    const engine = testEngine()
    await engine.call('study.open', { folder: study, passphrase })
    const { html } = await engine.call('report.preview', { language: 'es' })
    expect(html).toMatch(
      /La condición «Recibió ayuda» se da en el <a class="figure"[^>]*>75,0\u00a0%<\/a> de los hogares/,
    )
    const narrated = await engine.call('report.narrate', { text: { of: 'ayuda' } })
    expect(narrated.es).toEqual({ bound, read: es })
    expect(narrated.en.read).toMatch(/^The condition “Received help” holds for 75\.0% of households registered\./)
    await expect(engine.call('report.narrate', { text: { of: 'otra' } })).rejects.toMatchObject({
      code: 'report.text-table',
    })
    const sections = [{ title: 'Otra', text: [{ of: 'otra' }], tables: [], tests: [], charts: [] }]
    await expect(engine.call('plan.edit', { edits: [{ edit: 'report', sections }] })).rejects.toMatchObject({
      code: 'plan.unknown-table',
    })
    await engine.close()
  })

  test('are taken over as text to edit, and what was edited stays', async () => {
    const only = await runCommandLine(['narrate', '--study', study, '--table', 'ayuda'])
    expect(only).toMatchObject({ status: 0, stdout: `${es}\n` })
    expect((await runCommandLine(['narrate', '--study', study, '--table', 'ayuda', '--keep'])).status).toBe(0)
    const engine = testEngine()
    await engine.call('study.open', { folder: study, passphrase })
    const [section] = (await engine.call('plan.describe', {})).plan?.report?.sections ?? []
    expect(section?.text).toEqual([
      { of: 'ayuda' },
      { es: bound, en: expect.stringContaining('{ayuda[ayuda=1].estimate}') },
    ])
    const file = join(place.folder, 'sacado.yaml')
    await engine.call('plan.export', { file })
    expect(readFileSync(file, 'utf8')).toContain('of: ayuda')
    await engine.close()
  })
})
