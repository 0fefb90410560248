import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Manifest } from '../../main/contract/release.ts'
import { type ReviewInfo, type ReviewItem, validationChecks } from '../../main/contract/review.ts'
import type { Engine } from '../../main/engine/context.ts'
import { manifestText } from '../../main/engine/release/manifest.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'
import { bringPlan, createTeamStudy, inStudyAs, secretOf } from '../harness/people/in-study.ts'
import { releaseAlone } from '../harness/release-alone.ts'

const { folder, remove } = temporaryFolder()
const study = join(folder, 'study')
const out = join(folder, 'out')

/** Of the few in sector 4 there are three: a cell that must not be printed. */
const rows = Array.from({ length: 120 }, (_, row) => {
  const sector = row < 3 ? 4 : 1 + (row % 3)
  return [row, row % 2, row % 12, 2 + (row % 5), sector, 1 + (row % 2), 1000 + row * 7.25].join(';')
})

const plan = `caracteriza: 1
study: { title: { es: Prueba, en: Test }, window: "2026", synthetic: true }
sources:
  - { dataset: hogares, format: csv, file: hogares.csv, identifiers: [folio], options: { types: { sector: text, sexo: text } } }
designs:
  - { id: hogares, dataset: hogares, strata: [estrato], psu: [upm], weight: factor }
tables:
  - { id: sectores, title: Por sector, design: hogares, statistic: count, by: [sector], unit: hogares, universe: Hogares }
  - { id: gasto, title: Gasto, design: hogares, statistic: mean, variable: gasto, by: [sexo], unit: dólares, universe: Hogares }
comparisons:
  - { id: brecha, title: Brecha, compare: differences, table: gasto, between: sexo, reference: "1" }
report:
  sections:
    - { title: Resultados, text: ["En total {sectores.estimate} hogares."], tables: [sectores, gasto, brecha], charts: [{ id: barras, chart: bars, table: sectores }] }
`

const as = <T>(name: string, work: (engine: Engine) => Promise<T>): Promise<T> => inStudyAs(study, name, work)

const stateOf = ({ items }: { readonly items: readonly ReviewInfo[] }, name: string): ReviewInfo => {
  const found = items.find(({ item: { kind, id } }) => `${kind}/${id}` === name)
  if (!found) throw new Error(`No item ${name}`)
  return found
}

const allItems = async (engine: Engine): Promise<ReviewItem[]> =>
  (await engine.call('review.list', {})).items.map(({ item }) => item)

const textsBelow = (place: string): ReadonlyMap<string, Buffer> =>
  new Map(
    readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(place.length + 1), readFileSync(path)]),
  )

beforeAll(async () => {
  writeFileSync(join(folder, 'hogares.csv'), ['folio;estrato;upm;factor;sector;sexo;gasto', ...rows].join('\n'))
  const engine = testEngine()
  await createTeamStudy(engine, study)
  await engine.call('people.add', { name: 'Sol', roles: ['custodian', 'administrator'], passphrase: secretOf('Sol') })
  await bringPlan(engine, folder, plan)
  await engine.call('plan.run', {})
  await engine.close()
})
afterAll(remove)

