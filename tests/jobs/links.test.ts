import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../main/engine/context.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'
import { inventedLists, type Person } from '../harness/people/invented-people.ts'
import { bringList, listCsv, listsLink } from '../harness/people/list-files.ts'

const lists = inventedLists(300, 0.6, 5)
const persons = lists.truth.filter((place) => place >= 0).length
const plan = `caracteriza: 1
study: { title: Enlace, window: "2026", synthetic: true }
derivations:
  - { step: join, dataset: registro, from: ronda, key: enlace, variables: [gasto] }
designs:
  - { id: registro, dataset: registro, weight: uno }
tables:
  - { id: gasto, title: Gasto, design: registro, statistic: mean, variable: gasto, unit: dólares, universe: Personas }
`

const csv = (people: readonly Person[], figure: (row: number) => number, figureName: string): string =>
  listCsv(people, ['uno', figureName], (row) => [1, figure(row)])

const { folder, remove } = temporaryFolder()
afterAll(remove)

const spec = {
  ...listsLink,
  fields: [...listsLink.fields, { compare: 'category' as const, first: ['sexo'], second: ['sexo'] }],
}

describe('linkage of two datasets', () => {
  let engine: Engine
  beforeAll(async () => {
    writeFileSync(
      join(folder, 'registro.csv'),
      csv(lists.first, (row) => row, 'edad'),
    )
    writeFileSync(
      join(folder, 'ronda.csv'),
      csv(lists.second, (row) => 10 * row, 'gasto'),
    )
    writeFileSync(join(folder, 'plan.yaml'), plan)
    engine = testEngine()
    await engine.call('study.create', { folder: join(folder, 'study'), passphrase, person: 'Prueba', title: 'Prueba' })
    await bringList(engine, folder, 'registro')
    await bringList(engine, folder, 'ronda')
    await engine.call('plan.load', { file: join(folder, 'plan.yaml') })
  })
  afterAll(() => engine.close())

  test('compares, and keeps what is worth a look', async () => {
    const summary = await engine.call('link.start', spec)
    expect(summary.pairs.linked).toBeGreaterThan(0.9 * persons)
    expect(summary.pairs.linked).toBeLessThanOrEqual(persons)
    expect(summary.fields.map(({ levels }) => (levels.at(-1)?.weight ?? 0) > 0)).toEqual([true, true, true, true])
    expect(await engine.call('link.list', {})).toEqual([summary])
  })

  test('shows pairs with their values to the custodian, on record', async () => {
    const { total, pairs } = await engine.call('link.candidates', { name: 'enlace', state: 'linked', count: 5 })
    expect(total).toBeGreaterThan(5)
    const [pair] = pairs
    const at = lists.first.findIndex(({ document }) => document === pair?.fields[2]?.first)
    expect(lists.first[at]?.name).toBe(pair?.fields[0]?.first)
    const log = await engine.call('audit.list', {})
    expect(log.filter(({ action }) => action === 'identifiers.read').length).toBeGreaterThanOrEqual(4)
    const words = JSON.stringify(log)
    expect(lists.first.filter(({ name, document }) => words.includes(name) || words.includes(document))).toEqual([])
  })

  test('waits for what a person decides, which outlives the session', async () => {
    const review = await engine.call('link.candidates', { name: 'enlace', state: 'review' })
    if (review.total > 0)
      await expect(engine.call('link.finish', { name: 'enlace', reason: 'fin' })).rejects.toMatchObject({
        code: 'link.undecided',
        params: { link: 'enlace', pairs: review.total },
      })
    const { pairs } = await engine.call('link.candidates', { name: 'enlace', state: 'linked', count: 1 })
    const [first] = pairs
    await engine.call('link.decide', { name: 'enlace', pairs: [first?.pair ?? 0], decision: 'different' })
    await engine.call('study.close', {})
    await engine.call('study.open', { folder: join(folder, 'study'), passphrase })
    const apart = await engine.call('link.candidates', { name: 'enlace', state: 'apart' })
    expect(apart.pairs[0]).toMatchObject({ pair: first?.pair, decision: 'different' })
    await engine.call('link.decide', { name: 'enlace', pairs: [first?.pair ?? 0], decision: 'same' })
    expect(await engine.call('link.describe', { name: 'enlace' })).toMatchObject({ decided: 1 })
    await expect(
      engine.call('link.decide', { name: 'enlace', pairs: [999_999], decision: 'same' }),
    ).rejects.toMatchObject({ code: 'link.unknown-pair' })
  })

  test('leaves pairs of pseudonyms, by which a plan joins', async () => {
    const finished = await engine.call('link.finish', { name: 'enlace', undecided: 'different', reason: 'fin' })
    expect(finished.links).toBeGreaterThan(0.9 * persons)
    const { columns } = await engine.call('data.rows', {
      dataset: 'enlace',
      from: 0,
      count: 300,
      variables: ['unit', 'first', 'second', 'decision'],
    })
    expect(columns[1]?.values.every((text) => /^[0-9a-f]{32}$/.test(text))).toBe(true)
    expect(new Set(columns[1]?.values).size).toBe(finished.links)
    expect(columns[3]?.values.filter((text) => text === 'person')).toHaveLength(1)
    const { tables } = await engine.call('plan.run', {})
    const linked = [...lists.truth].flatMap((place, row) => (place >= 0 ? [10 * row] : []))
    const mean = linked.reduce((sum, value) => sum + value, 0) / linked.length
    expect(tables[0]?.cells[0]?.n).toBe(finished.links)
    expect(Math.abs((tables[0]?.cells[0]?.estimate ?? 0) / mean - 1)).toBeLessThan(0.1)
    await expect(engine.call('link.describe', { name: 'enlace' })).rejects.toMatchObject({ code: 'link.none' })
  })

  test('holds no more once other records come', async () => {
    writeFileSync(
      join(folder, 'ronda.csv'),
      csv(lists.second.slice(1), (row) => 10 * row, 'gasto'),
    )
    await bringList(engine, folder, 'ronda')
    await expect(engine.call('plan.run', {})).rejects.toMatchObject({
      code: 'link.outdated',
      params: { link: 'enlace', dataset: 'ronda' },
    })
    await engine.call('link.start', spec)
    await engine.call('link.finish', { name: 'enlace', undecided: 'different', reason: 'nueva entrega' })
    expect((await engine.call('plan.run', {})).tables[0]?.cells[0]?.n).toBeGreaterThan(100)
  })

  test('refuses what cannot be linked', async () => {
    const refused = (change: object) =>
      engine.call('link.start', { ...spec, ...change }).then(
        () => 'done',
        ({ code }: { code: string }) => code,
      )
    expect(await refused({ second: 'registro' })).toBe('link.same-dataset')
    expect(await refused({ name: 'ronda' })).toBe('link.name-taken')
    expect(await refused({ name: 'gasto' })).toBe('link.name-taken')
    expect(await refused({ second: 'enlace', name: 'otro' })).toBe('link.no-identifiers')
    expect(await refused({ accept: 0.1, review: 0.5 })).toBe('link.thresholds')
    expect(await refused({ fields: [spec.fields[3]] })).toBe('link.no-keys')
    expect(await refused({ fields: [{ compare: 'name', first: ['nada'], second: ['nombre'] }] })).toBe(
      'study.unknown-variable',
    )
  })

  test('leaves no name on the disk', async () => {
    await engine.close()
    const bytes = readdirSync(join(folder, 'study'), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => readFileSync(join(folder, 'study', name)))
    expect(bytes.length).toBeGreaterThan(3)
    expect(lists.first.filter(({ name }) => bytes.some((file) => file.includes(name)))).toEqual([])
  })
})
