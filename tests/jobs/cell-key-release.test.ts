import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DisclosureSystem } from '../../main/contract/disclosure-system.ts'
import type { Cell, ResultTable } from '../../main/contract/results.ts'
import type { Engine } from '../../main/engine/context.ts'
import { protectionAsText } from '../../main/engine/disclosure/protection-text.ts'
import { loadTexts } from '../../main/engine/texts.ts'
import { closeStudy, openStudy } from '../../main/study/open-study.ts'
import { perturbationSecret } from '../../main/study/perturbation.ts'
import { releases } from '../../main/study/releases.ts'
import { passphrase, resources, runPlan, temporaryFolder, testEngine } from '../harness/engine.ts'
import { approveAll } from '../harness/release-alone.ts'
import { unpacked } from '../harness/unpacked.ts'

/** Synthetic households: in place 3 only two were robbed, and one has no answer to its cause. Nothing weighs what another does. */
const rows = Array.from({ length: 6_041 }, (_, row) => {
  const place = 1 + (row % 3)
  const usual = place === 3 ? ['amenaza', 'otra'][row % 2] : ['robo', 'amenaza', 'otra'][(row % 7) % 3]
  const cause = row === 7 ? '' : row === 2 || row === 5 ? 'robo' : usual
  const weight = (310.5 + 7 * (row % 9) + row / 1024).toFixed(6)
  return [100_000 + row, row % 2, row % 12, weight, place, cause, row % 5 < 2 ? 1 : 2, 100 + (row % 13)].join(';')
})

const cellKeys = '{ deviation: 7, variance: 4.53125, small: 2 }'
const planOf = (disclosure: string, more = ''): string => `caracteriza: 1
study: { title: { es: Claves de celda, en: Cell keys }, window: "2026", synthetic: true }
sources: [{ dataset: hogares, format: csv, file: hogares.csv, options: { types: { lugar: text, causa: text, sexo: text } } }]
codebook: { hogares: { folio: { kind: id } } }
designs: [{ id: hogares, dataset: hogares, strata: [estrato], psu: [upm], weight: factor }]
disclosure: ${disclosure}
tables:
  - { id: cruce, title: Cruce, design: hogares, statistic: count, by: [lugar, causa], unit: hogares, universe: Hogares }
  - { id: causas, title: Causas, design: hogares, statistic: proportion, variable: causa, by: [lugar], unit: "%", universe: Hogares }
  - { id: mujeres, title: Mujeres, design: hogares, statistic: count, by: [causa], where: d.sexo == '1', unit: hogares, universe: Hogares }
  - { id: gasto, title: Gasto, design: hogares, statistic: mean, variable: gasto, by: [lugar], unit: dólares, universe: Hogares }
  - { id: suma, title: Suma, design: hogares, statistic: total, variable: gasto, by: [causa], unit: dólares, universe: Hogares }
  - { id: sexos, title: Sexos, design: hogares, statistic: count, by: [causa, sexo], unit: hogares, universe: Hogares }
${more}
report:
  sections:
    - title: Todo
      text: ["Hay {cruce.estimate} hogares.", { of: causas }, { of: cruce }]
      tables: [cruce, causas, mujeres, sexos, gasto, suma]
      charts: [{ id: barras, chart: bars, table: causas }, { id: calor, chart: heat, table: cruce }]
`

const { folder, remove } = temporaryFolder()
const [study, out] = [join(folder, 'study'), join(folder, 'out')]
let engine: Engine
let exact: readonly ResultTable[]

