import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Args } from '../../main/contract/commands.ts'
import { DesignSpec } from '../../main/contract/design.ts'
import type { Engine } from '../../main/engine/context.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'
import { failureOf } from '../harness/refusal.ts'

/** Synthetic: eight persons in two strata of two units, and how many men and women there are. */
const persons = `estrato,upm,factor,sexo,edad,dia
1,1,10,1,30,lunes
1,1,10,2,999,lunes
1,2,10,1,20,martes
1,2,10,1,25,martes
2,3,20,2,200,lunes
2,3,20,2,18,lunes
2,4,20,1,41,martes
2,4,20,2,,martes
`
const totals = `sexo,personas
1,100
2,150
`
const design = (parts: object = {}): DesignSpec =>
  DesignSpec.parse({
    id: 'personas',
    dataset: 'personas',
    strata: ['estrato'],
    psu: ['upm'],
    weight: 'factor',
    ...parts,
  })
const rake = { step: 'rake' as const, margins: [{ by: ['sexo'], dataset: 'totales', total: 'personas' }] }

describe('a study whose plan is made step by step', () => {
  const place = temporaryFolder()
  const engine: Engine = testEngine()
  const put = (parts: object = {}) => engine.call('plan.edit', { edits: [{ edit: 'design', design: design(parts) }] })

  beforeAll(async () => {
    const files = join(place.folder, 'archivos')
    mkdirSync(files)
    writeFileSync(join(files, 'personas.csv'), persons)
    writeFileSync(join(files, 'totales.csv'), totals)
    await engine.call('study.create', { folder: join(place.folder, 's'), passphrase, person: 'Ana', title: 'Prueba' })
    for (const dataset of ['personas', 'totales']) {
      const source = { dataset, format: 'csv' as const, file: `${dataset}.csv` }
      await engine.call('data.import', { source, folder: files, reason: 'prueba' })
    }
  })
  afterAll(async () => {
    await engine.close()
    place.remove()
  })

  test('gets a plan with the first change, and documents variables in it', async () => {
    expect((await engine.call('plan.describe', {})).plan).toBeNull()
    const missing = [{ code: '999', reason: 'dontKnow' as const }]
    const { revision } = await engine.call('plan.edit', {
      edits: [
        { edit: 'study', window: '2026' },
        {
          edit: 'variables',
          dataset: 'personas',
          variables: ['edad'],
          change: { label: 'Edad', kind: 'continuous', missing },
        },
      ],
    })
    expect(revision).toBe(1)
    const variables = await engine.call('data.variables', { dataset: 'personas' })
    expect(variables.find(({ name }) => name === 'edad')).toMatchObject({ label: 'Edad', missing })
    const rows = await engine.call('data.rows', { dataset: 'personas', from: 1, count: 1, variables: ['edad'] })
    expect(rows.columns[0]?.missing).toEqual(['dontKnow'])
    const unknown = { edit: 'variables' as const, dataset: 'personas', variables: ['edda'], change: {} }
    const { code } = await failureOf(() => engine.call('plan.edit', { edits: [unknown] }))
    expect(code).toBe('codebook.unknown-variable')
  })

  test('counts the answers of a variable as the plan documents it', async () => {
    const distribution = await engine.call('data.distribution', { dataset: 'personas', variable: 'edad' })
    expect(distribution).toMatchObject({ records: 8, answered: 6 })
    expect(distribution.missing).toEqual([
      { reason: 'dontKnow', records: 1 },
      { reason: 'system', records: 1 },
    ])
    expect(distribution.numbers).toMatchObject({ least: 18, most: 200 })
    expect(distribution.numbers?.counts.reduce((sum, count) => sum + count, 0)).toBe(6)
  })

  test('has its rules counted by a variable', async () => {
    const rule = { id: 'edad', check: 'range' as const, label: 'Edad', variable: 'edad', from: 0, to: 110 }
    await engine.call('plan.edit', { edits: [{ edit: 'rule', dataset: 'personas', rule }] })
    const { groups } = await engine.call('check.groups', { rule: 'edad', by: 'dia' })
    expect(groups).toEqual([
      { value: 'lunes', records: 4, failing: 1, open: 1 },
      { value: 'martes', records: 4, failing: 0, open: 0 },
    ])
  })

  test('sees what each weighting step does', async () => {
    await put({ weighting: [rake] })
    const { base, layers } = await engine.call('design.weights', { design: 'personas' })
    expect(base).toMatchObject({ records: 8, sum: 120, min: 10, max: 20 })
    const [layer] = layers
    if (layer?.state !== 'applied') throw new Error('the step was not taken')
    // Men weigh 10+10+10+20 = 50 and women 10+20+20+20 = 70 before: factors 2 and 15/7.
    expect(layer.factors.min).toBeCloseTo(2, 10)
    expect(layer.factors.max).toBeCloseTo(150 / 70, 10)
    expect(
      layer.margins[0]?.cells.map(({ codes, population, before, after }) => [codes, population, before, after]),
    ).toEqual([
      [['1'], 100, 50, expect.closeTo(100, 8)],
      [['2'], 150, 70, expect.closeTo(150, 8)],
    ])
    expect(layer.spread.before.reduce((sum, count) => sum + count, 0)).toBe(8)
    expect(layer.spread.edges).toHaveLength(layer.spread.after.length + 1)
  })

  test('a step that is switched off changes no figure, and one that fails does not hide the others', async () => {
    const failing = { step: 'rake' as const, margins: [{ by: ['dia'], dataset: 'totales', total: 'personas' }] }
    await put({ weighting: [{ ...rake, enabled: false }, { step: 'trim', upper: 19 }, failing, rake] })
    const { layers } = await engine.call('design.weights', { design: 'personas' })
    expect(layers.map(({ state }) => state)).toEqual(['off', 'applied', 'failed', 'waiting'])
    expect(layers[2]).toMatchObject({ failure: { code: 'plan.unknown-variable' } })
    const count = { id: 'n', title: 'n', design: 'personas', statistic: 'count' as const, unit: 'p', universe: 'p' }
    await put({ weighting: [{ ...rake, enabled: false }] })
    const off = await engine.call('table.estimate', { table: count })
    expect(off.cells[0]?.estimate).toBe(120)
    await put({ weighting: [rake] })
    const on = await engine.call('table.estimate', { table: count })
    expect(on.cells[0]?.estimate).toBeCloseTo(250, 8)
  })

  test('a sample that is refused says why, and its steps wait', async () => {
    await put({ weight: 'dia', weighting: [rake] })
    const weights = await engine.call('design.weights', { design: 'personas' })
    expect(weights).toMatchObject({ base: null, failure: { code: 'plan.design-not-a-number' } })
    expect(weights.layers).toEqual([{ state: 'waiting' }])
  })

  test('a number that a formula takes stays while it is taken', async () => {
    const edit = (...edits: Args<'plan.edit'>['edits']) => engine.call('plan.edit', { edits })
    const parameter = { name: 'mayoria', value: 18, label: 'Mayoría de edad', source: 'Código civil' }
    const step = { step: 'derive' as const, dataset: 'personas', whenMissing: 'missing' as const }
    const derivation = { ...step, name: 'mayor', formula: 'd.edad >= $.mayoria' }
    await edit({ edit: 'parameter', parameter }, { edit: 'derivation', at: null, derivation })
    const remove = { edit: 'removeParameter', parameter: 'mayoria' } as const
    await expect(edit(remove)).rejects.toMatchObject({
      code: 'plan.parameter-in-use',
      params: { parameter: 'mayoria' },
    })
    const { plan } = await engine.call('plan.describe', {})
    await edit({ edit: 'removeDerivation', at: (plan?.derivations.length ?? 0) - 1 })
    await edit(remove)
    expect((await engine.call('plan.describe', {})).plan?.parameters).toEqual([])
  })

  test('takes changes back, and keeps what is still being filled in', async () => {
    const before = await engine.call('plan.describe', {})
    await put()
    await engine.call('plan.restore', { revision: before.revision as number })
    expect((await engine.call('plan.describe', {})).plan).toEqual(before.plan)
    await engine.call('draft.keep', { name: 'rule', json: '{"id":"a"}' })
    await engine.call('draft.keep', { name: 'rule', json: '{"id":"ab"}' })
    await engine.call('study.close', {})
    await engine.call('study.open', { folder: join(place.folder, 's'), passphrase })
    expect(await engine.call('draft.list', {})).toEqual([{ name: 'rule', json: '{"id":"ab"}' }])
    await engine.call('draft.keep', { name: 'rule', json: null })
    expect(await engine.call('draft.list', {})).toEqual([])
  })
})
