import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Derivation } from '../../main/contract/derivation.ts'
import type { Engine } from '../../main/engine/context.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'

const { folder, remove } = temporaryFolder()
const plan = `caracteriza: 1
study: { title: Derivaciones, window: "2026", synthetic: true }
codebook:
  personas:
    edad: { missing: [{ code: "99", reason: dontKnow }] }
derivations:
  # grupos de la muestra
  - { step: band, dataset: personas, name: grupo, of: edad, from: [0, 18] } # acordados
  - { step: exclude, dataset: personas, where: "d.edad > 100", reason: imposible }
`
let engine: Engine
beforeAll(async () => {
  writeFileSync(join(folder, 'personas.csv'), 'sexo,edad\n1,30\n2,99\n1,8\n2,41\n2,120\n')
  writeFileSync(join(folder, 'plan.yaml'), plan)
  engine = testEngine()
  await engine.call('study.create', { folder: join(folder, 'estudio'), passphrase, person: 'Ana', title: 'Prueba' })
  const source = { dataset: 'personas', file: 'personas.csv', format: 'csv' as const }
  await engine.call('data.import', { source, folder, reason: 'prueba' })
  await engine.call('plan.load', { file: join(folder, 'plan.yaml') })
})
afterAll(async () => {
  await engine.close()
  remove()
})

const adult = {
  step: 'derive' as const,
  dataset: 'personas',
  name: 'mayor',
  formula: 'd.edad >= 18',
  whenMissing: 'missing' as const,
}
const steps = async (): Promise<readonly Derivation[]> =>
  (await engine.call('plan.describe', {})).plan?.derivations ?? []

describe('derivations while they are written', () => {
  test('that hold records against others are tried at their place, and nothing is kept', async () => {
    const exclude = { step: 'exclude' as const, dataset: 'personas', where: 'd.edad > 40', reason: 'prueba' }
    const tried = async (at: number | null) => engine.call('derivation.tryRecords', { derivation: exclude, at })
    // Of 30, 99 (missing), 8 and 41 the last goes; before the plan's own exclusion there is 120 too.
    expect(await tried(null)).toEqual({ before: 4, after: 3, unmatched: 0 })
    expect(await tried(1)).toEqual({ before: 5, after: 3, unmatched: 0 })
    const distinct = { step: 'distinct' as const, dataset: 'personas', key: ['sexo'], reason: 'prueba' }
    expect(await engine.call('derivation.tryRecords', { derivation: distinct, at: null })).toMatchObject({ after: 2 })
    const join = { step: 'join' as const, dataset: 'personas', from: 'nada', key: 'sexo', variables: ['x'] }
    await expect(engine.call('derivation.tryRecords', { derivation: join, at: null })).rejects.toMatchObject({
      code: 'plan.unknown-dataset',
      params: { dataset: 'nada' },
    })
    expect(await steps()).toHaveLength(2)
  })

  test('are tried at their place, with their spread and their first records, and nothing is kept', async () => {
    const tried = await engine.call('derivation.try', { derivation: adult, at: null })
    // After the record of 120 years is left out: 30 and 41 are of age, 8 is not, 99 is a missing answer.
    expect(tried.distribution).toMatchObject({
      records: 4,
      answered: 3,
      missing: [{ reason: 'system', records: 1 }],
      categories: [
        { code: '1', records: 2 },
        { code: '0', records: 1 },
      ],
    })
    expect(tried.first).toEqual([
      { variable: 'edad', values: ['30', '99', '8', '41'], missing: [null, 'dontKnow', null, null] },
      { variable: 'mayor', values: ['1', '', '0', '1'], missing: [null, 'system', null, null] },
    ])
    const earlier = await engine.call('derivation.try', { derivation: adult, at: 1 })
    expect(earlier.distribution.records).toBe(5)
    expect(await steps()).toHaveLength(2)
  })

  test('know the variables of their place alone', async () => {
    const names = async (at: number | null) =>
      (await engine.call('derivation.inputs', { dataset: 'personas', at })).map(({ name }) => name)
    expect(await names(0)).toEqual(['sexo', 'edad'])
    expect(await names(null)).toEqual(['sexo', 'edad', 'grupo'])
  })

  test('are refused where the formula is wrong', async () => {
    const wrong = { ...adult, formula: 'd.edad >= d.nada' }
    await expect(engine.call('derivation.try', { derivation: wrong, at: null })).rejects.toMatchObject({
      code: 'formula.unknown-variable',
      params: { variable: 'nada', position: 11 },
    })
  })

  test('enter the plan, change their order and leave it; comments stay with their step', async () => {
    await engine.call('plan.edit', { edits: [{ edit: 'derivation', at: null, derivation: adult }] })
    expect((await steps()).map(({ step }) => step)).toEqual(['band', 'exclude', 'derive'])
    await engine.call('plan.edit', { edits: [{ edit: 'moveDerivation', from: 2, to: 0 }] })
    expect((await steps()).map(({ step }) => step)).toEqual(['derive', 'band', 'exclude'])
    await engine.call('plan.export', { file: join(folder, 'salida.yaml') })
    expect(readFileSync(join(folder, 'salida.yaml'), 'utf8')).toContain('from: [ 0, 18 ] } # acordados')

    await engine.call('plan.edit', {
      edits: [{ edit: 'derivation', at: 0, derivation: { ...adult, formula: 'd.grupo == "18+"' } }],
    })
    // The step now uses what only a later one makes.
    expect(await engine.call('derivation.list', {})).toMatchObject([
      { records: null, failure: { code: 'formula.unknown-variable' } },
      { records: { before: 5, after: 5 }, failure: null },
      { records: { before: 5, after: 4 }, failure: null },
    ])
    await engine.call('plan.edit', { edits: [{ edit: 'removeDerivation', at: 0 }] })
    expect((await steps()).map(({ step }) => step)).toEqual(['band', 'exclude'])
    await expect(engine.call('plan.edit', { edits: [{ edit: 'removeDerivation', at: 9 }] })).rejects.toMatchObject({
      code: 'plan.unknown-item',
    })
  })

  test('find the lists of the product, with their crosswalks', async () => {
    const lists = await engine.call('codelist.list', {})
    expect(lists.find(({ id }) => id === 'age-unhcr')?.kind).toBe('bands')
    expect(lists.some(({ crosswalks }) => crosswalks.length > 0)).toBe(true)
  })
})
