import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../main/engine/context.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'
import { failureOf } from '../harness/refusal.ts'

/** Synthetic: two households and their persons, with the errors that field data have. */
const plan = `caracteriza: 1
study: { title: Revisiones, window: "2026", synthetic: true }
sources:
  - { dataset: hogares, format: csv, file: hogares.csv, options: { types: { folio: text } } }
  - { dataset: personas, format: csv, file: personas.csv, identifiers: [nombre], options: { types: { folio: text, sexo: text } } }
codebook:
  personas:
    edad: { missing: [{ code: "999", reason: dontKnow }] }
checks:
  - dataset: hogares
    record: folio
    rules:
      - id: miembros
        check: consistency
        label: { es: Los miembros listados son los declarados, en: As many members listed as declared }
        from: personas
        key: folio
        aggregates: { listados: op.count() }
        formula: d.listados == d.personas
  - dataset: personas
    rules:
      - { id: edad, check: range, label: Edad posible, variable: edad, from: 0, to: 110 }
      - { id: repetidas, check: duplicates, severity: warning, label: Personas repetidas, key: [folio, orden] }
      - { id: encuestador, check: profile, severity: note, label: Por encuestador, by: [encuestador], missing: [edad], least: 3 }
    corrections:
      - { record: "#2", variable: edad, value: 12, rule: edad, reason: el formulario dice 12 }
designs: [{ id: personas, dataset: personas }]
tables:
  - { id: edad, title: Edad media, design: personas, statistic: mean, variable: edad, unit: años, universe: Personas }
`
const households = ['folio,personas', '01,2', '02,3'].join('\n')
const persons = [
  'folio,orden,nombre,sexo,edad,encuestador',
  '01,1,ZQXJKVWPMARCADOR,1,40,a',
  '01,2,ZQXJKVWPMARCADOR,2,112,a',
  '02,1,ZQXJKVWPMARCADOR,1,7318529,b',
  '02,1,ZQXJKVWPMARCADOR,1,999,b',
].join('\n')

