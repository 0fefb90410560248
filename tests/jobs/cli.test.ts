import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { headerFiles } from '../../main/study/header/header-copies.ts'
import { recommendedCost } from '../../main/study/keys/passphrase-key.ts'
import { runCommandLine } from '../harness/command-line.ts'
import { passphrase, temporaryFolder } from '../harness/engine.ts'

const program = join(import.meta.dirname, '../../main/hosts/cli.ts')

const plan = `caracteriza: 1
study: { title: { es: Gastos, en: Expenses }, window: "2026", synthetic: true }
sources:
  - { dataset: hogares, format: csv, file: hogares.csv, options: { types: { depto: text } } }
designs:
  - { id: hogares, dataset: hogares, psu: [upm], weight: factor }
tables:
  - id: gasto
    title: { es: Gasto medio, en: Mean expenditure }
    design: hogares
    statistic: mean
    variable: gasto
    by: [depto]
    unit: { es: dólares, en: dollars }
    universe: { es: Hogares, en: Households }
comparisons:
  - { id: brecha, title: { es: Brecha, en: Gap }, compare: differences, table: gasto, between: depto, reference: "02" }
`
/** Synthetic: department 01 spends 10 or 30 dollars with equal weights, department 02 always 5. */
const households = ['depto;upm;factor;gasto', '01;1;2;10', '01;2;2;30', '02;3;1;5', '02;4;1;5'].join('\n')

