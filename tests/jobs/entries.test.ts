import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Reply } from '../../main/contract/wire.ts'
import { passphrase, testEngine } from '../harness/engine.ts'
import { startEngineProcess } from '../harness/engine-process.ts'
import { ana, eva, type Visits, withVisits } from '../harness/visits-study.ts'

let visits: Visits
withVisits((opened) => {
  visits = opened
})

describe('a form made of the codebook', () => {
  test('has the variables of the plan in their order, and the questions with several answers', async () => {
    const { fields, sets, records, isPending, canIdentify } = await visits.engine.call('entry.describe', {
      dataset: 'visitas',
    })
    expect(fields.map(({ variable, isRequired, isIdentifier }) => [variable.name, isRequired, isIdentifier])).toEqual([
      ['caso', true, false],
      ['nombre', true, true],
      ['fecha', true, false],
      ['depto', false, false],
      ['edad', false, false],
      ['ingreso', false, false],
      ['albergue', false, false],
      ['alimentos', false, false],
    ])
    expect(sets.map(({ name, variables }) => [name, variables])).toEqual([['componentes', ['albergue', 'alimentos']]])
    expect({ records, isPending, canIdentify }).toEqual({ records: 0, isPending: true, canIdentify: true })
  })

  test('refuses a mistake in any record with all of them, and names it', async () => {
    const mistakes = [
      [{ ...ana, fecha: ' ' }, 'entry.required', 'fecha'],
      [{ ...ana, nombre: null }, 'entry.required', 'nombre'],
      [{ ...ana, depto: '6' }, 'entry.notInList', 'depto'],
      [{ ...ana, ingreso: '1,200' }, 'entry.notANumber', 'ingreso'],
      [{ ...ana, peso: 60 }, 'entry.unknownVariable', 'peso'],
    ] as const
    for (const [record, code, variable] of mistakes) {
      await expect(visits.add(eva, record)).rejects.toMatchObject({ code, params: { position: 2, variable } })
    }
    expect(await visits.list()).toEqual({ total: 0, records: [] })
  })

  test('refuses what breaks a rule of the plan, and tells doubts without refusing', async () => {
    await expect(visits.add({ ...ana, edad: 130 })).rejects.toMatchObject({
      code: 'entry.rule',
      params: { rule: 'edad_posible', variables: 'edad' },
    })
    await visits.add(ana)
    await expect(visits.add({ ...ana, nombre: 'Otra' })).rejects.toMatchObject({ params: { rule: 'visita_unica' } })
    const { problems, doubts } = await visits.engine.call('entry.check', {
      dataset: 'visitas',
      values: { ...eva, ingreso: 9000 },
    })
    expect(problems).toEqual([])
    expect(doubts).toEqual([
      { problem: 'rule', variables: ['ingreso'], rule: { id: 'ingreso_alto', label: 'Ingreso alto' } },
    ])
    // A record is no duplicate of itself while it is corrected.
    const itself = await visits.engine.call('entry.check', { dataset: 'visitas', values: { edad: 35 }, record: 1 })
    expect(itself.problems).toEqual([])
  })
})

