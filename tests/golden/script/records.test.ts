import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../../main/engine/context.ts'
import { openCsv } from '../../../main/files/csv/open.ts'
import { passphrase, temporaryFolder, testEngine } from '../../harness/engine.ts'
import { listsLink } from '../../harness/people/list-files.ts'
import { makeOtherHouses, makeRecordFiles } from './make-record-files.ts'
import { hasR, outcomesOf, runScript } from './run-script.ts'

if (!hasR)
  console.info('skipped: the recomputation with exported records, because Rscript with survey and haven is missing')

const { folder, remove } = temporaryFolder()
const alone = join(folder, 'alone')
const whole = join(folder, 'whole')
const script = 'recomputation.draft.R'
const inStata = 'recomputation.draft.do'
const records = (place: string): string => join(place, 'recomputation.draft.records')

describe('the script of a study whose data are not all in its files', () => {
  let engine: Engine
  let asked: readonly string[]
  beforeAll(async () => {
    await makeRecordFiles(folder)
    engine = testEngine()
    await engine.call('study.create', { folder: join(folder, 'study'), passphrase, person: 'Prueba', title: 'Prueba' })
    const { sources } = await engine.call('plan.load', { file: join(import.meta.dirname, 'records.plan.yaml') })
    const bring = (dataset: string, reason: string) =>
      Promise.all(
        sources
          .filter((source) => source.dataset === dataset)
          .map((source) => engine.call('data.import', { source, folder, reason })),
      )
    for (const { dataset } of sources) await bring(dataset, 'prueba')
    expect((await engine.call('check.run', {})).checks).toMatchObject([{ rule: 'gasto', failing: 2 }])
    await engine.call('data.correct', { from: 'plan', dataset: 'hogares', reason: 'boletas revisadas' })
    makeOtherHouses(folder)
    await bring('casas', 'otra entrega')
    await engine.call('link.start', listsLink)
    const { links } = await engine.call('link.finish', { name: 'enlace', undecided: 'different', reason: 'fin' })
    expect(links).toBeGreaterThan(100)
    const { tables, comparisons } = await engine.call('plan.run', {})
    asked = [...tables, ...comparisons].map(({ id }) => id)
    await engine.call('script.write', { folder: alone, language: 'en' })
    await engine.call('script.write', { folder: whole, language: 'en', records: true })
  })
  afterAll(async () => {
    await engine.close()
    remove()
  })

  test('leaves every table out, and says why and how to have it, where the records were not asked for', () => {
    const left: Readonly<Record<string, string>> = {
      gasto: 'Its data hold corrections that the source files do not have.',
      edad: 'Its data hold corrections that the source files do not have.',
      minutos: 'The records that its own belong to have changed since these were imported.',
      tipos: 'Its data come from a format that the script does not read.',
      montos: 'Its data come from a format that the script does not read.',
      dias: 'Its data come from a format that the script does not read.',
      entregas: 'Its data come from a format that the script does not read.',
      ingreso: 'Its data are joined by a link of the vault, which is not in the source files.',
    }
    const text = readFileSync(join(alone, script), 'utf8')
    for (const [table, reason] of Object.entries(left)) {
      expect(text).toContain(
        `# Table ${table}: not recomputed. ${reason} It is recomputed where the script is written with the records that the files do not hold (in the window, or --records on the command line).`,
      )
    }
    expect(existsSync(records(alone))).toBe(false)
  })

  test('takes out only the variables that its tables need, on record', async () => {
    const columnsOf = async (name: string) =>
      (await openCsv(join(records(whole), name), {})).variables.map((one) => one.name).sort()
    expect(readdirSync(records(whole)).sort()).toEqual([
      ...['apoyos.csv', 'bolsas.csv', 'hogares.csv', 'precios.csv', 'registro.csv', 'ronda.csv', 'visitas.csv'],
    ])
    expect(await columnsOf('hogares.csv')).toEqual(['KEY', 'factor', 'gasto', 'upm', 'zona'])
    expect(await columnsOf('bolsas.csv')).toEqual(['peso'])
    expect(await columnsOf('registro.csv')).toEqual(['enlace', 'sexo'])
    expect(await columnsOf('ronda.csv')).toEqual(['enlace', 'ingreso'])
    const log = await engine.call('audit.list', {})
    const exported = log.filter(({ action }) => action === 'data.exported')
    expect(exported.map(({ object }) => object).sort()).toEqual([
      ...['apoyos', 'bolsas', 'hogares', 'precios', 'registro', 'ronda', 'visitas'],
    ])
    const { details } = exported.find(({ object }) => object === 'hogares') ?? {}
    expect(JSON.parse(details ?? '')).toEqual({ stage: 'collected', format: 'csv', records: 40, variables: 5 })
  })

  test('says in its head which files it needs, and whence', () => {
    const head = readFileSync(join(whole, script), 'utf8')
    expect(head).toMatch(
      /# Needs recomputation\.draft\.records\/hogares\.csv \(\d+ bytes\) beside this script: records of “hogares”, version 2, exported from the study because they hold corrections that the source file does not have\./,
    )
    expect(head).toMatch(/# Needs miembros\.csv \(\d+ bytes\): the source file of “miembros”, as it was imported\./)
  })

  test.skipIf(!hasR)('gives the figures of every table to 1e-8 in R', async () => {
    const { stdout, stderr } = await runScript(join(whole, script), folder)
    expect(stderr).toBe('')
    expect(outcomesOf(stdout).map(({ table }) => table)).toEqual(asked)
    for (const { worst } of outcomesOf(stdout)) expect(worst).toBeLessThan(1e-8)
    expect(stdout).toContain('8 of 8 tables are equal to 1e-8')
    expect(stdout).toContain('1 of 1 comparisons are equal to 1e-8')

    const path = join(records(whole), 'hogares.csv')
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace('212.125', '212.126'))
    const refused = 'recomputation.draft.records/hogares.csv is not the one that was written with this script'
    expect(await runScript(join(whole, script), folder)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(refused),
    })
    writeFileSync(path, text)
  })

  test('reads the same records in Stata', () => {
    const text = readFileSync(join(whole, inStata), 'utf8')
    expect(text).toMatch(/^records "\$\{beside\}\/recomputation\.draft\.records\/hogares\.csv" \d+$/m)
    expect(text).toContain('moment dia')
    for (const table of ['gasto', 'minutos', 'tipos', 'montos', 'dias', 'ingreso']) {
      expect(text).toMatch(new RegExp(`^\\* ${table}: x$`, 'm'))
    }
  })
})
