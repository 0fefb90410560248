import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Protection } from '../../main/contract/disclosure.ts'
import type { DisclosureSystem } from '../../main/contract/disclosure-system.ts'
import { publicSystem } from '../../main/core/disclosure/suppression/protect-system.ts'
import type { Engine } from '../../main/engine/context.ts'
import { systemText } from '../../main/files/disclosure-system-json.ts'
import { attackByPrograms } from '../harness/disclosure/outside-attack.ts'
import { runPlan, temporaryFolder, testEngine } from '../harness/engine.ts'
import { validate } from '../harness/release-alone.ts'

/** Synthetic households: in place 3 two were robbed, everywhere else every cause has many. */
const causesByPlace = [
  { place: 1, causes: { amenaza: 20, robo: 20, otra: 20 } },
  { place: 2, causes: { amenaza: 20, robo: 20, otra: 20 } },
  { place: 3, causes: { amenaza: 20, robo: 2, otra: 20 } },
]
const rows = causesByPlace.flatMap(({ place, causes }) =>
  Object.entries(causes).flatMap(([cause, count]) => Array.from({ length: count }, () => `${place};${cause};1`)),
)
const head = 'lugar;causa;peso'

const crossed =
  '- { id: cruce, title: Cruce, design: hogares, statistic: count, by: [lugar, causa], unit: hogares, universe: Hogares }'
const otherCauses = `- { id: otras, title: Otras causas, design: hogares, statistic: count, by: [lugar], where: 'd.causa == "otra"', unit: hogares, universe: Hogares con otra causa }`

const planOf = (tables: readonly string[], design = 'hogares'): string => `caracteriza: 1
study: { title: Antes y ahora, window: "2026", synthetic: true }
sources: [{ dataset: hogares, format: csv, file: hogares.csv, options: { types: { lugar: text, causa: text } } }]
designs: [{ id: ${design}, dataset: hogares, weight: peso, probability: false }]
tables:
${tables.map((table) => `  ${table}`).join('\n')}
`

const { folder, remove } = temporaryFolder()
const study = join(folder, 'study')
let engine: Engine
let hiddenFirst: number

const load = async (tables: readonly string[], design?: string): Promise<void> => {
  writeFileSync(join(folder, 'plan.yaml'), planOf(tables, design))
  await engine.call('plan.load', { file: join(folder, 'plan.yaml') })
  await engine.call('plan.run', {})
}

const toValidated = (table: string): Promise<void> => validate(engine, [{ kind: 'table', id: table }])

const hiddenOf = ({ tables }: Protection, name: string): number => {
  const own = tables.find(({ table }) => table === name)
  if (!own) throw new Error(`No table ${name}`)
  return own.primary + own.secondary
}

beforeAll(async () => {
  engine = testEngine()
  writeFileSync(join(folder, 'hogares.csv'), [head, ...rows].join('\n'))
  writeFileSync(join(folder, 'plan.yaml'), planOf([crossed]))
  await runPlan(engine, study, join(folder, 'plan.yaml'))
})
afterAll(async () => {
  await engine.close()
  remove()
})

test('a table that hides nothing by itself hides what an earlier release would give away with it', async () => {
  await load([otherCauses])
  expect(hiddenOf(await engine.call('tables.protect', {}), 'otras')).toBe(0)

  await load([crossed])
  hiddenFirst = hiddenOf(await engine.call('tables.protect', {}), 'cruce')
  await toValidated('cruce')
  await engine.call('review.protect', {})
  await engine.call('review.approve', { items: [{ kind: 'table', id: 'cruce' }] })
  await engine.call('release.make', { folder: join(folder, 'first') })

  await load([otherCauses])
  const protection = await engine.call('tables.protect', {})
  expect(protection.earlier).toEqual([{ release: 1, table: 'cruce', standing: 'same', close: 0 }])
  // Two were robbed in place 3: with all causes of it but one hidden before, the otherCauses there would tell them.
  expect(hiddenOf(protection, 'otras')).toBeGreaterThan(0)
})

test('what was printed once stays printed: the same table comes out again as it was', async () => {
  await load([crossed])
  const protection = await engine.call('tables.protect', {})
  expect(protection.outcome).toBe('protected')
  expect(hiddenOf(protection, 'cruce')).toBe(hiddenFirst)
})

