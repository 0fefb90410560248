import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommandLine } from '../harness/command-line.ts'
import { temporaryFolder } from '../harness/engine.ts'

/** Synthetic families: three live in a place of their own. */
const families = Array.from({ length: 120 }, (_, at) =>
  [
    `F${at}`,
    at % 2,
    at % 12,
    at < 3 ? 'lejos' : at % 3 === 0 ? 'centro' : 'norte',
    1 + (at % 2),
    200 + ((at * 37) % 500),
  ].join(),
)
const plan = (files: string): string => `caracteriza: 1
study: { title: Microdatos, window: "2026", synthetic: true }
sources: [{ dataset: familias, format: csv, file: familias.csv, options: { types: { sexo: text } } }]
codebook: { familias: { folio: { kind: id } } }
designs: [{ id: familias, dataset: familias, strata: [estrato], psu: [upm] }]
tables:
  - { id: gasto, title: Gasto, design: familias, statistic: mean, variable: gasto, unit: dólares, universe: Familias }
${files}`
const safe = `microdata:
  - { id: familias_abiertas, title: Familias, design: familias, keys: [lugar, sexo], variables: [gasto], steps: [{ step: suppress }] }
`
const open = `microdata:
  - { id: familias_abiertas, title: Familias, design: familias, keys: [lugar, sexo], variables: [gasto] }
`

describe('records for others on the command line', () => {
  const place = temporaryFolder()
  const study = join(place.folder, 'estudio')
  const files = join(place.folder, 'archivos')
  const run = (...words: string[]) => runCommandLine([...words, '--study', study])
  const load = async (text: string): Promise<void> => {
    writeFileSync(join(files, 'plan.yaml'), plan(text))
    expect(await run('run', join(files, 'plan.yaml'), '--out', join(place.folder, 'out'))).toMatchObject({
      status: 0,
      stderr: '',
    })
  }

  beforeAll(async () => {
    mkdirSync(files)
    writeFileSync(join(files, 'familias.csv'), ['folio,estrato,upm,lugar,sexo,gasto', ...families].join('\n'))
    expect((await run('new', '--title', 'Microdatos', '--person', 'Analista')).status).toBe(0)
    await load('')
  })
  afterAll(() => place.remove())

  test('a plan without a recipe is told where one goes', async () => {
    const { status, stderr } = await run('microdata')
    expect(status).toBe(1)
    expect(stderr).toContain('El plan no describe ningún archivo de microdatos')
  })

  test('a file that may not leave ends with 1 and says what to do, in either language', async () => {
    await load(open)
    const { status, stdout } = await run('microdata')
    expect(status).toBe(1)
    expect(stdout).toContain('No puede salir: hay claves que comparten menos de 5 hogares')
    expect((await run('microdata', '--lang', 'en')).stdout).toContain('It may not leave: fewer than 5 households')
  })

  test('with suppression it may, and it is submitted, reviewed, approved and released', async () => {
    await load(safe)
    const tried = await run('microdata', '--item', 'familias_abiertas')
    expect(tried).toMatchObject({ status: 0, stderr: '' })
    expect(tried.stdout).toContain('Puede enviarse a revisión: al menos 5 hogares')
    expect(tried.stdout).toMatch(/En blanco en lugar: 3 \(2,5\s% de los registros\)/)
    const item = ['--item', 'microdata/familias_abiertas']
    expect((await run('submit', ...item)).stdout).toMatch(/microdata\/familias_abiertas +enviado/)
    expect((await run('review', ...item, '--do', 'begin')).status).toBe(0)
    expect((await run('review', ...item, '--do', 'validate', '--check', 'all', '--reason', 'Conforme')).status).toBe(0)
    expect((await run('review', '--do', 'protect')).status).toBe(0)
    expect((await run('approve', ...item)).stdout).toMatch(/microdata\/familias_abiertas +aprobado/)
    const out = join(place.folder, 'publicado')
    expect((await run('release', '--out', out)).status).toBe(0)
    expect((await run('verify-release', out)).status).toBe(0)
    const csv = readFileSync(join(out, 'microdatos/familias_abiertas.csv'), 'utf8')
    expect(csv.split('\r\n')[0]).toBe('\ufefflugar,sexo,gasto,weight,vstratum,vunit')
    expect(csv).not.toContain('lejos')
    expect(existsSync(join(out, 'microdata/familias_abiertas.en.html'))).toBe(true)
  })
})
