import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../harness/engine.ts'
import { type KindSample, openKindSample } from '../harness/kind-sample.ts'

describe('the sample of programme indicators', () => {
  const place = temporaryFolder()
  let sample: KindSample
  beforeAll(async () => {
    sample = await openKindSample('programme-indicators', place.folder)
  })
  afterAll(async () => {
    await sample.engine.close()
    place.remove()
  })
  const planWith = (written: string, changed: string): string => {
    const text = readFileSync(join(place.folder, 'files/plan.yaml'), 'utf8')
    expect(text).toContain(written)
    const file = join(place.folder, 'files/changed.yaml')
    writeFileSync(file, text.replace(written, changed))
    return file
  }

  test('adds up what shelters report', () => {
    const totals = sample.table('atendidas_mes').cells.map(({ group, estimate }) => [group[0], estimate])
    // 20 · (1 + … + 6) = 420 and 5 for each of six shelters and month.
    expect(totals.slice(0, 6)).toEqual([1, 2, 3, 4, 5, 6].map((month) => [`2025-0${month}`, 420 + 30 * month]))
    // 6 · 420 + 30 · 21
    expect(totals[6]).toEqual([null, 3150])
    expect(sample.table('alternativas_anio').cells.map(({ estimate }) => estimate)).toEqual([20, 305, 1010, 1335])
  })

  test('says on its pages whose figures they are', async () => {
    expect(await sample.html('es')).toContain('PERSONAS EN TRÁNSITO: no es desplazamiento interno')
    expect(await sample.html('en')).toContain('PERSONS IN TRANSIT: not internal displacement')
  })

  test('speaks neither of precision nor of weights, since nothing was sampled', async () => {
    const es = await sample.html('es')
    for (const of of ['CEPAL 2023', 'Ponderador de base', 'poco fiable', 'Unidades primarias de muestreo'])
      expect(es.slice(0, es.indexOf('Glosario</h2>'))).not.toContain(of)
    expect(es).toContain('No probabilística, sin expansión')
  })

  test('refuses analyses of displacement', async () => {
    const file = planWith(
      'analyses:\n',
      `analyses:
  - { id: cuantos, title: Cuántos, analysis: prevalence, design: actividad, displaced: d.personas > 0, unit: personas }
`,
    )
    await expect(sample.engine.call('plan.load', { file })).rejects.toMatchObject({
      code: 'population.not-displaced',
      params: { part: 'cuantos' },
    })
  })

  test('refuses concepts of displacement, of the study or of a source that is of other people', async () => {
    const mapped = (design: string) => `concepts:
  - { design: ${design}, unit: cases, variables: { region: estado } }

tables:
`
    const refused = { code: 'population.not-displaced', params: { part: 'concepts' } }
    const ofTransit = planWith('tables:\n', mapped('actividad'))
    await expect(sample.engine.call('plan.load', { file: ofTransit })).rejects.toMatchObject(refused)
    const ofDisplaced = planWith('population: transit\n', 'population: displaced\n')
    const text = readFileSync(ofDisplaced, 'utf8')
    writeFileSync(ofDisplaced, text.replace('tables:\n', mapped('alternativas').replace('estado', 'anio')))
    await expect(sample.engine.call('plan.load', { file: ofDisplaced })).rejects.toMatchObject(refused)
  })

  test('refuses to bring two populations together', async () => {
    const file = planWith(
      'derivations:\n',
      `derivations:
  - { step: join, dataset: albergues, from: alternativas, key: { albergue: programa }, variables: [ninas] }
`,
    )
    await expect(sample.engine.call('plan.load', { file })).rejects.toMatchObject({
      code: 'population.mixed',
      params: { first: 'albergues', second: 'alternativas' },
    })
  })
})
