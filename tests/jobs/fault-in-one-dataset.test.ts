import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AnalysisSpec } from '../../main/contract/analysis.ts'
import { EditRule } from '../../main/contract/checks.ts'
import type { Args } from '../../main/contract/commands.ts'
import { ConceptBase } from '../../main/contract/concept.ts'
import { DesignSpec } from '../../main/contract/design.ts'
import { TableSpec } from '../../main/contract/table.ts'
import { square } from '../harness/boundary-files.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'
import { failureOf } from '../harness/refusal.ts'

type Edits = Args<'plan.edit'>['edits']

/** Synthetic: households that lack what the plan says of them, their members, and shelters that have nothing to do with either. */
const files = {
  hogares: 'hogar,peso\n1,2\n2,3\n',
  personas: 'hogar,peso,sexo\n1,2,1\n1,2,2\n2,3,2\n',
  albergues: 'albergue,peso,familias\na,1,4\nb,1,6\n',
  acciones: 'accion,institucion\nx,Alcaldía\ny,Ministerio\n',
}

/** An area for one of the two shelters. */
const sites = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 'a',
      properties: { nombre: 'Albergue A' },
      geometry: { type: 'Polygon', coordinates: [square(-90)] },
    },
  ],
}

describe('a fault in one dataset', () => {
  const place = temporaryFolder()
  const engine = testEngine()
  const lacks = { code: 'plan.unknown-variable', params: { variable: 'condicion', dataset: 'hogares' } }
  const total = (design: string, variable: string) => ({
    table: TableSpec.parse({ id: 't', title: 'T', design, statistic: 'total', variable, unit: 'u', universe: 'U' }),
  })

  beforeAll(async () => {
    await engine.call('study.create', { folder: join(place.folder, 's'), passphrase, person: 'Ana', title: 'Prueba' })
    for (const [dataset, text] of Object.entries(files)) {
      writeFileSync(join(place.folder, `${dataset}.csv`), text)
      const source = { dataset, format: 'csv' as const, file: `${dataset}.csv` }
      await engine.call('data.import', { source, folder: place.folder, reason: 'prueba' })
    }
    const edits: Edits = [
      { edit: 'study', window: '2026' },
      ...['hogares', 'personas', 'albergues'].map((dataset) => ({
        edit: 'design' as const,
        design: DesignSpec.parse({ id: dataset, dataset, weight: 'peso' }),
      })),
    ]
    await engine.call('plan.edit', { edits })
    // The first delivery had it; the next one has it no more.
    writeFileSync(join(place.folder, 'hogares.csv'), 'hogar,peso,condicion\n1,2,1\n2,3,2\n')
    const source = { dataset: 'hogares', format: 'csv' as const, file: 'hogares.csv' }
    await engine.call('data.import', { source, folder: place.folder, reason: 'con la condición' })
    await engine.call('plan.edit', {
      edits: [
        { edit: 'variables', dataset: 'hogares', variables: ['condicion'], change: { label: 'Condición' } },
        {
          edit: 'derivation',
          at: null,
          derivation: { step: 'join', dataset: 'personas', from: 'hogares', key: 'hogar', variables: ['condicion'] },
        },
      ] as Edits,
    })
    writeFileSync(join(place.folder, 'hogares.csv'), files.hogares)
    await engine.call('data.import', { source, folder: place.folder, reason: 'sin la condición' })
  })
  afterAll(async () => {
    await engine.close()
    place.remove()
  })

  test('hinders neither the variables, the diagnosis, the weights nor the tables of another', async () => {
    const names = (await engine.call('plan.variables', { design: 'albergues' })).map(({ name }) => name)
    expect(names).toEqual(['albergue', 'peso', 'familias'])
    const { findings } = await engine.call('design.examine', { design: 'albergues' })
    expect(findings.filter(({ severity }) => severity === 'refused')).toEqual([])
    expect((await engine.call('design.weights', { design: 'albergues' })).base).toMatchObject({ records: 2, sum: 2 })
    const { cells } = await engine.call('table.estimate', total('albergues', 'familias'))
    expect(cells[0]?.estimate).toBe(10)
  })

  test.each(['hogares', 'personas'])('is told to who asks for %s', async (design) => {
    expect(await failureOf(() => engine.call('plan.variables', { design }))).toEqual(lacks)
    expect(await failureOf(() => engine.call('table.estimate', total(design, 'peso')))).toEqual(lacks)
    expect((await engine.call('design.weights', { design })).failure).toEqual(lacks)
  })

  test('hinders neither the derivations nor the analyses, the risk nor the maps of another', async () => {
    const step = { step: 'derive', dataset: 'albergues', name: 'grande', formula: 'd.familias > 4' } as const
    expect(
      (await engine.call('derivation.inputs', { dataset: 'albergues', at: null })).map(({ name }) => name),
    ).toEqual(['albergue', 'peso', 'familias'])
    expect((await engine.call('derivation.try', { derivation: step, at: null })).first[1]).toMatchObject({
      variable: 'grande',
      values: ['0', '1'],
    })
    const exclusion = { step: 'exclude', dataset: 'albergues', where: 'd.familias > 4', reason: 'r' } as const
    const { before, after } = await engine.call('derivation.tryRecords', { derivation: exclusion, at: null })
    expect([before, after]).toEqual([2, 1])
    const columns = [{ variable: 'accion' }, { variable: 'institucion' }]
    const analysis = AnalysisSpec.parse({
      analysis: 'sheet',
      id: 'a',
      title: 'A',
      dataset: 'acciones',
      about: 'actions',
      columns,
      unit: 'u',
    })
    const tried = await engine.call('analysis.try', { analysis })
    expect(tried.parts[0]?.rows).toHaveLength(2)
    expect(await engine.call('risk.report', { dataset: 'albergues', keys: ['albergue'] })).toMatchObject({ records: 2 })
    writeFileSync(join(place.folder, 'sitios.geojson'), JSON.stringify(sites))
    const boundaries = { id: 'sitios', file: 'sitios.geojson', name: 'nombre' } as const
    await engine.call('boundaries.import', { boundaries, folder: place.folder })
    const held = { boundaries: 'sitios', dataset: 'albergues', variable: 'albergue' }
    expect(await engine.call('boundaries.check', held)).toMatchObject({ matched: 1, onlyInData: ['b'] })
  })

  test('is told to who asks for a step that takes from it', async () => {
    const derivation = {
      step: 'join' as const,
      dataset: 'albergues',
      from: 'hogares',
      key: 'albergue',
      variables: ['peso'],
    }
    const work = () => engine.call('derivation.tryRecords', { derivation, at: null })
    expect(await failureOf(work)).toEqual(lacks)
    const [step] = await engine.call('derivation.list', {})
    expect(step).toEqual({ records: null, failure: lacks })
  })

  test('hinders neither the indicators nor the tables of another that come after its own', async () => {
    const base = { design: 'albergues', unit: 'places' } as const
    const edits: Edits = [
      { edit: 'concepts', base: ConceptBase.parse(base) },
      { edit: 'table', table: { ...total('hogares', 'peso').table, id: 'de_hogares' } },
      { edit: 'table', table: { ...total('albergues', 'familias').table, id: 'de_albergues' } },
    ]
    await engine.call('plan.edit', { edits })
    await engine.call('indicators.settle', {})
    expect(await failureOf(() => engine.call('plan.run', {}))).toEqual(lacks)
    const { tables } = await engine.call('plan.results', {})
    expect(tables.map(({ id }) => id)).toContain('de_albergues')
    const remove = ['de_hogares', 'de_albergues'].map((id) => ({ edit: 'remove', part: 'tables', id }) as const)
    await engine.call('plan.edit', { edits: [{ edit: 'removeConcepts', design: 'albergues' }, ...remove] })
  })

  test('is told of its own rules, and the rules of another are examined', async () => {
    const rule = (id: string, formula: string) => EditRule.parse({ check: 'rule', id, label: id, formula })
    const edits: Edits = [
      { edit: 'rule', dataset: 'hogares', rule: rule('de_hogares', 'd.peso > 0') },
      { edit: 'rule', dataset: 'albergues', rule: rule('de_albergues', 'd.familias > 4') },
      { edit: 'rule', dataset: 'albergues', rule: rule('sin_variable', 'd.camas > 0') },
    ]
    await engine.call('plan.edit', { edits })
    const { checks, unexamined } = await engine.call('check.run', {})
    expect(checks).toMatchObject([{ rule: 'de_albergues', examined: 2, failing: 1 }])
    expect(unexamined).toMatchObject([
      { rule: 'de_hogares', dataset: 'hogares', failure: lacks },
      { rule: 'sin_variable', dataset: 'albergues', failure: { code: 'formula.unknown-variable' } },
    ])
    const page = await engine.call('check.records', { rule: 'de_albergues' })
    expect(page.records.map(({ record }) => record)).toEqual(['#1'])
    const run = await engine.call('check.run', { rules: ['de_albergues'] })
    expect(run.unexamined).toEqual([])
    const all = ['de_hogares', 'de_albergues', 'sin_variable']
    await engine.call('plan.edit', { edits: all.map((id) => ({ edit: 'removeRule', rule: id }) as const) })
  })

  test('keeps all of the study from leaving', async () => {
    const folder = join(place.folder, 'informe')
    expect(await failureOf(() => engine.call('report.write', { folder, languages: ['es'] }))).toEqual(lacks)
  })

  test('ends when the plan says nothing of what is not there', async () => {
    const nothing = { label: null, kind: null, categories: null, list: null, missing: null, universe: null }
    const edit = { edit: 'variables' as const, dataset: 'hogares', variables: ['condicion'], change: nothing }
    await engine.call('plan.edit', { edits: [edit] })
    expect((await engine.call('plan.describe', {})).plan?.codebook.hogares).toBeUndefined()
    expect((await engine.call('plan.variables', { design: 'hogares' })).map(({ name }) => name)).toEqual([
      'hogar',
      'peso',
    ])
    // What was brought from it is missing still, and says so.
    expect(await failureOf(() => engine.call('plan.variables', { design: 'personas' }))).toEqual(lacks)
  })
})