const load = async (plan: string): Promise<void> => {
  writeFileSync(join(folder, 'plan.yaml'), plan)
  await engine.call('plan.load', { file: join(folder, 'plan.yaml') })
  await engine.call('plan.run', {})
}
/** Closes the engine, looks into the study, and opens the engine on it again. */
const lookInto = async () => {
  await engine.close()
  const opened = await openStudy({ folder: study, passphrase: Buffer.from(passphrase), now: () => new Date() })
  const secret = Buffer.from(perturbationSecret(opened))
  const tables = releases(opened).map(({ results }) => (JSON.parse(results) as { tables: ResultTable[] }).tables)
  closeStudy(opened)
  engine = testEngine()
  await engine.call('study.open', { folder: study, passphrase })
  return { secret, tables }
}
const cellOf = ({ cells }: ResultTable, group: readonly (string | null)[], level: string | null = null): Cell => {
  const found = cells.find((cell) => JSON.stringify([cell.group, cell.level]) === JSON.stringify([group, level]))
  if (!found) throw new Error(`no cell ${group}`)
  return found
}

beforeAll(async () => {
  engine = testEngine()
  writeFileSync(join(folder, 'hogares.csv'), ['folio;estrato;upm;factor;lugar;causa;sexo;gasto', ...rows].join('\n'))
  writeFileSync(join(folder, 'plan.yaml'), planOf(`{ method: cellKey, cellKey: ${cellKeys} }`))
  exact = (await runPlan(engine, study, join(folder, 'plan.yaml'))).tables
})
afterAll(async () => {
  await engine.close()
  remove()
})

test('a trial tells how far counts were changed, and writes the system that was attacked', async () => {
  const protection = await engine.call('tables.protect', {})
  expect(protection).toMatchObject({ method: 'cellKey', outcome: 'protected', rounding: [], recodes: [] })
  const [counts, weighted] = protection.cellKeys
  expect(counts).toMatchObject({ system: 'hogares', layer: 'n' })
  expect(weighted).toMatchObject({ system: 'hogares', layer: 'weight (hogares)' })
  expect(counts?.sensitive).toBeGreaterThan(0)
  expect(counts?.greatestDeviation).toBeLessThanOrEqual(7)
  expect(counts?.meanDeviation).toBeGreaterThan(0)
  for (const language of ['es', 'en'] as const) {
    const text = protectionAsText(protection, language, loadTexts(resources, language))
    expect(text).toContain(language === 'es' ? 'por claves de celda' : 'by cell keys')
    expect(text).toMatch(/hogares, n: \d+ .*\d[.,]\d\d/)
  }
  const { files } = await engine.call('system.export', { folder: join(folder, 'audit') })
  const system: DisclosureSystem = JSON.parse(readFileSync(join(folder, 'audit', files[0] as string), 'utf8'))
  for (const { values, cellKeys: left } of system.layers)
    for (const [cell, value] of values.entries()) {
      expect(left?.low[cell]).toBeLessThanOrEqual(value as number)
      expect(left?.high[cell]).toBeGreaterThanOrEqual(value as number)
    }
})

test('what cannot be changed by cell keys is refused, and so is what would tell too much', async () => {
  const refused = async (disclosure: string, more: string, code: string, params = {}) => {
    await load(planOf(disclosure, more))
    await expect(engine.call('tables.protect', {})).rejects.toMatchObject({ code, params })
  }
  const median = `  - { id: mediana, title: Gasto, design: hogares, statistic: quantile, variable: gasto, unit: dólares, universe: Hogares }`
  await refused('{ method: cellKey }', median, 'disclosure.not-from-counts', { table: 'mediana', method: 'cellKey' })
  // A threshold of 5 households must leave 1 to 4 possible behind a 0: with a deviation of 3 it could be 1 to 3 only.
  await refused('{ method: cellKey, cellKey: { deviation: 3 } }', '', 'disclosure.deviation-too-small', { least: 4 })
  // After the tenth, all of place 3 in stratum 0 were threatened.
  const row = `  - { id: fila, title: Fila, design: hogares, statistic: proportion, variable: causa, where: d.lugar == '3' && d.estrato == 0 && d.folio > 100010, unit: "%", universe: Hogares }`
  await refused('{ method: cellKey }', row, 'disclosure.group-shown', { system: 'hogares' })
  await load(planOf('{ method: cellKey, coalition: null }', row))
  expect(await engine.call('tables.protect', {})).toMatchObject({ outcome: 'protected' })
  for (const wrong of [
    '{ cellKey: {} }',
    '{ method: cellKey, zeros: printed }',
    '{ method: cellKey, cellKey: { variance: 1 } }',
  ])
    await expect(load(planOf(wrong))).rejects.toMatchObject({ code: 'plan.invalid' })
})