describe('from the analyst to the public, with four people', () => {
  test('submitted, sent back, mended, validated, protected, approved by two and released', async () => {
    await as('Ana', async (engine) => engine.call('review.submit', { items: await allItems(engine) }))
    await as('Eva', async (engine) => {
      const items = await allItems(engine)
      await engine.call('review.begin', { items })
      await engine.call('review.requestChanges', { items: items.slice(0, 1), reason: 'Falta la nota' })
      await engine.call('review.validate', { items: items.slice(1), checks: [...validationChecks], reason: 'Conforme' })
    })
    await as('Ana', (engine) => engine.call('review.submit', { items: [{ kind: 'table', id: 'sectores' }] }))
    await as('Eva', async (engine) => {
      const items: ReviewItem[] = [{ kind: 'table', id: 'sectores' }]
      await engine.call('review.begin', { items })
      await engine.call('review.validate', { items, checks: [...validationChecks], reason: 'Conforme' })
      const list = await engine.call('review.protect', {})
      expect(list.items.map(({ state }) => state)).toEqual(['protected', 'protected', 'protected', 'protected'])
      const { hidden, leaving } = await engine.call('review.desk', { item: { kind: 'table', id: 'sectores' } })
      expect(hidden).toBeGreaterThan(1)
      const withheld = leaving?.filter(({ other }) => other === null) ?? []
      expect(withheld.length).toBe(hidden)
      for (const { outcome, estimate } of withheld) expect(outcome).toBe(estimate === null ? 'equal' : 'differs')
      expect(leaving?.filter(({ other }) => other !== null).every(({ outcome }) => outcome === 'equal')).toBe(true)
      const once = await engine.call('review.approve', { items: await allItems(engine) })
      expect(stateOf(once, 'table/sectores')).toMatchObject({ state: 'protected', approvedBy: ['Eva'] })
    })
    await as('Leo', async (engine) => {
      const early = engine.call('release.make', { folder: join(folder, 'early') })
      await expect(early).rejects.toMatchObject({ code: 'release.nothing-approved' })
      const list = await engine.call('review.approve', { items: await allItems(engine) })
      expect(stateOf(list, 'table/sectores')).toMatchObject({ state: 'approved', approvedBy: ['Eva', 'Leo'] })
      const { release, files } = await engine.call('release.make', { folder: out, note: 'Primera' })
      expect(release).toMatchObject({ number: 1, mode: 'team', person: 'Leo', retracted: null })
      expect(files).toEqual(expect.arrayContaining(['informe.es.html', 'report.en.html', 'plan.yaml', 'manifest.json']))
      const inFolder = textsBelow(out).size
      expect([files.length, release.files]).toEqual([inFolder, inFolder])
      expect((await engine.call('release.list', {}))[0]?.files).toBe(inFolder)
      const after = await engine.call('review.list', {})
      expect(after.items.map(({ state }) => state)).toEqual(['released', 'released', 'released', 'released'])
      expect((await engine.call('study.check', {})).findings).toEqual([])
      const again = engine.call('release.make', { folder: out })
      await expect(again).rejects.toMatchObject({ code: 'release.folder-not-empty' })
    })
  })

  test('an upstream edit afterwards makes exactly the dependants stale, and what is out stays out', async () => {
    await as('Ana', async (engine) => {
      writeFileSync(join(folder, 'plan.yaml'), plan.replace('title: Gasto,', 'title: Gasto mensual,'))
      await engine.call('plan.load', { file: join(folder, 'plan.yaml') })
      const list = await engine.call('review.list', {})
      const stale = list.items.filter(({ isStale }) => isStale).map(({ item }) => `${item.kind}/${item.id}`)
      expect(stale).toEqual(['table/gasto', 'comparison/brecha', 'report/report'])
      expect(stateOf(list, 'table/gasto')).toMatchObject({
        state: 'released',
        because: [{ part: 'plan', name: 'table' }],
      })
    })
  })
})

