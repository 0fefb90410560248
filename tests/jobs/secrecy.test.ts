import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Failure, type FailureCode } from '../../main/contract/failure.ts'
import type { Engine } from '../../main/engine/context.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'
import { tellSkipped } from '../harness/shared.ts'

/** Sixteen characters and a number that occur nowhere else. */
const textMarker = 'ZQXJKVWPMARCADOR'
const identifierMarker = 'NOMBREMARCADOR77'
const numberMarker = 7_318_529.640_625

const csv = (rows: number): string => {
  const lines = Array.from({ length: rows }, (_, row) => {
    const marked = row % 3 === 0
    return [row, marked ? textMarker : 'otra', identifierMarker + row, marked ? numberMarker : row / 7, row % 5].join(
      ';',
    )
  })
  return ['folio;causa;nombre;gasto;upm', ...lines].join('\n')
}

const plan = `caracteriza: 1
study: { title: Marcadores, window: "2026" }
sources:
  - { dataset: hogares, format: csv, file: hogares.csv, identifiers: [nombre] }
designs:
  - { id: hogares, dataset: hogares, psu: [upm] }
tables:
  - { id: gasto, title: Gasto, design: hogares, statistic: mean, variable: gasto, unit: dólares, universe: Hogares }
  - { id: personas, title: Personas, design: hogares, statistic: count, unit: hogares, universe: Hogares }
`

/** How a float64 and a text could stand on a disk. */
const traces = (): Buffer[] => {
  const number = Buffer.alloc(8)
  number.writeDoubleLE(numberMarker)
  return [
    Buffer.from(textMarker, 'latin1'),
    Buffer.from(textMarker, 'utf16le'),
    Buffer.from(identifierMarker, 'latin1'),
    Buffer.from(identifierMarker, 'utf16le'),
    number,
    Buffer.from(number).swap64(),
    Buffer.from(String(numberMarker)),
  ]
}

/** The files below the folders that hold a trace of a marker. */
const filesWithTraces = (...folders: string[]): string[] =>
  folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => existsSync(file))
    .filter((file) => {
      const bytes = readFileSync(file)
      return traces().some((trace) => bytes.includes(trace))
    })

describe('what must not be seen', () => {
  const place = temporaryFolder()
  const [study, files, temporary, out] = ['estudio', 'archivos', 'tmp', 'out'].map((name) =>
    join(place.folder, name),
  ) as [string, string, string, string]
  const cli = (...words: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '../../main/hosts/cli.ts'), ...words], {
      env: { ...process.env, CARACTERIZA_PASSPHRASE: passphrase, TMPDIR: temporary },
      encoding: 'utf8',
    })
  let engine: Engine

  beforeAll(async () => {
    for (const folder of [files, temporary]) mkdirSync(folder)
    writeFileSync(join(files, 'hogares.csv'), csv(5000))
    writeFileSync(join(files, 'plan.yaml'), plan)
    engine = testEngine()
    await engine.call('study.create', { folder: study, passphrase, person: 'Prueba', title: 'Marcadores' })
  })
  afterAll(async () => {
    await engine.close()
    place.remove()
  })

  test('no value of the data stands in the study folder or the temporary folder, during a run or after it', async () => {
    const found = new Set<string>()
    const look = setInterval(() => {
      for (const file of filesWithTraces(study, temporary)) found.add(file)
    }, 5)
    try {
      const { sources } = await engine.call('plan.load', { file: join(files, 'plan.yaml') })
      for (const source of sources) await engine.call('data.import', { source, folder: files, reason: 'prueba' })
      for (const file of filesWithTraces(study, temporary)) found.add(file)
      await engine.call('plan.run', {})
      await engine.call('report.write', { folder: out, languages: ['es'] })
    } finally {
      clearInterval(look)
    }
    for (const file of filesWithTraces(study, temporary)) found.add(file)
    expect([...found]).toEqual([])
    expect(filesWithTraces(files)).toHaveLength(1)
  })

  test('no failure and no record of the audit log holds a value of the data', async () => {
    const broken = (name: string, text: string) => {
      writeFileSync(join(files, name), text)
      return { format: 'csv', dataset: 'otro', file: name, options: {}, identifiers: [] } as const
    }
    const numberOfCausa = { types: { causa: 'number' } } as const
    const attempts: (() => Promise<unknown>)[] = [
      () => importOf({ ...broken('a.csv', csv(9)), options: numberOfCausa }),
      () => importOf({ ...broken('b.csv', `${csv(9)}\n1;2;3;4;5;6;${textMarker}`) }),
      () => importOf({ ...broken('c.csv', `${csv(9)}\n"${textMarker}`) }),
      () => importOf({ ...broken('d.csv', `${csv(9)}\n1;\0${textMarker}`) }),
      () => engine.call('table.estimate', { table: { ...table, variable: 'causa' } }),
      () => engine.call('table.estimate', { table: { ...table, where: 'd.causa > 1' } }),
      () => engine.call('table.estimate', { table: { ...table, where: "d.gasto == 'x'" } }),
      () => engine.call('table.estimate', { table: { ...table, by: ['nombre'] } }),
    ]
    const codes: FailureCode[] = []
    for (const attempt of attempts) {
      const failure = await attempt().then(
        () => null,
        (error: unknown) => error,
      )
      expect(failure).toBeInstanceOf(Failure)
      const told = failure as Failure
      codes.push(told.code)
      expect(JSON.stringify([told.code, told.params, told.message])).not.toMatch(/ZQXJ|NOMBREMARCADOR|7318529/)
    }
    expect(codes).not.toContain('internal')
    const records = JSON.stringify(await engine.call('audit.list', {}))
    expect(records).not.toMatch(/ZQXJ|NOMBREMARCADOR|7318529/)
  })

  test('the command line tells nothing of the data on its outputs either', async () => {
    await engine.call('study.close', {})
    const told = [
      cli('describe', '--study', study, '--json'),
      cli('audit', '--study', study),
      cli('estimate', '--study', study, '--table', 'gasto'),
      cli('import', join(files, 'a.csv'), '--study', study, '--dataset', 'x', '--type', 'causa=number'),
    ]
    for (const { stdout, stderr } of told) expect(stdout + stderr).not.toMatch(/ZQXJ|NOMBREMARCADOR|7318529/)
    expect(told.map(({ status }) => status)).toEqual([0, 0, 0, 1])
  })

  const strace = spawnSync('strace', ['-V']).status === 0
  if (!strace) tellSkipped('that no socket of the internet is opened', 'strace')
  test.skipIf(!strace)('import, run and report open no socket of the internet', () => {
    const trace = join(place.folder, 'trace')
    execFileSync(
      'strace',
      [
        '-f',
        '-e',
        'trace=socket,connect',
        '-o',
        trace,
        process.execPath,
        join(import.meta.dirname, '../../main/hosts/cli.ts'),
      ].concat(['run', join(files, 'plan.yaml'), '--study', study, '--out', out]),
      { env: { ...process.env, CARACTERIZA_PASSPHRASE: passphrase } },
    )
    const lines = readFileSync(trace, 'utf8').split('\n')
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.filter((line) => /AF_INET/.test(line))).toEqual([])
  })

  const importOf = (source: object) =>
    engine.call('data.import', { source: source as never, folder: files, reason: 'prueba' })
  const table = {
    id: 't',
    title: 't',
    design: 'hogares',
    statistic: 'mean',
    variable: 'gasto',
    unit: 'u',
    universe: 'U',
  } as const
})