test('what left is written for auditors as it left, and stands their attack', async () => {
  const { files } = await engine.call('system.export', { folder: join(folder, 'audit'), release: 1 })
  expect(files).toEqual(['hogares.json'])
  const system: DisclosureSystem = JSON.parse(readFileSync(join(folder, 'audit', 'hogares.json'), 'utf8'))
  const hidden = system.cells.flatMap((cell, at) => (cell.hidden ? [at] : []))
  expect(hidden).toHaveLength(hiddenFirst)
  const required = new Map(system.layers[0]?.required.map((one) => [one.cell, one]))
  expect(required.size).toBe(1)
  const found = await attackByPrograms(systemText(publicSystem(system)), hidden)
  for (const [at, { low, high }] of found.entries()) {
    expect(high - low).toBeGreaterThan(0)
    expect(system.layers[0]?.intervals[at]).toEqual({ cell: hidden[at], low, high })
    const rule = required.get(hidden[at] as number)
    if (rule) expect(low <= rule.low && high >= rule.high).toBe(true)
  }
  const unknown = engine.call('system.export', { folder: join(folder, 'audit'), release: 2 })
  await expect(unknown).rejects.toMatchObject({ code: 'release.unknown' })
})

test('few records more than in an earlier release are refused, and let through only with a reason that the log keeps', async () => {
  writeFileSync(join(folder, 'hogares.csv'), [head, ...rows, '1;robo;1', '1;robo;1'].join('\n'))
  const { plan } = await engine.call('plan.describe', {})
  const source = plan?.sources[0]
  if (!source) throw new Error('The plan has no source')
  await engine.call('data.import', { source, folder, reason: 'dos hogares más' })
  await engine.call('plan.run', {})
  const protection = await engine.call('tables.protect', {})
  expect(protection.earlier).toMatchObject([{ release: 1, table: 'cruce', standing: 'changed' }])
  // Place 1, its robbed, all robbed and the whole are printed and differ by two.
  expect(protection.earlier[0]?.close).toBeGreaterThan(0)

  const left = engine.call('system.export', { folder: join(folder, 'audit'), release: 1 })
  await expect(left).rejects.toMatchObject({ code: 'release.records-changed', params: { number: 1, table: 'cruce' } })

  await toValidated('cruce')
  await expect(engine.call('review.protect', {})).rejects.toMatchObject({
    code: 'review.close-to-earlier',
    params: { tables: 1, cells: protection.earlier[0]?.close },
  })
  const reason = 'Corrección anunciada de dos hogares duplicados'
  const { items } = await engine.call('review.protect', { acceptDifferences: reason })
  expect(items.map(({ item, state }) => [item.kind, state])).toContainEqual(['table', 'protected'])
  const { history } = await engine.call('review.desk', { item: { kind: 'table', id: 'cruce' } })
  expect(history.filter(({ action }) => action === 'protect').at(-1)?.reason).toBe(reason)
})

test('many records more are no difference that shows anybody', async () => {
  const many = causesByPlace.flatMap(({ place }) =>
    ['amenaza', 'robo', 'otra'].flatMap((cause) => Array.from({ length: 30 }, () => `${place};${cause};1`)),
  )
  writeFileSync(join(folder, 'hogares.csv'), [head, ...rows, ...many].join('\n'))
  const { plan } = await engine.call('plan.describe', {})
  const source = plan?.sources[0]
  if (!source) throw new Error('The plan has no source')
  await engine.call('data.import', { source, folder, reason: 'segunda entrega' })
  await engine.call('plan.run', {})
  const { earlier } = await engine.call('tables.protect', {})
  expect(earlier).toEqual([{ release: 1, table: 'cruce', standing: 'changed', close: 0 }])
})

test('a table that can no longer be computed may hide any difference', async () => {
  await load([otherCauses.replaceAll('hogares', 'registros')], 'registros')
  const { earlier } = await engine.call('tables.protect', {})
  expect(earlier).toEqual([{ release: 1, table: 'cruce', standing: 'unknown', close: 0 }])
})
