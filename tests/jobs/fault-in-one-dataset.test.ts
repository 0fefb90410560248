import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Args } from '../../main/contract/commands.ts'
import { DesignSpec } from '../../main/contract/design.ts'
import type { Failure } from '../../main/contract/failure.ts'
import { TableSpec } from '../../main/contract/table.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'

type Edits = Args<'plan.edit'>['edits']

/** Synthetic: households that lack what the plan says of them, their members, and shelters that have nothing to do with either. */
const files = {
  hogares: 'hogar,peso\n1,2\n2,3\n',
  personas: 'hogar,peso,sexo\n1,2,1\n1,2,2\n2,3,2\n',
  albergues: 'albergue,peso,familias\na,1,4\nb,1,6\n',
}

describe('a fault in one dataset', () => {
  const place = temporaryFolder()
  const engine = testEngine()
  const failureOf = (work: Promise<unknown>): Promise<{ code: string; params: object } | null> =>
    work.then(
      () => null,
      ({ code, params }: Failure) => ({ code, params }),
    )
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
      ...Object.keys(files).map((dataset) => ({
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
    expect(await failureOf(engine.call('plan.variables', { design }))).toEqual(lacks)
    expect(await failureOf(engine.call('table.estimate', total(design, 'peso')))).toEqual(lacks)
    expect((await engine.call('design.weights', { design })).failure).toEqual(lacks)
  })

  test('keeps all of the study from leaving', async () => {
    const folder = join(place.folder, 'informe')
    expect(await failureOf(engine.call('report.write', { folder, languages: ['es'] }))).toEqual(lacks)
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
    expect(await failureOf(engine.call('plan.variables', { design: 'personas' }))).toEqual(lacks)
  })
})