describe('the command line', () => {
  const place = temporaryFolder()
  const study = join(place.folder, 'estudio')
  const files = join(place.folder, 'archivos')
  const run = runCommandLine
  /** The same in a process of its own. */
  const start = (words: string[], more: { env?: NodeJS.ProcessEnv; input?: string } = {}) =>
    spawnSync(process.execPath, [program, ...words], {
      encoding: 'utf8',
      env: { ...process.env, LANG: 'es_SV.UTF-8', LC_ALL: '', CARACTERIZA_PASSPHRASE: passphrase, ...more.env },
      ...(more.input === undefined ? {} : { input: more.input }),
    })

  beforeAll(async () => {
    mkdirSync(files)
    writeFileSync(join(files, 'hogares.csv'), households)
    writeFileSync(join(files, 'plan.yaml'), plan)
    expect((await run(['new', '--study', study, '--title', 'Gastos', '--person', 'Analista'])).status).toBe(0)
  })
  afterAll(() => place.remove())

  test('locks a new study at the recommended cost of a key', () => {
    const folder = join(place.folder, 'otro')
    expect(start(['new', '--study', folder, '--title', 'Otro', '--person', 'Analista']).status).toBe(0)
    const [slot] = JSON.parse(readFileSync(join(folder, headerFiles[0]), 'utf8')).slots
    expect(slot.derivation).toMatchObject({ name: 'argon2id', ...recommendedCost })
  })

  test('runs a plan and estimates its table, as text in the asked language and as JSON', async () => {
    const done = start(['run', join(files, 'plan.yaml'), '--study', study, '--out', join(place.folder, 'out')])
    expect(done).toMatchObject({ status: 0, stderr: '' })
    expect(done.stdout).toMatch(/^1 cuadro \(1 calculado, 0 ya estaban\)/)
    const text = (await run(['estimate', '--study', study, '--table', 'gasto', '--lang', 'en'])).stdout
    expect(text).toMatch(/Mean expenditure/)
    expect(text).toMatch(/^01 +20\.0/m)
    const table = JSON.parse((await run(['estimate', '--study', study, '--table', 'gasto', '--json'])).stdout)
    expect(table.cells[0]).toMatchObject({ group: ['01'], estimate: 20, n: 2 })
  })

  test('shows a comparison of the plan, and that there is no test against a figure without variation', async () => {
    const { stdout, status } = await run(['estimate', '--study', study, '--table', 'brecha'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^Brecha\n.*Unidad: dólares/)
    expect(stdout).toMatch(/^01 − 02 +20,0 +5,0 +15,0 ◊ no evaluable +– +– +– sin prueba +4$/m)
    const comparison = JSON.parse((await run(['estimate', '--study', study, '--table', 'brecha', '--json'])).stdout)
    expect(comparison.cells[0]).toMatchObject({ first: '01', second: '02', estimate: 15, significance: 'notTested' })
  })

  test('estimates what is asked on the spot', async () => {
    const words = [
      '--design',
      'hogares',
      '--statistic',
      'count',
      '--where',
      "d.depto == '01'",
      '--unit',
      'h',
      '--universe',
      'U',
    ]
    const { cells } = JSON.parse((await run(['estimate', '--study', study, ...words, '--json'])).stdout)
    expect(cells).toMatchObject([{ group: [], estimate: 4, n: 2 }])
  })

  test('describes a file with the reasons for every guess', async () => {
    const { stdout, status } = await run(['describe', join(files, 'hogares.csv')])
    expect(status).toBe(0)
    expect(stdout).toMatch(/Separador: ;/)
    expect(stdout).toMatch(/depto · .*ceros a la izquierda/)
  })

  test('takes a codebook out and brings it back', async () => {
    const file = join(place.folder, 'codigos.csv')
    expect((await run(['codebook', '--study', study, '--dataset', 'hogares', '--out', file])).status).toBe(0)
    expect(readFileSync(file, 'utf8')).toMatch(/gasto/)
    const back = await run(['codebook', '--study', study, '--dataset', 'hogares', '--in', file, '--reason', 'prueba'])
    expect(back).toMatchObject({ status: 0, stderr: '' })
  })

  test('adds a list of analyses to the plan', async () => {
    const file = join(place.folder, 'loa.csv')
    writeFileSync(file, 'analysis_type,analysis_var,group_var,level\nmean,gasto,depto,0.95\n')
    const words = ['--design', 'hogares', '--unit', 'dólares', '--universe', 'Hogares']
    expect((await run(['analyses', file, '--study', study, ...words])).stdout).toMatch(
      /^1 cuadro añadido al plan: mean_gasto_depto/,
    )
    expect((await run(['estimate', '--study', study, '--table', 'mean_gasto_depto'])).status).toBe(0)
  })

  test('keeps a backup that opens, and checks both', async () => {
    const copy = join(place.folder, 'copia')
    expect((await run(['backup', '--study', study, '--to', copy])).status).toBe(0)
    expect((await run(['check', '--study', study])).status).toBe(0)
    // Opening the study again moved it on: the copy is older than what this machine remembers.
    expect((await run(['check', '--study', copy])).stderr).toMatch(/--accept-older/)
    const elsewhere = { XDG_CONFIG_HOME: join(place.folder, 'another machine') }
    expect((await run(['check', '--study', copy], elsewhere)).status).toBe(0)
    expect((await run(['audit', '--study', copy], elsewhere)).stdout).toMatch(/^1 .* Estudio creado /m)
    expect((await run(['audit', '--study', copy, '--json'], elsewhere)).stdout).toMatch(/"study\.created"/)
  })

  test.each([
    [['help'], 0],
    [['nothing'], 2],
    [['describe'], 2],
    [['estimate', '--study'], 2],
    [['audit', '--study', 'x', '--colour'], 2],
    [['audit', '--study', '/nowhere/at/all'], 1],
    [['audit', '--study', 'x', '--lang', 'fr'], 2],
  ])('%j exits with %i and says why in both languages', async (words, status) => {
    const spanish = await run(words)
    const english = await run(words, { LANG: 'en_GB.UTF-8' })
    expect(spanish.status).toBe(status)
    expect(english.status).toBe(status)
    expect(spanish.stdout + spanish.stderr).not.toBe('')
    if (!words.includes('--lang')) expect(spanish.stdout + spanish.stderr).not.toBe(english.stdout + english.stderr)
  })

  test('a wrong passphrase is one failure, as text and for machines', async () => {
    const wrong = await run(['audit', '--study', study, '--json'], {
      CARACTERIZA_PASSPHRASE: 'otra frase de paso larga',
    })
    expect(wrong.status).toBe(1)
    expect(JSON.parse(wrong.stdout)).toEqual({ failure: { code: 'study.wrong-passphrase', params: {} } })
    expect(wrong.stderr).not.toBe('')
  })

  test('writes the scripts, and the records that the files do not hold only where they are asked for', async () => {
    const list = join(files, 'correcciones.csv')
    writeFileSync(list, 'record;variable;value;reason\n#1;gasto;11;mal copiado\n')
    expect((await run(['correct', '--study', study, '--dataset', 'hogares', '--in', list])).status).toBe(0)
    const scripts = async (...more: string[]): Promise<readonly string[]> => {
      const words = ['script', '--study', study, '--out', join(place.folder, 'guiones'), '--json', ...more]
      return JSON.parse((await run(words)).stdout).files
    }
    const records = 'recalculo.borrador.registros/hogares.csv'
    expect(await scripts()).not.toContain(records)
    expect(existsSync(join(place.folder, 'guiones', 'recalculo.borrador.registros'))).toBe(false)
    expect(await scripts('--records')).toContain(records)
    expect(readFileSync(join(place.folder, 'guiones', records), 'utf8')).toContain('01,1,2,11\r\n')
  })

  test('takes the passphrase from a descriptor and never from an argument', () => {
    const env = { CARACTERIZA_PASSPHRASE: '' }
    expect(start(['audit', '--study', study, '--passphrase-fd', '0'], { env, input: `${passphrase}\n` }).status).toBe(0)
    expect(start(['audit', '--study', study, '--passphrase', passphrase], { env }).status).toBe(2)
    expect(start(['audit', '--study', study], { env, input: '' }).status).toBe(2)
  })
  test('ends as a process with the code of what happened', () => {
    expect(start(['help']).status).toBe(0)
    expect(start(['audit', '--study', '/nowhere/at/all']).status).toBe(1)
    expect(start(['nothing']).status).toBe(2)
  })
})
