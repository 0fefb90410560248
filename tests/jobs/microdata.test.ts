import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ReviewItem, validationChecks } from '../../main/contract/review.ts'
import type { Engine } from '../../main/engine/context.ts'
import { closeStudy, openStudy } from '../../main/study/open-study.ts'
import { perturbationSecret } from '../../main/study/perturbation.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'
import { bringPlan, createTeamStudy, inStudyAs } from '../harness/people/in-study.ts'
import { persons, plan } from '../harness/records-to-release.ts'
import { approve, validate } from '../harness/release-alone.ts'
import { unpacked } from '../harness/unpacked.ts'

const { folder, remove } = temporaryFolder()
const study = join(folder, 'study')
const file: ReviewItem = { kind: 'microdata', id: 'abierto' }

const as = <T>(name: string, work: (engine: Engine) => Promise<T>): Promise<T> => inStudyAs(study, name, work)

const load = (engine: Engine, text: string): Promise<void> => bringPlan(engine, folder, text)

const approved = async (out: string): Promise<void> => {
  const items = [file]
  await as('Eva', async (engine) => {
    await engine.call('review.begin', { items })
    await engine.call('review.validate', { items, checks: [...validationChecks], reason: 'Revisado' })
    await engine.call('review.protect', {})
    await engine.call('review.approve', { items })
  })
  await as('Leo', async (engine) => {
    const list = await engine.call('review.approve', { items })
    expect(list.items.find(({ item }) => item.kind === 'microdata')?.state).toBe('approved')
    const made = await engine.call('release.make', { folder: out })
    expect(made.release.items).toEqual([{ ...file, state: 'released' }])
  })
}

/** A released file read back, its columns by name as texts. */
const readBack = async (path: string, format: 'csv' | 'sav' | 'parquet'): Promise<Record<string, string[]>> => {
  const engine = testEngine()
  const place = join(folder, `leido-${format}`)
  await engine.call('study.create', { folder: place, passphrase, person: 'Ana', title: 'Leído' })
  const types = { depto: 'text', sexo: 'text', edad: 'text', causa: 'text' } as const
  const source = { dataset: 'leido', format, file: path, ...(format === 'csv' ? { options: { types } } : {}) }
  await engine.call('data.import', { source: source as never, folder, reason: 'lectura' })
  const variables = await engine.call('data.variables', { dataset: 'leido' })
  await engine.call('data.export', {
    dataset: 'leido',
    stage: 'collected',
    format: 'csv',
    file: join(folder, `${format}.csv`),
    language: 'es',
  })
  await engine.close()
  const [head = '', ...lines] = readFileSync(join(folder, `${format}.borrador.csv`), 'utf8')
    .replace('\ufeff', '')
    .trim()
    .split('\r\n')
  const names = head.split(',')
  expect(variables.map(({ name }) => name)).toEqual(names)
  return Object.fromEntries(names.map((name, at) => [name, lines.map((line) => line.split(',')[at] ?? '')]))
}

beforeAll(async () => {
  writeFileSync(join(folder, 'personas.csv'), persons())
  const engine = testEngine()
  await createTeamStudy(engine, study)
  await load(engine, plan())
  await engine.close()
})
afterAll(remove)

