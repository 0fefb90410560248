import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../main/engine/context.ts'
import { runPlan, temporaryFolder, testEngine } from '../../harness/engine.ts'
import { releaseAlone } from '../../harness/release-alone.ts'
import { hasR, releasedOutcomesOf, runScript } from './run-script.ts'

if (!hasR)
  console.info('skipped: the script of a release, because Rscript with the packages survey and haven is missing')

/** Of sector 4 there are three households, which must not be printed; what a public plan keeps back stands in the others. */
const plan = `caracteriza: 1
study: { title: Prueba, window: "2026", synthetic: true }
sources:
  - { dataset: hogares, format: csv, file: entrega/hogares.csv, options: { types: { sector: text, sexo: text } } }
  - { dataset: personas, format: csv, file: entrega/personas.csv }
  - { dataset: visitas, format: csv, file: entrega/visitas.csv }
checks: [{ dataset: personas, record: folio, rules: [] }]
derivations:
  - { step: exclude, dataset: personas, where: d.folio == 7, reason: { es: Se retiró, en: Withdrew } }
designs:
  - { id: hogares, dataset: hogares, strata: [estrato], psu: [upm], weight: factor }
  - { id: sorteo, dataset: hogares, strata: [estrato], psu: [upm], weight: factor, replicates: { method: bootstrap, replicates: 50, seed: 4242 } }
  - { id: personas, dataset: personas }
  - { id: visitas, dataset: visitas }
tables:
  - { id: sectores, title: x, design: hogares, statistic: count, by: [sector], unit: hogares, universe: Hogares }
  - { id: gasto, title: x, design: hogares, statistic: mean, variable: gasto, by: [sexo], unit: dólares, universe: Hogares }
  - { id: sorteado, title: x, design: sorteo, statistic: mean, variable: gasto, unit: dólares, universe: Hogares }
  - { id: edad, title: x, design: personas, statistic: mean, variable: edad, unit: años, universe: Personas }
  - { id: minutos, title: x, design: visitas, statistic: mean, variable: minutos, unit: minutos, universe: Visitas }
comparisons:
  - { id: brecha, title: x, compare: differences, table: gasto, between: sexo, reference: "1" }
`

const makeFiles = (folder: string): void => {
  const homes = Array.from({ length: 120 }, (_, row) => {
    const sector = row < 3 ? 4 : 1 + (row % 3)
    return [row % 2, row % 12, 2 + (row % 5), sector, 1 + (row % 2), 1000 + row * 7.25].join(';')
  })
  const rows = Array.from({ length: 60 }, (_, row) => `${row};${20 + (row % 40)}`)
  mkdirSync(join(folder, 'entrega'))
  writeFileSync(join(folder, 'entrega', 'hogares.csv'), ['estrato;upm;factor;sector;sexo;gasto', ...homes].join('\n'))
  writeFileSync(join(folder, 'entrega', 'personas.csv'), ['folio;edad', ...rows].join('\n'))
  writeFileSync(join(folder, 'entrega', 'visitas.csv'), ['folio;minutos', ...rows].join('\n'))
  writeFileSync(join(folder, 'plan.yaml'), plan)
}

describe.skipIf(!hasR)('the R script of a release', () => {
  let engine: Engine
  let place: ReturnType<typeof temporaryFolder>
  beforeEach(() => {
    engine = testEngine()
    place = temporaryFolder()
  })
  afterEach(async () => {
    await engine.close()
    place.remove()
  })
  test('leaves hidden cells and what the public plan keeps back aside, and says so', async () => {
    makeFiles(place.folder)
    await runPlan(engine, join(place.folder, 'study'), join(place.folder, 'plan.yaml'))
    const correction = { record: '#1', variable: 'minutos', value: 99, reason: 'mal copiado' }
    await engine.call('data.correct', { dataset: 'visitas', from: 'list', corrections: [correction], reason: 'prueba' })
    await engine.call('plan.run', {})
    const out = join(place.folder, 'out')
    await releaseAlone(engine, out)

    const { stdout, code } = await runScript(join(out, 'recalculo.R'), join(place.folder, 'entrega'))
    expect(code).toBeUndefined()
    const said = releasedOutcomesOf(stdout)
    expect(said.map((line) => line.split(' ')[0])).toEqual(['sectores', 'gasto', 'brecha'])
    const published =
      readFileSync(join(out, 'valores', 'sectores.csv'), 'utf8')
        .trim()
        .split('\r\n').length - 1
    expect(published).toBeGreaterThan(0)
    expect(published).toBeLessThan(5)
    expect(said[0]).toBe(`sectores ${published} cifras, iguales a 1e-8`)

    const text = readFileSync(join(out, 'recalculo.R'), 'utf8')
    for (const line of [
      '# Cuadro sorteado: no se recalcula. Sus varianzas salen de réplicas sorteadas con una semilla que no se publica.',
      '# Cuadro edad: no se recalcula. De sus datos se excluyeron registros por su clave, que no se publica.',
      '# Cuadro minutos: no se recalcula. Sus datos tienen correcciones que no están en los archivos de origen. Quien tiene el estudio lo recalcula con sus registros, que no se publican.',
    ])
      expect(text).toContain(line)
    for (const secret of ['4242', 'entrega/', 'd.folio', '== 7']) expect(text).not.toContain(secret)

    const values = join(out, 'valores', 'gasto.csv')
    writeFileSync(values, readFileSync(values, 'utf8').replace(/^1,(.*?),mean,(\d+)/m, '1,$1,mean,9$2'))
    expect(await runScript(join(out, 'recalculo.R'), join(place.folder, 'entrega'))).toMatchObject({ code: 1 })
  })
})
