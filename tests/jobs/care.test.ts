import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import type { Engine } from '../../main/engine/context.ts'
import { openDatabase } from '../../main/study/database.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'

const { folder, remove } = temporaryFolder()
afterAll(remove)
const open: Engine[] = []
afterEach(async () => {
  for (const engine of open.splice(0)) await engine.close()
})

const engineAt = (day: () => string): Engine => {
  const engine = testEngine({ now: () => new Date(`${day()}T10:00:00Z`) })
  open.push(engine)
  return engine
}

const plan = `caracteriza: 1
study: { title: Prueba, window: "2026", synthetic: true }
sources:
  - { dataset: hogares, format: csv, file: hogares.csv, identifiers: [nombre], purpose: Caracterización, legalBasis: Ley 539, retainUntil: 2026-06-30 }
  - { dataset: marco, format: csv, file: marco.csv }
designs: [{ id: hogares, dataset: hogares, weight: factor }]
tables: [{ id: gasto, title: Gasto, design: hogares, statistic: mean, variable: gasto, unit: dólares, universe: Hogares }]
`
writeFileSync(join(folder, 'plan.yaml'), plan)
writeFileSync(join(folder, 'hogares.csv'), 'nombre;factor;gasto\nNombre Ficticio A;2;10\nNombre Ficticio B;3;20\n')
writeFileSync(join(folder, 'marco.csv'), 'upm;hogares\n1;50\n2;60\n')

const newStudy = async (engine: Engine, name: string): Promise<string> => {
  const study = join(folder, name)
  await engine.call('study.create', { folder: study, passphrase, person: 'Ana', title: 'Prueba' })
  const { sources } = await engine.call('plan.load', { file: join(folder, 'plan.yaml') })
  for (const source of sources) await engine.call('data.import', { source, folder, reason: 'primera' })
  await engine.call('plan.run', {})
  return study
}

test('a dataset tells what it is held for, and when its time is over', async () => {
  let day = '2026-06-30'
  const engine = engineAt(() => day)
  await newStudy(engine, 'care')
  expect(await engine.call('care.list', {})).toMatchObject([
    { dataset: 'hogares', purpose: 'Caracterización', legalBasis: 'Ley 539', state: 'kept', identifiers: ['nombre'] },
    { dataset: 'marco', purpose: null, state: 'notSaid', identifiers: [] },
  ])
  day = '2026-07-01'
  expect(await engine.call('care.list', {})).toMatchObject([{ state: 'ended' }, { state: 'notSaid' }])
})

test('erased identifiers are gone for every key, and the figures stay', async () => {
  const engine = engineAt(() => '2026-07-01')
  const study = await newStudy(engine, 'identifiers')
  await engine.call('study.backup', { folder: join(folder, 'backup') })
  const reason = 'venció el plazo'
  const { versions, remains } = await engine.call('care.erase', { dataset: 'hogares', what: 'identifiers', reason })
  expect(versions).toBe(1)
  expect(remains.map(({ kind, count }) => [kind, count])).toEqual([
    ['source', 0],
    ['backups', 1],
    ['results', 0],
    ['keys', 0],
    ['disk', 0],
  ])
  expect(await engine.call('care.list', {})).toMatchObject([
    { dataset: 'hogares', identifiers: [], versions: 1, erasures: [{ what: 'identifiers', person: 'Ana', reason }] },
    { dataset: 'marco' },
  ])
  expect((await engine.call('study.check', {})).findings).toEqual([])
  expect(await engine.call('plan.run', {})).toMatchObject({ computed: 0, reused: 1 })
  const again = { dataset: 'hogares', what: 'identifiers', reason } as const
  await expect(engine.call('care.erase', again)).rejects.toMatchObject({ code: 'care.nothing-to-erase' })
  await engine.call('study.close', {})
  await engine.call('study.open', { folder: study, passphrase })
  expect((await engine.call('study.check', {})).findings).toEqual([])
})

test('an erased dataset cannot come back, and no key of before opens what is left', async () => {
  const engine = engineAt(() => '2026-07-01')
  const study = await newStudy(engine, 'everything')
  await engine.call('study.close', {})
  const before = join(folder, 'everything before')
  cpSync(study, before, { recursive: true })
  await engine.call('study.open', { folder: study, passphrase })
  await engine.call('care.erase', { dataset: 'hogares', what: 'everything', reason: 'venció el plazo' })
  expect((await engine.call('study.describe', {})).datasets.map(({ dataset }) => dataset)).toEqual(['marco'])
  expect((await engine.call('care.list', {}))[0]).toMatchObject({ state: 'erased', versions: 0 })
  expect((await engine.call('study.check', {})).findings).toEqual([])
  await engine.call('study.close', {})
  // The old keys, as the old folder still gives them to its passphrase, do not open the new databases.
  const { openStudy, closeStudy } = await import('../../main/study/open-study.ts')
  const old = await openStudy({ folder: before, passphrase: Buffer.from(passphrase), now: () => new Date() })
  expect(() => openDatabase(join(study, 'study.db'), old.dataKeys.study)).toThrow('study.database-unreadable')
  closeStudy(old)
  // The same data may come in again, as a new version.
  await engine.call('study.open', { folder: study, passphrase })
  const { sources } = await engine.call('plan.load', { file: join(folder, 'plan.yaml') })
  const [source] = sources
  if (!source) throw new Error('The plan has no source')
  const { dataset } = await engine.call('data.import', { source, folder, reason: 'otra vez' })
  expect(dataset.version).toBe(2)
  const restore = { dataset: 'hogares', version: 1, reason: 'x' }
  await expect(engine.call('data.makeCurrent', restore)).rejects.toMatchObject({ code: 'care.version-erased' })
})

test('an incident is told from the log: who opened, who exported, when', async () => {
  let day = '2026-03-01'
  const engine = engineAt(() => day)
  const study = await newStudy(engine, 'incident')
  await engine.call('people.add', { name: 'Eva', roles: ['analyst'], passphrase: 'la frase de paso de Eva' })
  await engine.call('study.close', {})
  day = '2026-03-05'
  await engine.call('study.open', { folder: study, passphrase: 'la frase de paso de Eva' })
  await engine.call('report.write', { folder: join(folder, 'out'), languages: ['es'] })
  await expect(engine.call('incident.report', {})).rejects.toMatchObject({ code: 'people.needs-administrator' })
  await engine.call('study.close', {})
  await engine.call('study.open', { folder: study, passphrase })
  const all = await engine.call('incident.report', {})
  expect(all).toMatchObject({
    isLogSound: true,
    people: [
      { person: 'Ana', opened: 2, exported: 0 },
      { person: 'Eva', opened: 1, exported: 1, last: '2026-03-05T10:00:00.000Z' },
    ],
    datasets: [
      { dataset: 'hogares', records: 2, identifiers: ['nombre'], purpose: 'Caracterización' },
      { dataset: 'marco', records: 2 },
    ],
  })
  expect(all.events.map(({ kind, person }) => [kind, person])).toEqual([
    ['opened', 'Ana'],
    ['people', 'Ana'],
    ['opened', 'Eva'],
    ['exported', 'Eva'],
    ['opened', 'Ana'],
  ])
  expect((await engine.call('incident.report', { to: '2026-03-04' })).events).toHaveLength(2)
  expect((await engine.call('incident.report', { from: '2026-03-05' })).events).toHaveLength(3)
  expect(JSON.stringify(all)).not.toContain('Ficticio')
  expect(readFileSync(join(study, 'study.db')).includes('Ficticio')).toBe(false)
})
