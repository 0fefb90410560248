import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Protection } from '../../main/contract/disclosure.ts'
import type { DisclosureSystem } from '../../main/contract/disclosure-system.ts'
import type { ResultTable } from '../../main/contract/results.ts'
import type { Engine } from '../../main/engine/context.ts'
import { attackByPrograms } from '../harness/disclosure/outside-attack.ts'
import { runPlan, temporaryFolder, testEngine } from '../harness/engine.ts'

/** Synthetic persons in households: in place 3 only two households were robbed, three got aid, and one large expense dominates place 2. */
const plan = `caracteriza: 1
study: { title: Protección, window: "2026", synthetic: true }
sources: [{ dataset: personas, format: csv, file: personas.csv, options: { types: { hogar: text, lugar: text, causa: text } } }]
codebook:
  personas:
    lugar: { kind: nominal, categories: [{ code: "1" }, { code: "2" }, { code: "3" }] }
    causa: { kind: nominal, categories: [{ code: amenaza }, { code: robo }, { code: otra }] }
designs: [{ id: personas, dataset: personas, weight: peso, probability: false }]
disclosure: { households: { personas: hogar } }
tables:
  - { id: causa_lugar, title: Causa, design: personas, statistic: proportion, variable: causa, by: [lugar], unit: "%", universe: Personas }
  - { id: lugares, title: Lugares, design: personas, statistic: count, by: [lugar], unit: personas, universe: Personas }
  - { id: gasto, title: Gasto, design: personas, statistic: mean, variable: gasto, by: [lugar], unit: dólares, universe: Personas }
  - { id: ayuda, title: Ayuda, design: personas, statistic: total, variable: ayuda, by: [lugar], unit: personas, universe: Personas }
`

const rows = (): string[] => {
  const lines = ['hogar,lugar,causa,gasto,peso,ayuda']
  for (let household = 0; household < 90; household++) {
    const place = 1 + (household % 3)
    for (let member = 0; member < 3; member++) {
      const cause = household < 6 && place === 3 ? 'robo' : household % 2 === 0 ? 'amenaza' : 'otra'
      const robbedElsewhere = place !== 3 && household > 60 ? 'robo' : cause
      lines.push(
        `h${household},${place},${robbedElsewhere},${household === 1 && member === 0 ? 90_000 : 11},${household === 1 ? 1 : 2 + (household % 4)},${place !== 3 || household < 10 ? 1 : 0}`,
      )
    }
  }
  return lines
}

