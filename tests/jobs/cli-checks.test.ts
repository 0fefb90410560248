import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommandLine } from '../harness/command-line.ts'
import { temporaryFolder } from '../harness/engine.ts'

/** Synthetic persons: an impossible age, and one that the plan corrects. */
const plan = `caracteriza: 1
study: { title: Revisiones, window: "2026", synthetic: true }
sources: [{ dataset: personas, format: csv, file: personas.csv, options: { types: { folio: text } } }]
checks:
  - dataset: personas
    record: folio
    rules:
      - { id: edad, check: range, label: { es: Edad posible, en: Possible age }, variable: edad, from: 0, to: 110 }
      - { id: encuestador, check: profile, severity: note, label: Por encuestador, by: [encuestador] }
    corrections: [{ record: "02", variable: edad, value: 12, rule: edad, reason: boleta }]
designs: [{ id: personas, dataset: personas }]
tables:
  - { id: edad, title: Edad media, design: personas, statistic: mean, variable: edad, unit: años, universe: Personas }
`
const first = ['folio,edad,encuestador', '01,40,a', '02,112,a', '03,211,b', '04,7,b']

describe('checking on the command line', () => {
  const place = temporaryFolder()
  const study = join(place.folder, 'estudio')
  const files = join(place.folder, 'archivos')
  const run = (...words: string[]) => runCommandLine([...words, '--study', study])

  beforeAll(async () => {
    mkdirSync(files)
    writeFileSync(join(files, 'personas.csv'), first.join('\n'))
    writeFileSync(join(files, 'plan.yaml'), plan)
    expect((await run('new', '--title', 'Revisiones', '--person', 'Analista')).status).toBe(0)
    const done = await run('run', join(files, 'plan.yaml'), '--out', join(place.folder, 'out'))
    expect(done).toMatchObject({ status: 0, stderr: '' })
  })
  afterAll(() => place.remove())

  test('a run corrects what the plan says, and the report tells of it', async () => {
    const report = readFileSync(join(place.folder, 'out', 'informe.borrador.es.html'), 'utf8')
    expect(report).toMatch(/Reglas de revisión y sus resultados/)
    expect(report).toMatch(/Celdas corregidas en «personas»<\/dt><dd>1</)
    expect((await run('correct', '--dataset', 'personas')).stdout).toMatch(/ya tiene todas esas correcciones/)
  })

  test('an open error ends with 1; accepted with a note, with 0', async () => {
    const open = await run('checks')
    expect(open).toMatchObject({ status: 1, stderr: '' })
    expect(open.stdout).toMatch(/^edad: Edad posible +error +4 +1 +25,0\s% +0 +1 +1$/m)
    expect((await run('checks', '--rule', 'edad')).stdout).toMatch(/^03 {2}#3$/m)
    const accept = ['--rule', 'edad', '--accept', '03', '--note', 'vive']
    expect((await run('checks', ...accept)).status).toBe(0)
    expect((await run('checks', '--rule', 'edad', '--state', 'accepted')).stdout).toMatch(
      /^03 {2}#3 {2}vive \(Analista\)$/m,
    )
    expect((await run('checks')).status).toBe(0)
  })

  test('a rule that cannot be examined says why beside the others, and ends with 1', async () => {
    const broken = plan.replace('variable: edad, from: 0', 'variable: edades, from: 0')
    writeFileSync(join(files, 'roto.yaml'), broken)
    await run('run', join(files, 'roto.yaml'), '--out', join(place.folder, 'roto'))
    const { status, stdout } = await run('checks')
    expect(status).toBe(1)
    expect(stdout).toMatch(/^encuestador: Por encuestador/m)
    expect(stdout).toMatch(/^edad: Edad posible · sin revisar: .*«edades»/m)
    await run('run', join(files, 'plan.yaml'), '--out', join(place.folder, 'otra'))
  })

  test('a profile shows its groups', async () => {
    expect((await run('checks', '--rule', 'encuestador')).stdout).toMatch(/^a +2 \/ 2$/m)
  })

  test('a new delivery says what changed, and can be undone', async () => {
    writeFileSync(join(files, 'personas.csv'), [...first.slice(0, 4), '05,30,b'].join('\n'))
    const more = ['--dataset', 'personas', '--type', 'folio=text']
    const { stdout } = await run('import', join(files, 'personas.csv'), ...more)
    expect(stdout).toMatch(/4 registros antes, 4 ahora; 1 nuevo, 1 retirado, 1 cambiado/)
    expect(stdout).toMatch(/^ {2}02 {2}cambiado: edad$/m)
    expect((await run('compare', '--dataset', 'personas', '--from', '1', '--to', '3')).stdout).toMatch(
      /1 retirado, 0 cambiados/,
    )
    expect((await run('versions', '--dataset', 'personas', '--use', '2', '--reason', 'entrega errónea')).status).toBe(0)
    expect((await run('versions', '--dataset', 'personas')).stdout).toMatch(/^2 \* +4 +1 /m)
  })

  test('what is not understood is said', async () => {
    expect((await run('compare', '--dataset', 'personas', '--from', 'x')).status).toBe(2)
    expect((await run('checks', '--rule', 'edad', '--accept', '03')).status).toBe(2)
    expect((await run('checks', '--rule', 'edad', '--state', 'x')).status).toBe(2)
    expect((await run('checks', '--rule', 'nada')).status).toBe(1)
  })
})