describe('releasing records', () => {
  test('a recipe is tried before anything leaves, and only then can it be submitted', async () => {
    await as('Ana', async (engine) => {
      const early = engine.call('review.submit', { items: [file] })
      await expect(early).rejects.toMatchObject({ code: 'review.not-computed' })
      const report = await engine.call('microdata.assess', { id: 'abierto' })
      expect(report).toMatchObject({ records: 480, passes: true, before: { passes: false }, withheld: 10 })
      expect(report.units).toEqual({ strata: { before: 3, after: 3 }, units: { before: 18, after: 18 } })
      expect(report.suppressed.some(({ values }) => values > 0)).toBe(true)
      expect(await engine.call('microdata.assess', { id: 'abierto' })).toEqual(report)
      await expect(engine.call('microdata.assess', { id: 'otro' })).rejects.toMatchObject({ code: 'microdata.unknown' })
      await engine.call('review.submit', { items: [file] })
    })
  })

  test('goes the way of a table: reviewed, protected, approved by two, released; the package proves itself', async () => {
    const out = join(folder, 'publicacion')
    await approved(out)
    const engine = testEngine()
    expect(await engine.call('release.verify', { folder: out })).toMatchObject({
      isSound: true,
      items: 1,
      mode: 'team',
    })
    await engine.close()
    expect(readdirSync(join(out, 'microdatos')).sort()).toEqual([
      'abierto.csv',
      'abierto.es.html',
      'abierto.parquet',
      'abierto.sav',
      'abierto.xml',
    ])
    expect(readdirSync(join(out, 'microdata'))).toEqual(['abierto.en.html'])
  })

  test('SPSS, CSV and Parquet hold the same records, and DDI describes just these variables', async () => {
    const place = (ending: string) => join(folder, 'publicacion', 'microdatos', `abierto.${ending}`)
    const [csv, sav, parquet] = [
      await readBack(place('csv'), 'csv'),
      await readBack(place('sav'), 'sav'),
      await readBack(place('parquet'), 'parquet'),
    ]
    const names = ['depto', 'edad', 'sexo', 'causa', 'ingreso', 'weight', 'vstratum', 'vunit']
    expect(Object.keys(csv)).toEqual(names)
    expect(sav).toEqual(csv)
    expect(parquet).toEqual(csv)
    expect(csv.depto?.length).toBe(480)
    // A refusal is a blank like any other: the file does not tell who would not say.
    expect(new Set(csv.sexo)).toEqual(new Set(['1', '']))
    const ddi = readFileSync(place('xml'), 'utf8')
    expect([...ddi.matchAll(/<var ID="[^"]*" name="([^"]*)"/g)].map(([, name]) => name)).toEqual(names)
  })

  test('no identifier, moment, note, unit, weight or replicate of the sample is in any file, nor the secret or a parameter', async () => {
    const out = join(folder, 'publicacion')
    const opened = await openStudy({ folder: study, passphrase: Buffer.from(passphrase), now: () => new Date() })
    const bytes = perturbationSecret(opened)
    closeStudy(opened)
    const weights = persons()
      .split('\n')
      .slice(1)
      .map((line) => line.split(';')[3] as string)
    const planted = ['FAM-', 'PER-', 'EST-', 'UPM-', 'NOTA-', '2026-03-', '13.7', 'REP', '0.137', '0.0931']
    const hidden = [...planted, ...weights, bytes.toString('hex'), bytes.toString('base64'), bytes.toString('latin1')]
    for (const entry of readdirSync(join(out), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/microda|plan.yaml|manifest/.test(join(entry.parentPath, entry.name))) continue
      const texts = unpacked(readFileSync(join(entry.parentPath, entry.name)))
      for (const value of hidden)
        expect([entry.name, value, texts.some((text) => text.includes(value))]).toEqual([entry.name, value, false])
    }
    const released = readFileSync(join(out, 'microdatos', 'abierto.csv'), 'utf8')
      .split('\r\n')
      .slice(1, -1)
    expect(new Set(released.map((line) => line.split(',')[5])).size).toBeLessThanOrEqual(4)
  })
})

describe('the gate', () => {
  test('a file whose keys too few households share is not protected, and says what to do', async () => {
    await as('Ana', async (engine) => {
      await load(engine, plan('', '{ step: pram, variable: causa, part: 0.1 }'))
      const report = await engine.call('microdata.assess', { id: 'abierto' })
      expect(report.passes).toBe(false)
      expect(report.after.individual.share).toBeLessThan(0.02)
      await engine.call('review.submit', { items: [file] })
    })
    await as('Eva', async (engine) => {
      await engine.call('review.begin', { items: [file] })
      await engine.call('review.validate', { items: [file], checks: [...validationChecks], reason: 'Revisado' })
      await expect(engine.call('review.protect', {})).rejects.toMatchObject({
        code: 'microdata.gate',
        params: { id: 'abierto', k: 5 },
      })
    })
  })

  test.each([
    ['persona', 'identifying'],
    ['fecha', 'identifying'],
    ['nota', 'identifying'],
    ['lat', 'identifying'],
    ['familia', 'identifying'],
    ['factor', 'of-the-sample'],
    ['upm', 'of-the-sample'],
  ])('a recipe with %s is refused', async (variable, code) => {
    await as('Ana', async (engine) => {
      await load(engine, plan(`, ${variable}`))
      await expect(engine.call('microdata.assess', { id: 'abierto' })).rejects.toMatchObject({
        code: `microdata.${code}`,
        params: { variable },
      })
    })
  })

  test('a step on what does not go out is refused with the plan', async () => {
    await as('Ana', async (engine) => {
      await expect(load(engine, plan('', '{ step: noise, variable: edad_otra, part: 0.1 }'))).rejects.toMatchObject({
        code: 'microdata.step-outside',
      })
    })
  })
})

describe('beside what is out or goes out with it', () => {
  test('records that would show hidden cells are refused, and so is a second file; a reason answers for it on the log', async () => {
    const engine = testEngine()
    await engine.call('study.create', { folder: join(folder, 'junto'), passphrase, person: 'Ana', title: 'Junto' })
    const table =
      '  - { id: lugares, title: Lugares, design: personas, statistic: count, by: [depto], unit: personas, universe: Personas }\n'
    const both = plan().replace('tables:\n', `disclosure: { households: { personas: familia } }\ntables:\n${table}`)
    await load(engine, both)
    await engine.call('plan.run', {})
    await engine.call('microdata.assess', { id: 'abierto' })
    await validate(engine, [file, { kind: 'table', id: 'lugares' }])
    await expect(engine.call('review.protect', {})).rejects.toMatchObject({
      code: 'microdata.shows-hidden',
      params: { id: 'abierto', tables: 'lugares' },
    })
    await engine.call('review.protect', { acceptDifferences: 'El cuadro se retira' })
    await engine.call('review.approve', { items: [file] })
    await engine.call('release.make', { folder: join(folder, 'junto-fuera') })

    const second = both.slice(both.indexOf('  - id: abierto')).replace('id: abierto', 'id: segundo')
    await load(engine, both.replace(table, '') + second)
    await engine.call('microdata.assess', { id: 'segundo' })
    const other: ReviewItem = { kind: 'microdata', id: 'segundo' }
    await validate(engine, [other])
    await expect(engine.call('review.protect', {})).rejects.toMatchObject({
      code: 'microdata.second-file',
      params: { id: 'segundo', other: 'abierto', dataset: 'personas' },
    })
    await engine.call('review.protect', { acceptDifferences: 'Lo pide el convenio' })
    const { history } = await engine.call('review.desk', { item: other })
    expect(history.at(-1)).toMatchObject({ action: 'protect', reason: 'Lo pide el convenio' })
    await engine.close()
  })
})

describe('the secret', () => {
  test('another study draws otherwise from the same data and the same plan; the same study never does', async () => {
    const release = async (place: string): Promise<string> => {
      const engine = testEngine()
      await engine.call('study.create', { folder: place, passphrase, person: 'Ana', title: 'Otra' })
      await load(engine, plan())
      await engine.call('microdata.assess', { id: 'abierto' })
      await approve(engine, [file])
      await engine.call('release.make', { folder: `${place}-fuera` })
      await engine.close()
      return readFileSync(join(`${place}-fuera`, 'microdatos', 'abierto.csv'), 'utf8')
    }
    const sorted = (text: string) => text.split('\r\n').sort()
    const one = await release(join(folder, 'una'))
    const other = await release(join(folder, 'otra'))
    expect(sorted(one)).not.toEqual(sorted(other))
    expect(sorted(one).length).toBe(sorted(other).length)
  })
})
