import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../main/engine/context.ts'
import { openCsv } from '../../main/files/csv/open.ts'
import { openParquet } from '../../main/files/parquet/open.ts'
import { openSav } from '../../main/files/sav/open.ts'
import { columnsOf } from '../harness/csv-files.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'

const plan = `caracteriza: 1
study: { title: { es: Exportación, en: Export }, window: "2026", synthetic: true }
codebook:
  personas:
    sexo: { label: { es: Sexo, en: Sex }, kind: nominal, categories: [{ code: "1", label: { es: Hombre, en: Man } }, { code: "2", label: { es: Mujer, en: Woman } }], missing: [{ code: "9", reason: refused }] }
derivations:
  - { step: derive, dataset: personas, name: doble, formula: d.edad * 2 }
  - { step: exclude, dataset: personas, where: d.edad > 90, reason: { es: Error, en: Error } }
`
const data =
  'id;nombre;sexo;edad;lugar\n001;Persona Inventada;1;34;=1+1\n002;Otra Inventada;9;95;Ñuñoa\n003;Tercera Inventada;2;;\n'

const { folder, remove } = temporaryFolder()
afterAll(remove)
const at = (name: string): string => join(folder, name)

describe('data taken out', () => {
  let engine: Engine
  beforeAll(async () => {
    writeFileSync(at('personas.csv'), data)
    writeFileSync(at('plan.yaml'), plan)
    engine = testEngine()
    await engine.call('study.create', { folder: at('study'), passphrase, person: 'Prueba', title: 'Prueba' })
    await engine.call('data.import', {
      source: {
        dataset: 'personas',
        format: 'csv',
        file: 'personas.csv',
        identifiers: ['nombre'],
        options: { types: { id: 'text' } },
      },
      folder,
      reason: 'prueba',
    })
  })
  afterAll(() => engine.close())

  const take = (format: 'csv' | 'sav' | 'zsav' | 'parquet', file: string, more: object = {}) =>
    engine.call('data.export', { dataset: 'personas', format, file: at(file), language: 'es', ...more })

  test('without a plan is the data as they came in', async () => {
    expect(await take('csv', 'todo.csv')).toEqual({ file: at('todo.borrador.csv'), records: 3, variables: 4 })
    const columns = await columnsOf(await openCsv(at('todo.borrador.csv'), { types: { id: 'text' } }))
    expect(columns).toEqual({
      id: ['001', '002', '003'],
      sexo: [1, 9, 2],
      edad: [34, 95, null],
      lugar: ["'=1+1", 'Ñuñoa', null],
    })
  })

  test('with a plan has what it derives, in every format', async () => {
    await engine.call('plan.load', { file: at('plan.yaml') })
    expect(await take('sav', 'd.sav')).toEqual({ file: at('d.borrador.sav'), records: 2, variables: 5 })
    await take('zsav', 'd.zsav')
    await take('parquet', 'd.borrador.parquet')
    const expected = { id: ['001', '003'], sexo: [1, 2], edad: [34, null], lugar: ['=1+1', null], doble: [68, null] }
    const sav = await openSav(at('d.borrador.sav'))
    expect(await columnsOf(sav)).toEqual(expected)
    expect(await columnsOf(await openSav(at('d.borrador.zsav')))).toEqual(expected)
    expect(await columnsOf(await openParquet(at('d.borrador.parquet')))).toEqual(expected)
    expect(sav.variables[1]).toMatchObject({ label: 'Sexo', missing: [{ code: '9' }] })
    expect(sav.variables[1]?.categories.map(({ label }) => label)).toEqual(['Hombre', 'Mujer'])
    expect(sav.label).toBe('Exportación')
    expect(sav.documents.join(' ')).toMatch(/BORRADOR.*SINTÉTICOS/is)
    expect((await take('csv', 'c.csv', { stage: 'collected', variables: ['edad'] })).records).toBe(3)
  })

  test('never has what stands in the vault, and is on record', async () => {
    await expect(take('csv', 'n.csv', { variables: ['nombre'] })).rejects.toMatchObject({
      code: 'plan.unknown-variable',
      params: { variable: 'nombre', dataset: 'personas' },
    })
    await expect(
      engine.call('data.export', { dataset: 'nada', format: 'csv', file: at('x.csv'), language: 'en' }),
    ).rejects.toMatchObject({
      code: 'study.unknown-dataset',
    })
    expect(existsSync(at('x.draft.csv'))).toBe(false)
    const files = readdirSync(folder).filter((name) => name.includes('borrador'))
    expect(files).toHaveLength(5)
    expect(files.filter((name) => readFileSync(at(name)).includes('Inventada'))).toEqual([])
    const log = await engine.call('audit.list', {})
    expect(log.filter(({ action }) => action === 'data.exported')).toHaveLength(5)
  })

  const pspp = spawnSync('pspp', ['--version']).status === 0
  test.skipIf(!pspp)(`is read by PSPP with labels and missing codes${pspp ? '' : ' (PSPP is not installed)'}`, () => {
    writeFileSync(at('read.sps'), `GET FILE='${at('d.borrador.sav')}'.\nDISPLAY DICTIONARY.\nLIST.\n`)
    const { stdout, status } = spawnSync('pspp', ['-O', 'format=csv', at('read.sps')], { encoding: 'utf8' })
    expect(status).toBe(0)
    for (const text of ['Sexo', 'Hombre', 'Mujer', '001,1']) expect(stdout).toContain(text)
  })
})
