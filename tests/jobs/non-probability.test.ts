import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ResultTable } from '../../main/contract/results.ts'
import type { Engine } from '../../main/engine/context.ts'
import { loadTexts } from '../../main/engine/texts.ts'
import { resources, runPlan, temporaryFolder, testEngine } from '../harness/engine.ts'

const plan = `caracteriza: 1
study: { title: Albergues, window: "2026", synthetic: true }
sources:
  - { dataset: personas, format: csv, file: personas.csv }
designs:
  - { id: albergues, dataset: personas, probability: false }
tables:
  - { id: causa, title: Causa, design: albergues, statistic: proportion, variable: causa, unit: personas, universe: Personas en albergues }
  - { id: edad, title: Edad, design: albergues, statistic: mean, variable: edad, by: [causa], unit: años, universe: Personas en albergues }
`
/** Synthetic: six persons in shelters. */
const persons = ['causa;edad', 'amenaza;10', 'amenaza;20', 'amenaza;30', 'amenaza;40', 'desastre;50', 'desastre;'].join(
  '\n',
)

describe('a profile that is no probability sample', () => {
  const place = temporaryFolder()
  let engine: Engine
  let tables: ResultTable[]
  beforeAll(async () => {
    engine = testEngine()
    mkdirSync(join(place.folder, 'files'))
    writeFileSync(join(place.folder, 'files/plan.yaml'), plan)
    writeFileSync(join(place.folder, 'files/personas.csv'), persons)
    tables = (await runPlan(engine, join(place.folder, 'study'), join(place.folder, 'files/plan.yaml'))).tables
    await engine.call('report.write', { folder: join(place.folder, 'out'), languages: ['es'] })
  })
  afterAll(async () => {
    await engine.close()
    place.remove()
  })

  test('counts the records it has and claims no precision for them', () => {
    const [cause, age] = tables
    expect(cause).toMatchObject({ probability: false })
    expect(cause?.cells.map(({ level, estimate, n, cases }) => [level, estimate, n, cases])).toEqual([
      ['amenaza', 4 / 6, 6, 4],
      ['desastre', 2 / 6, 6, 2],
    ])
    expect(age?.cells.map(({ group, estimate, n }) => [group[0], estimate, n])).toEqual([
      ['amenaza', 25, 4],
      ['desastre', 50, 1],
      [null, 30, 5],
    ])
    for (const cell of tables.flatMap(({ cells }) => cells)) {
      expect(cell).toMatchObject({ se: null, ciLow: null, ciHigh: null, cv: null, logCv: null, deff: null, df: null })
      expect(cell.verdict.level).toBe('notApplicable')
    }
  })

  test('is said to be so under every table', () => {
    const [page] = readdirSync(join(place.folder, 'out')).filter((name) => name.endsWith('.html'))
    const html = readFileSync(join(place.folder, 'out', page ?? ''), 'utf8')
    const warning = loadTexts(resources, 'es')('report.non-probability')
    expect(html.split(warning).length - 1).toBeGreaterThanOrEqual(tables.length)
  })
})