describe('protecting the tables of a plan', () => {
  const { folder, remove } = temporaryFolder()
  let engine: Engine
  let tables: ResultTable[]
  let protection: Protection
  beforeAll(async () => {
    engine = testEngine()
    writeFileSync(join(folder, 'personas.csv'), rows().join('\n'))
    writeFileSync(join(folder, 'plan.yaml'), plan)
    tables = (await runPlan(engine, join(folder, 'study'), join(folder, 'plan.yaml'))).tables
    protection = await engine.call('tables.protect', {})
  })
  afterAll(async () => {
    await engine.close()
    remove()
  })

  test('persons of two households are sensitive, however many they are', () => {
    const cell = tables[0]?.cells.find(({ group, level }) => group[0] === '3' && level === 'robo')
    expect(cell?.cases).toBe(6)
    expect(protection.outcome).toBe('protected')
    const own = protection.tables.find(({ table }) => table === 'causa_lugar')
    expect(own?.primary).toBe(1)
    expect(own?.secondary).toBeGreaterThanOrEqual(3)
  })

  test('a mean that one household dominates is sensitive, and takes another place with it', () => {
    expect(protection.tables.find(({ table }) => table === 'gasto')).toMatchObject({ cells: 4, primary: 1 })
    expect(protection.tables.find(({ table }) => table === 'gasto')?.secondary).toBeGreaterThanOrEqual(1)
    expect(protection.tables.find(({ table }) => table === 'lugares')).toMatchObject({ primary: 0, secondary: 0 })
  })

  test('a total that three households make up is sensitive, as the count of them would be', () => {
    expect(tables.find(({ id }) => id === 'ayuda')?.cells.map(({ n, cases }) => [n, cases])).toContainEqual([90, 9])
    const own = protection.tables.find(({ table }) => table === 'ayuda')
    expect(own).toMatchObject({ cells: 4, primary: 1 })
    expect(own?.secondary).toBeGreaterThanOrEqual(1)
  })

  test('what is exported stands an attack from outside, in every layer', async () => {
    const { files } = await engine.call('system.export', { folder: join(folder, 'out') })
    expect(files).toEqual(['personas.json', 'personas_gasto_personas_.json', 'personas_ayuda_personas_.json'])
    for (const file of files) {
      const system: DisclosureSystem = JSON.parse(readFileSync(join(folder, 'out', file), 'utf8'))
      const hidden = system.cells.flatMap((cell, at) => (cell.hidden ? [at] : []))
      for (const layer of system.layers) {
        const alone = JSON.stringify({ ...system, layers: [layer] })
        const intervals = await attackByPrograms(alone, hidden)
        const slack = (value: number) => 1e-6 * Math.max(1, Math.abs(value))
        const exact = hidden.filter((_, at) => {
          const { low, high } = intervals[at] as { low: number; high: number }
          return high - low < slack(high)
        })
        const narrow = layer.required.filter(({ cell, low, high }) => {
          const found = intervals[hidden.indexOf(cell)] as { low: number; high: number }
          return found.low > low + slack(low) || found.high < high - slack(high)
        })
        expect([file, layer.name, exact, narrow]).toEqual([file, layer.name, [], []])
      }
    }
  })

  test('an exported system can be protected again from the file', async () => {
    const file = join(folder, 'out', 'personas.json')
    const again = await engine.call('system.protect', { file, out: join(folder, 'again.json') })
    expect(again).toMatchObject({ outcome: 'protected', stuck: [] })
    const hiddenIn = (path: string) =>
      (JSON.parse(readFileSync(path, 'utf8')) as DisclosureSystem).cells.map(({ hidden }) => hidden)
    expect(hiddenIn(join(folder, 'again.json'))).toEqual(hiddenIn(file))
  })

  test('a file that is no system is refused', async () => {
    const file = join(folder, 'other.json')
    writeFileSync(file, '{"format":"caracteriza-disclosure-system","version":1,"cells":[],"relations":[],"layers":[]}')
    await expect(engine.call('system.protect', { file })).rejects.toMatchObject({
      code: 'system.invalid',
      params: { path: 'cells' },
    })
    writeFileSync(file, 'no')
    await expect(engine.call('system.protect', { file })).rejects.toMatchObject({ code: 'system.not-json' })
  })

  test('tells the risk of the records by chosen keys', async () => {
    const dataset = 'personas'
    const byPlace = await engine.call('risk.report', {
      dataset,
      keys: ['lugar', 'causa'],
      household: 'hogar',
      sensitive: ['gasto'],
    })
    // Six persons were robbed in place 3, but of two households alone: six records, and the key of two.
    expect(byPlace).toMatchObject({ records: 270, passes: false, uniques: { sample: 0, population: 0 } })
    expect(byPlace.anonymity).toEqual([
      { k: 2, records: 0 },
      { k: 3, records: 6 },
      { k: 5, records: 6 },
    ])
    const persons = await engine.call('risk.report', { dataset, keys: ['lugar', 'causa'] })
    expect(persons).toMatchObject({ passes: true })
    // One person spent 90,000: alone under the key, and without weights as good as found.
    const byExpense = await engine.call('risk.report', {
      dataset,
      keys: ['lugar', 'causa', 'gasto'],
      household: 'hogar',
    })
    expect(byExpense).toMatchObject({
      passes: false,
      uniques: { sample: 1, population: 1 },
      individual: { greatest: 1 },
    })
    expect(byExpense.household?.expected).toBeGreaterThan(byExpense.individual.expected)
    await expect(engine.call('risk.report', { dataset: 'otra', keys: ['lugar'] })).rejects.toMatchObject({
      code: 'plan.unknown-dataset',
    })
    await expect(engine.call('risk.report', { dataset, keys: ['lugar'], weight: 'causa' })).rejects.toMatchObject({
      code: 'risk.weight-not-a-number',
    })
  })

  test('can be cancelled', async () => {
    const stop = new AbortController()
    const asked = engine.call('tables.protect', {}, { signal: stop.signal, onProgress: () => stop.abort() })
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
  })
})