describe('the package', () => {
  test('says everything that is to be said, and hides what is to be hidden', () => {
    const files = textsBelow(out)
    expect([...files.keys()].sort()).toEqual(
      expect.arrayContaining([
        'informe.es.docx',
        'report.en.docx',
        'informe.es.pdf',
        'report.en.pdf',
        'cuadros.es.xlsx',
        'tables.en.xlsx',
        'datos/datapackage.json',
        'datos/sectores.csv',
        'ddi/hogares.xml',
        'metodologia.es.html',
        'methodology.en.html',
        'recalculo.R',
        'sdmx/sectores.csv',
        'valores/sectores.csv',
      ]),
    )
    const text = (path: string): string => files.get(path)?.toString('utf8') ?? ''
    const hidden = text('datos/sectores.csv')
      .split('\r\n')
      .filter((line) => line.startsWith('4,'))
    expect(hidden).toHaveLength(1)
    expect(hidden[0]).toContain('[c],[c],[c],[c]')
    expect(text('sdmx/sectores.csv')).toMatch(/,4,COUNT,,Q,C,,,,,,/)
    expect(text('valores/sectores.csv')).not.toMatch(/^4,/m)
    expect(text('informe.es.html')).toContain('[c]')
    expect(text('informe.es.html')).not.toContain('BORRADOR')
    const descriptor = JSON.parse(text('datos/datapackage.json'))
    const signs = descriptor.resources[0].schema.missingValues.map(({ value }: { value: string }) => value)
    expect(signs).toEqual(['', '[c]', '[u]', '[z]', '[x]'])
  })

  test('holds no secret of the study: no identifier, seed, path, correction or name of a person', () => {
    const everything = [...textsBelow(out).values()].map((content) => content.toString('latin1')).join('\n')
    for (const secretText of ['folio', folder, 'threshold', 'disclosure', 'seed:', '"Ana"', '"Eva"', '"Leo"']) {
      expect(everything.includes(secretText), secretText).toBe(false)
    }
  })

  test('proves itself without the study', async () => {
    const elsewhere = join(folder, 'elsewhere')
    cpSync(out, elsewhere, { recursive: true })
    const engine = testEngine()
    const proof = await engine.call('release.verify', { folder: elsewhere })
    expect(proof).toMatchObject({ isSound: true, flaws: [], items: 4, mode: 'team', files: textsBelow(elsewhere).size })
    expect(proof.keys).toHaveLength(2)
    const empty = join(folder, 'empty')
    mkdirSync(empty)
    await expect(engine.call('release.verify', { folder: empty })).rejects.toMatchObject({
      code: 'release.not-a-release',
    })
  })

  test('fails after one changed byte, wherever it is, and for every file that is missing or foreign', async () => {
    const engine = testEngine()
    const flawOf = async (change: (place: string) => void): Promise<string | undefined> => {
      const place = join(folder, 'changed')
      rmSync(place, { recursive: true, force: true })
      cpSync(out, place, { recursive: true })
      change(place)
      const { isSound, flaws } = await engine.call('release.verify', { folder: place })
      expect(isSound).toBe(false)
      return flaws[0]?.flaw
    }
    for (const [path, content] of textsBelow(out)) {
      const at = (path.length * 7919) % content.length
      const flaw = await flawOf((place) => {
        const bytes = Buffer.from(content)
        bytes[at] = (bytes[at] as number) ^ 1
        writeFileSync(join(place, path), bytes)
      })
      expect(['fileChanged', 'manifestDamaged', 'signatureForged', 'approvalForged', 'fileMissing']).toContain(flaw)
    }
    expect(await flawOf((place) => rmSync(join(place, 'plan.yaml')))).toBe('fileMissing')
    expect(await flawOf((place) => writeFileSync(join(place, 'more.csv'), 'x'))).toBe('fileForeign')
    const forged = (change: (manifest: Manifest) => Manifest) => (place: string) => {
      const path = join(place, 'manifest.json')
      writeFileSync(path, manifestText(change(Manifest.parse(JSON.parse(readFileSync(path, 'utf8'))))))
    }
    expect(await flawOf(forged((manifest) => ({ ...manifest, mode: 'alone' })))).toBe('signatureForged')
    const oneApproval = (manifest: Manifest): Manifest => ({
      ...manifest,
      items: manifest.items.map((item) => ({ ...item, approvals: item.approvals.slice(0, 1) })),
    })
    expect(await flawOf(forged(oneApproval))).toBe('signatureForged')
    const space = (place: string): void => {
      const path = join(place, 'manifest.json')
      writeFileSync(path, `${readFileSync(path, 'utf8')} `)
    }
    expect(await flawOf(space)).toBe('manifestDamaged')
  })
})

test('a release is taken back with its reason and stays on the register', async () => {
  await as('Leo', async (engine) => {
    const reason = 'Error en el marco'
    const [release] = await engine.call('release.retract', { number: 1, reason })
    expect(release?.retracted).toMatchObject({ person: 'Leo', reason })
    const list = await engine.call('review.list', {})
    expect(stateOf(list, 'table/sectores').state).toBe('retracted')
    const twice = engine.call('release.retract', { number: 1, reason })
    await expect(twice).rejects.toMatchObject({ code: 'release.already-retracted' })
    await expect(engine.call('release.retract', { number: 9, reason })).rejects.toMatchObject({
      code: 'release.unknown',
    })
  })
})

test('one person alone releases too, and the release says so', async () => {
  const engine = testEngine()
  const alone = join(folder, 'alone')
  await engine.call('study.create', { folder: alone, passphrase, person: 'Ana', title: 'Prueba' })
  const { sources } = await engine.call('plan.load', { file: join(folder, 'plan.yaml') })
  for (const source of sources) await engine.call('data.import', { source, folder, reason: 'entrega' })
  await engine.call('plan.run', {})
  const { release } = await releaseAlone(engine, join(folder, 'alone out'))
  expect(release.mode).toBe('alone')
  const proof = await engine.call('release.verify', { folder: join(folder, 'alone out') })
  expect(proof).toMatchObject({ isSound: true, mode: 'alone' })
  await engine.close()
})