test('from the plan to a package that proves itself, the same records with one figure, and nothing as it was', async () => {
  await load(planOf(`{ method: cellKey, cellKey: ${cellKeys} }`))
  await approveAll(engine)
  await engine.call('release.make', { folder: out })
  expect(await engine.call('release.verify', { folder: out })).toMatchObject({ isSound: true, flaws: [] })
  const { secret, tables } = await lookInto()
  const [left] = tables
  const table = (id: string) => left?.find((one) => one.id === id) as ResultTable
  for (const before of exact) {
    const after = table(before.id)
    expect(after.perturbation).toMatchObject({ method: 'cellKey', weighted: 200 })
    for (const [at, cell] of after.cells.entries()) {
      const own = before.cells[at] as Cell
      // How many of a total are not 0 is told to nobody.
      const isTotal = before.statistic === 'total'
      expect(cell.cases === null).toBe(isTotal)
      const counts = [[cell.n, own.n], ...(isTotal ? [] : [[cell.cases, own.cases]])] as [number, number][]
      for (const [changed, count] of counts) {
        expect(Math.abs(changed - count)).toBeLessThanOrEqual(7)
        expect(changed === 0 || changed > 2).toBe(true)
        if (count === 0) expect(changed).toBe(0)
      }
      expect((cell.sumWeights as number) % 200).toBe(0)
      expect([cell.se, cell.cv, cell.ciLow, cell.deff, cell.df, cell.nEff, cell.psus]).toEqual(Array(7).fill(null))
    }
  }
  // The same households: all with a cause in the two tables, women by cause as a domain and as a column.
  for (const cause of ['robo', 'amenaza', 'otra', null]) {
    const [column, domain] = [cellOf(table('sexos'), [cause, '1']), cellOf(table('mujeres'), [cause])]
    expect([domain.n, domain.estimate]).toEqual([column.n, column.estimate])
    expect(cellOf(table('cruce'), [null, cause]).n).toBe(cellOf(table('sexos'), [cause, null]).n)
    if (cause !== null)
      expect(cellOf(table('causas'), [null], cause).cases).toBe(cellOf(table('cruce'), [null, cause]).n)
  }
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const textsIn = (endings: RegExp): readonly string[] =>
    files
      .filter(({ name }) => endings.test(name))
      .flatMap(({ parentPath, name }) => unpacked(readFileSync(join(parentPath, name))))
  const everything = textsIn(/./)
  const planted = [secret.toString('hex'), secret.toString('base64'), secret.toString('latin1'), '4.53125', '4,53125']
  expect(planted.filter((word) => everything.some((text) => text.includes(word)))).toEqual([])
  expect(everything.some((text) => /deviation|desviación: 7/.test(text))).toBe(false)
  // The size of the whole sample and what it stands for are in the methodology as they are.
  const parts = exact.flatMap(({ cells }) => cells).filter(({ n }) => n !== rows.length)
  const long = parts
    .flatMap(({ estimate, se, sumWeights }) => [estimate, se, sumWeights])
    .map((value) => String(value).slice(0, 9))
  expect(long.filter((value) => everything.some((text) => text.includes(value)))).toEqual([])
  // Counts of four or five digits, as programs and as people write them, but those that are printed of other records.
  const printed = new Set(left?.flatMap(({ cells }) => cells.flatMap(({ n, cases, estimate }) => [n, cases, estimate])))
  const told = parts
    .flatMap(({ n, cases }) => [n, cases])
    .filter((count): count is number => count !== null && count >= 1000 && !printed.has(count))
  expect(new Set(told).size).toBeGreaterThan(5)
  const read = new Set([
    ...textsIn(/\.(html|docx|xlsx|xml)$/).flatMap((text) =>
      [...text.matchAll(/>([\d\u202f.,]+)</g)].map(([, own]) => own),
    ),
    // By what ends a value, since among the digits of hashes any number may stand.
    ...textsIn(/\.(csv|json|yaml)$/).flatMap((text) => text.split(/[\s"',;:[\]{}()]+/)),
  ])
  const forms = (count: number) =>
    [',', '\u202f', '.', ''].map((mark) => `${Math.floor(count / 1000)}${mark}${String(count % 1000).padStart(3, '0')}`)
  expect(told.flatMap(forms).filter((form) => read.has(form))).toEqual([])
  // What is printed is found by the same search, or it would prove nothing.
  const [one] =
    tables[0]?.flatMap(({ cells }) => cells.flatMap(({ n }) => ((n ?? 0) >= 1000 ? [n as number] : []))) ?? []
  expect(forms(one ?? 0).some((form) => read.has(form))).toBe(true)
  expect(files.filter(({ name }) => name.endsWith('.R'))).toEqual([])
  expect(readFileSync(join(out, 'informe.es.html'), 'utf8')).toContain('alterados al azar')
  expect(readFileSync(join(out, 'report.en.html'), 'utf8')).toContain('changed at random')
  expect(readFileSync(join(out, 'plan.yaml'), 'utf8')).not.toContain('cellKey')
})

test('a package with a figure that is not what it says is not sound', async () => {
  const path = join(out, 'datos', 'causas.csv')
  expect(readFileSync(path, 'utf8').split('\n').length).toBeGreaterThan(10)
  writeFileSync(path, readFileSync(path, 'utf8').replace('robo', 'hurto'))
  const proof = await engine.call('release.verify', { folder: out })
  expect(proof).toMatchObject({ isSound: false, flaws: [{ flaw: 'fileChanged', about: 'datos/causas.csv' }] })
})

test('what left stays what it was, in another order of the records too, and no other noise may follow it', async () => {
  const again = await engine.call('tables.protect', {})
  expect(again.earlier.map(({ standing }) => standing)).toEqual(Array(6).fill('same'))
  const { files } = await engine.call('system.export', { folder: join(folder, 'left'), release: 1 })
  expect(files).toEqual(['hogares.json', 'hogares_gasto_hogares_.json'])
  await load(planOf('{ method: cellKey, cellKey: { deviation: 9, variance: 9 } }'))
  await expect(engine.call('tables.protect', {})).rejects.toMatchObject({ code: 'disclosure.other-keys' })
  for (const method of ['suppression', 'rounding']) {
    await load(planOf(`{ method: ${method} }`))
    const failure = { code: 'disclosure.other-method', params: { before: 'cellKey', now: method } }
    await expect(engine.call('tables.protect', {})).rejects.toMatchObject(failure)
  }
  const turned = [...rows].reverse()
  writeFileSync(join(folder, 'hogares.csv'), ['folio;estrato;upm;factor;lugar;causa;sexo;gasto', ...turned].join('\n'))
  await load(planOf(`{ method: cellKey, cellKey: ${cellKeys} }`))
  const { sources } = await engine.call('plan.load', { file: join(folder, 'plan.yaml') })
  for (const source of sources) await engine.call('data.import', { source, folder, reason: 'otro orden' })
  await engine.call('plan.run', {})
  // Refused if one figure of the release were another one now.
  const turnedOver = await engine.call('tables.protect', {})
  expect(turnedOver.earlier.map(({ standing }) => standing)).toEqual(Array(6).fill('same'))
})
