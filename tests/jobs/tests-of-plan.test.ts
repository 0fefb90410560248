import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../main/engine/context.ts'
import { runCommandLine } from '../harness/command-line.ts'
import { runPlan, temporaryFolder, testEngine } from '../harness/engine.ts'

const plan = `caracteriza: 1
study: { title: { es: Gastos, en: Expenses }, window: "2026", synthetic: true }
sources:
  - { dataset: hogares, format: csv, file: hogares.csv, options: { types: { depto: text } } }
designs:
  - { id: hogares, dataset: hogares, psu: [upm], weight: factor }
tables:
  - id: mediana
    title: { es: Gasto mediano, en: Median expenditure }
    design: hogares
    statistic: quantile
    variable: gasto
    unit: { es: dólares, en: dollars }
    universe: { es: Hogares, en: Households }
tests:
  - { id: gasto, test: twoMeans, variable: gasto, groups: depto, design: hogares, title: Gasto por departamento }
  - { id: ayuda, test: independence, rows: depto, columns: ayuda, design: hogares, title: Ayuda por departamento }
  - { id: modelo, test: regression, kind: linear, response: gasto, terms: [depto, miembros], design: hogares, title: Modelo }
`

/** Synthetic: six units of two households, three in each department. */
const households = `depto;upm;factor;gasto;ayuda;miembros
01;1;2;10;1;4
01;1;2;12;0;5
01;2;1;14;1;3
01;2;1;13;1;6
01;3;2;11;0;2
01;3;2;15;1;4
02;4;1;20;0;5
02;4;1;22;0;3
02;5;3;25;1;7
02;5;3;21;0;2
02;6;2;24;0;4
02;6;2;19;0;6
`

describe('tests and quantiles of a plan', () => {
  const place = temporaryFolder()
  const study = join(place.folder, 'estudio')
  const files = join(place.folder, 'archivos')
  let engine: Engine

  beforeAll(async () => {
    mkdirSync(files)
    writeFileSync(join(files, 'hogares.csv'), households)
    writeFileSync(join(files, 'plan.yaml'), plan)
    engine = testEngine()
    const { tables } = await runPlan(engine, study, join(files, 'plan.yaml'))
    // Weights of 22: the first value at or above half of them is 19.
    expect(tables[0]).toMatchObject({ statistic: 'quantile', ciMethod: 'woodruff', cells: [{ estimate: 19, n: 12 }] })
  })
  afterAll(async () => {
    await engine.close()
    place.remove()
  })

  test('come from the engine', async () => {
    const { tests } = await engine.call('plan.tests', {})
    expect(tests.map(({ id, n }) => [id, n])).toEqual([
      ['gasto', 12],
      ['ayuda', 12],
      ['modelo', 12],
    ])
    // Weighted means 266/12 and 123/10.
    expect(tests[0]?.rows[0]?.estimate).toBeCloseTo(266 / 12 - 123 / 10, 10)
    expect(tests[2]?.rows.map(({ variable, category }) => [variable, category])).toEqual([
      [null, null],
      ['depto', '02'],
      ['miembros', null],
    ])
    expect((await engine.call('plan.tests', {})).tests).toEqual(tests)
    const one = await engine.call('test.run', {
      test: { id: 'uno', test: 'ranks', variable: 'gasto', groups: 'depto', design: 'hogares', title: 'Rangos' },
    })
    expect(one.rows[0]?.estimate).toBeCloseTo(0.5, 10)
  })

  test('are printed by the command line', async () => {
    await engine.call('study.close', {})
    const done = await runCommandLine(['tests', '--study', study, '--lang', 'en'])
    expect(done).toMatchObject({ status: 0, stderr: '' })
    expect(done.stdout).toMatch(/^Modelo \(n = 12\)$/m)
    expect(done.stdout).toMatch(/^depto: 02 − 01 +9\.\d{4}/m)
    expect(done.stdout).toMatch(/^intercept/m)
  })
})
