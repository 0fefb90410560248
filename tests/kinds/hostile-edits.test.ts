import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runPlan, temporaryFolder, testEngine } from '../harness/engine.ts'

/** An edit of a kind's plan that nobody should get a figure from: what is replaced, by what, and the refusal. */
type Edit = readonly [kind: string, from: string, to: string, code: string, params: object]

const edits: readonly Edit[] = [
  // A parameter that cannot be, is misspelt or is taken away
  ['follow-up-panel', 'value: 12\n', 'value: 0\n', 'plan.too-small', { path: 'analyses.0.months', bound: 1 }],
  ['follow-up-panel', 'value: 12\n', 'value: 6.5\n', 'plan.wrong-type', { path: 'analyses.0.months' }],
  ['follow-up-panel', '- name: meses_de_seguimiento', '- name: meses', 'plan.unknown-parameter', {}],
  ['event-register', 'round(d.unidad', 'round($.otra + d.unidad', 'formula.unknown-parameter', { parameter: 'otra' }],
  ['event-register', 'value: 4\n', 'value: 0.5\n', 'events.fewer-than-households', { events: 6 }],
  ['event-register', 'value: 2025\n', 'value: 1990\n', 'riskIndex.nothing-differs', { analysis: 'riesgo' }],
  // A concept of a variable that is not there, that the library lacks, or that is of other people
  ['event-register', 'event_cause: causa,', 'event_cause: causas,', 'concept.unknown-variable', { variable: 'causas' }],
  ['event-register', 'event_cause: causa,', 'event_reason: causa,', 'concept.unknown', { concept: 'event_reason' }],
  ['household-survey', 'displaced: "1", comparator', 'displaced: "8", comparator', 'concept.unknown-code', {}],
  ['two-rounds', 'earlier: { design: ronda1', 'earlier: { design: ronda0', 'concept.no-earlier', {}],
  // A code that selects nothing
  ['early-warning', 'signal: "4"', 'signal: "9"', 'analysis.unknown-code', { variable: 'senal', code: '9' }],
  ['early-warning', 'verified: ["2", "3"]', 'verified: ["7"]', 'analysis.unknown-code', { code: '7' }],
  ['early-warning', 'at: &periodo 2025-06', 'at: &periodo 2025-13', 'analysis.no-records', { analysis: 'tablero' }],
  ['administrative-register', 'displaced: ["1"]', 'displaced: ["9"]', 'analysis.unknown-code', { code: '9' }],
  ['service-monitoring', 'reference: "2"', 'reference: "3"', 'comparison.unknown-category', { category: '3' }],
  ['policy-follow-up', 'tables: cuadros', 'tables: texto', 'sheet.unknown-table', { analysis: 'acciones_hoja' }],
]

test.each(edits)('%s: %j becomes %j, which is refused', async (kind, from, to, code, params) => {
  const place = temporaryFolder()
  const engine = testEngine()
  try {
    const { plan } = await engine.call('sample.write', { folder: join(place.folder, 'files'), kind })
    const text = readFileSync(plan, 'utf8')
    expect(text).toContain(from)
    writeFileSync(
      plan,
      text.replace(from, () => to),
    )
    const figures = async () => {
      await runPlan(engine, join(place.folder, 'study'), plan)
      await engine.call('plan.analyses', {})
    }
    await expect(figures()).rejects.toMatchObject({ code, params })
  } finally {
    await engine.close()
    place.remove()
  }
})

test('an indicator whose concept the plan does not map is told where it would stand, with the concept', async () => {
  const place = temporaryFolder()
  const engine = testEngine()
  try {
    const folder = join(place.folder, 'files')
    const { plan } = await engine.call('sample.write', { folder, kind: 'household-survey' })
    const text = readFileSync(plan, 'utf8')
    writeFileSync(plan, text.replace('      actor: actor\n', ''))
    await runPlan(engine, join(place.folder, 'study'), plan)
    await engine.call('plan.analyses', {})
    const told = async (language: 'es' | 'en') => (await engine.call('report.preview', { language })).html
    expect(await told('es')).toContain('al estudio le faltan conceptos: D3 actor responsable')
    expect(await told('en')).toMatch(/concepts[^<]*: D3 actor responsible/)
  } finally {
    await engine.close()
    place.remove()
  }
})