describe('checks of a study', () => {
  const place = temporaryFolder()
  const engine: Engine = testEngine({ now: () => new Date('2026-05-04T10:00:00Z') })
  const results = async () =>
    (await engine.call('check.run', {})).checks.map(({ rule, examined, failing, accepted, corrected }) => [
      rule,
      examined,
      failing,
      accepted,
      corrected,
    ])
  beforeAll(async () => {
    const files = join(place.folder, 'files')
    mkdirSync(files)
    writeFileSync(join(files, 'hogares.csv'), households)
    writeFileSync(join(files, 'personas.csv'), persons)
    writeFileSync(join(files, 'plan.yaml'), plan)
    await engine.call('study.create', { folder: join(place.folder, 'study'), passphrase, person: 'Prueba', title: 'R' })
    const { sources } = await engine.call('plan.load', { file: join(files, 'plan.yaml') })
    for (const source of sources) await engine.call('data.import', { source, folder: files, reason: 'prueba' })
  })
  afterAll(async () => {
    await engine.close()
    place.remove()
  })

  test('count what was examined and what fails, rule by rule', async () => {
    const { checks } = await engine.call('check.run', {})
    expect(checks.map(({ severity, unit }) => [severity, unit])).toEqual([
      ['error', 'record'],
      ['error', 'record'],
      ['warning', 'record'],
      ['note', 'group'],
    ])
    expect(await results()).toEqual([
      ['miembros', 2, 1, 0, 0],
      ['edad', 3, 2, 0, 0],
      ['repetidas', 4, 2, 0, 0],
      ['encuestador', 2, 0, 0, 0],
    ])
  })

  test('list the records that fail, by id where the plan declares one, a page at a time', async () => {
    expect(await engine.call('check.records', { rule: 'miembros' })).toEqual({
      total: 1,
      records: [{ record: '02', row: 2, accepted: null }],
    })
    const second = await engine.call('check.records', { rule: 'edad', from: 1, count: 1 })
    expect(second).toEqual({ total: 2, records: [{ record: '#3', row: 3, accepted: null }] })
  })

  test('show every group of a profile', async () => {
    const { groups } = await engine.call('check.profile', { rule: 'encuestador' })
    expect(groups.map(({ group, records }) => [group, records])).toEqual([
      ['a', 2],
      ['b', 2],
    ])
    expect(await failureOf(() => engine.call('check.profile', { rule: 'edad' }))).toMatchObject({
      code: 'check.not-a-profile',
    })
  })

  test('no longer count as open what was accepted with a note, until that is taken back', async () => {
    const accepted = await engine.call('check.accept', { rule: 'repetidas', records: ['#3', '#4'], note: 'gemelas' })
    expect(accepted).toMatchObject({ failing: 2, accepted: 2 })
    expect((await engine.call('check.records', { rule: 'repetidas' })).total).toBe(0)
    expect((await engine.call('check.records', { rule: 'repetidas', state: 'accepted' })).records[0]).toEqual({
      record: '#3',
      row: 3,
      accepted: { note: 'gemelas', person: 'Prueba', at: '2026-05-04T10:00:00.000Z' },
    })
    const reopened = await engine.call('check.reopen', { rule: 'repetidas', records: ['#4'], note: 'no son gemelas' })
    expect(reopened).toMatchObject({ failing: 2, accepted: 1 })
  })

  test('cannot decide on a record that does not fail', async () => {
    const decide = { rule: 'edad', records: ['#2', '#1'], note: 'n' }
    expect(await failureOf(() => engine.call('check.accept', decide))).toEqual({
      code: 'check.not-failing',
      params: { rule: 'edad', position: 2 },
    })
    expect(await failureOf(() => engine.call('check.reopen', { ...decide, records: ['#2'] }))).toMatchObject({
      code: 'check.not-accepted',
    })
    expect(await failureOf(() => engine.call('check.run', { rules: ['otra'] }))).toMatchObject({
      code: 'check.unknown-rule',
    })
  })

  test('see the corrections of the plan, made in a new version and only once', async () => {
    const correct = { from: 'plan', dataset: 'personas', reason: 'boletas revisadas' } as const
    expect(await engine.call('data.correct', correct)).toEqual({ version: 2, cells: 1, records: 1 })
    expect(await engine.call('data.correct', correct)).toEqual({ version: 2, cells: 0, records: 0 })
    expect((await results())[1]).toEqual(['edad', 3, 1, 0, 1])
    const { tables } = await engine.call('plan.run', {})
    expect(tables[0]?.cells[0]?.estimate).toBeCloseTo((40 + 12 + 7318529) / 3, 6)
  })

  test('an import of the file that was corrected leaves the corrections where they are', async () => {
    const source = {
      format: 'csv',
      dataset: 'personas',
      file: 'personas.csv',
      identifiers: ['nombre'],
      options: { types: { folio: 'text', sexo: 'text' } },
    } as const
    const again = {
      source: { ...source, identifiers: ['nombre'] },
      folder: join(place.folder, 'files'),
      reason: 'otra vez',
    }
    expect((await engine.call('data.import', again)).unchanged).toBe(true)
  })

  test('take corrections from a list of records, variables and values', async () => {
    const file = join(place.folder, 'correcciones.csv')
    writeFileSync(file, 'record;variable;value;reason;rule\n#3;edad;73;cifra de más;edad\n#4;sexo;2;;\n')
    const correct = { from: 'file', dataset: 'personas', file, reason: 'segunda revisión' } as const
    expect(await engine.call('data.correct', correct)).toEqual({ version: 3, cells: 2, records: 2 })
    expect((await results())[1]).toEqual(['edad', 3, 0, 0, 2])
    const versions = await engine.call('data.versions', { dataset: 'personas' })
    expect(
      versions.map(({ version, isCurrent, corrections, reason }) => [version, isCurrent, corrections, reason]),
    ).toEqual([
      [1, false, 0, 'prueba'],
      [2, false, 1, 'boletas revisadas'],
      [3, true, 3, 'segunda revisión'],
    ])
  })

  test('forget an acceptance when the record changes', async () => {
    await engine.call('check.accept', { rule: 'repetidas', records: ['#3', '#4'], note: 'gemelas' })
    const corrections = [{ record: '#4', variable: 'orden', value: 2, reason: 'segunda gemela' }]
    await engine.call('data.correct', { from: 'list', dataset: 'personas', corrections, reason: 'orden' })
    expect((await results())[2]).toEqual(['repetidas', 4, 0, 0, 0])
    const back = [
      { record: '#4', variable: 'orden', value: 1, reason: 'no' },
      { record: '#3', variable: 'folio', value: '01', reason: 'x' },
      { record: '#4', variable: 'folio', value: '01', reason: 'x' },
    ]
    await engine.call('data.correct', { from: 'list', dataset: 'personas', corrections: back, reason: 'deshecho' })
    expect((await results())[2]).toEqual(['repetidas', 4, 3, 0, 0])
  })

  test('undo a correction by going back to the version before it', async () => {
    const made = await engine.call('data.makeCurrent', { dataset: 'personas', version: 1, reason: 'empezar de nuevo' })
    expect(made).toMatchObject({ version: 1, isCurrent: true, corrections: 0 })
    expect((await results())[1]).toEqual(['edad', 3, 2, 0, 0])
    expect(
      await failureOf(() => engine.call('data.makeCurrent', { dataset: 'personas', version: 9, reason: 'r' })),
    ).toMatchObject({ code: 'study.unknown-version' })
  })

  test('tell what a version has other than another, by counts and names', async () => {
    const comparison = await engine.call('data.compare', { dataset: 'personas', from: 1, to: 3 })
    expect(comparison).toMatchObject({ key: [], before: 4, after: 4, added: 0, removed: 0, changed: 3 })
    expect(comparison.variables.map(({ name, records }) => [name, records])).toEqual([
      ['folio', 0],
      ['orden', 0],
      ['sexo', 1],
      ['edad', 2],
      ['encuestador', 0],
    ])
    expect(comparison.list).toEqual([
      { record: '#2', change: 'changed', rowBefore: 2, rowAfter: 2, variables: ['edad'] },
      { record: '#3', change: 'changed', rowBefore: 3, rowAfter: 3, variables: ['edad'] },
      { record: '#4', change: 'changed', rowBefore: 4, rowAfter: 4, variables: ['sexo'] },
    ])
  })

  test('refuse corrections that name what is not there, and change nothing', async () => {
    const wrong = async (correction: object) =>
      failureOf(() =>
        engine.call('data.correct', {
          from: 'list',
          dataset: 'personas',
          reason: 'r',
          corrections: [{ record: '#1', variable: 'edad', value: 1, reason: 'r', ...correction }],
        }),
      )
    expect(await wrong({ variable: 'nombre', value: 'x' })).toMatchObject({ code: 'correction.unknown-variable' })
    expect(await wrong({ record: 'ZQXJ' })).toEqual({
      code: 'correction.unknown-record',
      params: { dataset: 'personas', position: 1 },
    })
    expect(await wrong({ rule: 'otra' })).toMatchObject({ code: 'correction.unknown-rule' })
    const none = () => engine.call('data.correct', { from: 'plan', dataset: 'hogares', reason: 'r' })
    expect(await failureOf(none)).toMatchObject({ code: 'correction.none' })
  })

  test('leave a sound study and an audit log without values, records and notes', async () => {
    expect(await engine.call('study.check', {})).toEqual({ findings: [] })
    const log = JSON.stringify(await engine.call('audit.list', {}))
    for (const action of ['version.corrected', 'check.accepted', 'check.reopened', 'version.made-current'])
      expect(log).toContain(action)
    expect(log).not.toMatch(/ZQXJ|7318529|gemelas|#3/)
  })
})