describe('records that are entered', () => {
  test('are on the disk when the answer comes, before any version is made', async () => {
    expect(await visits.add(ana)).toEqual({ records: [1] })
    await visits.reopen()
    const { total, records } = await visits.list()
    expect(total).toBe(1)
    expect(records[0]).toMatchObject({ record: 1, values: { caso: 'A1', depto: '06', edad: '34' }, reason: null })
  })

  test('are still there when the engine is killed as soon as it has answered', async () => {
    await visits.engine.close()
    const answers: Reply[] = []
    const host = startEngineProcess((reply) => answers.push(reply))
    const ask = async (id: number, command: string, args: object): Promise<void> => {
      host.take({ id, command, args })
      await expect.poll(() => answers.find((one) => 'id' in one && one.id === id)).toBeDefined()
    }
    const token = 'estudio-de-la-prueba-1'
    host.grant({ token, path: visits.study, purpose: 'study', covers: 'folder' })
    await ask(1, 'study.open', { folder: token, passphrase })
    await ask(2, 'entry.add', { dataset: 'visitas', records: [ana, eva] })
    await host.kill()
    visits.engine = testEngine()
    await visits.engine.call('study.open', { folder: visits.study, passphrase })
    expect((await visits.list()).records.map(({ values }) => values.caso)).toEqual(['B2', 'A1'])
    expect((await visits.engine.call('study.check', {})).findings).toEqual([])
    expect((await visits.takeIn()).dataset.rows).toBe(2)
  })

  test('become one version when they are taken in, and tables count them', async () => {
    await visits.add(ana, eva)
    const { dataset, unchanged } = await visits.takeIn()
    expect({ rows: dataset.rows, version: dataset.version, identifiers: dataset.identifiers, unchanged }).toEqual({
      rows: 2,
      version: 1,
      identifiers: ['nombre'],
      unchanged: false,
    })
    expect((await visits.takeIn()).unchanged).toBe(true)
    const { tables } = await visits.engine.call('plan.run', {})
    const of = (id: string) =>
      tables.find((one) => one.id === id)?.cells.map(({ level, estimate, n }) => [level, estimate, n])
    // (34 + 20) / 2 = 27.
    expect(of('edad')?.[0]).toEqual([null, 27, 2])
    // One of the two answered the question with several answers: she got shelter, no food.
    expect(of('componentes')).toEqual([
      ['albergue', 1, 1],
      ['alimentos', 0, 1],
    ])
  })

  test('are corrected and struck out with a reason, and the next version has it', async () => {
    await visits.add(ana, eva)
    await visits.takeIn()
    const on = { dataset: 'visitas', reason: 'digitación' }
    await visits.engine.call('entry.correct', { ...on, record: 1, values: { edad: 36, depto: null } })
    await visits.engine.call('entry.strike', { ...on, record: 2 })
    await expect(visits.engine.call('entry.correct', { ...on, record: 2, values: { edad: 1 } })).rejects.toMatchObject({
      code: 'entry.struck',
    })
    expect((await visits.engine.call('entry.describe', { dataset: 'visitas' })).isPending).toBe(true)
    const { dataset } = await visits.takeIn()
    expect([dataset.version, dataset.rows]).toEqual([2, 1])
    const rows = await visits.engine.call('data.rows', {
      dataset: 'visitas',
      from: 0,
      count: 5,
      variables: ['edad', 'depto'],
    })
    expect(rows.columns.map(({ values }) => values)).toEqual([['36'], ['']])
    await visits.engine.call('entry.restore', { ...on, record: 2 })
    expect((await visits.takeIn()).dataset.rows).toBe(2)
    const log = await visits.engine.call('audit.list', {})
    expect(log.map(({ action }) => action).filter((action) => action.startsWith('entry.'))).toEqual([
      'entry.added',
      'entry.corrected',
      'entry.struck',
      'entry.restored',
    ])
  })

  test('keep their identifiers in the vault, through corrections, and show them nowhere', async () => {
    await visits.add(ana)
    const on = { dataset: 'visitas', record: 1, reason: 'digitación' }
    await visits.engine.call('entry.correct', { ...on, values: { edad: 35 } })
    await visits.engine.call('entry.correct', { ...on, values: { nombre: 'Ana Corregida' } })
    await expect(visits.engine.call('entry.correct', { ...on, values: { nombre: '' } })).rejects.toMatchObject({
      code: 'entry.required',
      params: { variable: 'nombre' },
    })
    await visits.takeIn()
    const shown = JSON.stringify([await visits.list(), await visits.engine.call('audit.list', {})])
    expect(shown).not.toContain('Ana')
    expect((await visits.engine.call('study.describe', {})).datasets[0]).toMatchObject({
      identifiers: ['nombre'],
      file: '',
    })
  })

  test('are not corrected cell by cell, which the next version would forget', async () => {
    await visits.add(ana)
    await visits.takeIn()
    await expect(
      visits.engine.call('data.correct', {
        ...{ from: 'list', dataset: 'visitas', reason: 'x' },
        corrections: [{ record: 'A1', variable: 'edad', value: 35, reason: 'x' }],
      }),
    ).rejects.toMatchObject({ code: 'entry.correct-the-record' })
  })

  test('leave the study when their dataset is erased', async () => {
    await visits.add(ana, eva)
    await visits.takeIn()
    await visits.engine.call('care.erase', { dataset: 'visitas', what: 'identifiers', reason: 'plazo' })
    expect((await visits.list()).total).toBe(2)
    await visits.engine.call('care.erase', { dataset: 'visitas', what: 'everything', reason: 'plazo' })
    expect((await visits.list()).total).toBe(0)
  })

  test('are what the study holds before they are taken in: care and the account of an incident tell of them', async () => {
    await visits.add(ana, eva)
    expect(await visits.engine.call('care.list', {})).toMatchObject([
      { dataset: 'visitas', versions: 0, entries: 2, identifiers: ['nombre'], state: 'notSaid', erasures: [] },
    ])
    expect((await visits.engine.call('incident.report', {})).datasets).toEqual([
      { dataset: 'visitas', records: 2, identifiers: ['nombre'], purpose: null },
    ])
    const erased = { dataset: 'visitas', reason: 'plazo' }
    expect(await visits.engine.call('care.erase', { ...erased, what: 'identifiers' })).toMatchObject({
      versions: 0,
      entries: 2,
    })
    expect(await visits.engine.call('care.list', {})).toMatchObject([
      { entries: 2, identifiers: [], erasures: [{ what: 'identifiers', person: 'Prueba', reason: 'plazo' }] },
    ])
    await visits.engine.call('care.erase', { ...erased, what: 'everything' })
    expect(await visits.engine.call('care.list', {})).toEqual([])
    expect((await visits.engine.call('incident.report', {})).datasets).toEqual([])
    expect((await visits.engine.call('study.check', {})).findings).toEqual([])
  })

  test('are not in a file without records, which is refused and leaves nothing on the log', async () => {
    const empty = [
      { name: 'vacio.csv', text: 'caso,nombre,fecha\n', code: 'csv.no-rows' },
      { name: 'vacio.yaml', text: '[]\n', code: 'entry.not-records' },
    ]
    for (const { name, text, code } of empty) {
      const file = join(visits.folder, name)
      writeFileSync(file, text)
      const added = visits.engine.call('entry.addFile', { dataset: 'visitas', file })
      await expect(added).rejects.toMatchObject({ code, params: { file: name } })
    }
    expect((await visits.engine.call('study.check', {})).findings).toEqual([])
  })

  test('make an empty dataset while there are none', async () => {
    expect((await visits.takeIn()).dataset.rows).toBe(0)
  })
})
