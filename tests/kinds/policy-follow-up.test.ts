import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../harness/engine.ts'
import { type KindSample, openKindSample } from '../harness/kind-sample.ts'

describe('the sample of a policy follow-up', () => {
  const place = temporaryFolder()
  let sample: KindSample
  beforeAll(async () => {
    sample = await openKindSample('policy-follow-up', place.folder)
  })
  afterAll(async () => {
    await sample.engine.close()
    place.remove()
  })
  const rows = (analysis: string, part: string) =>
    sample.analysis(analysis).parts.find(({ name }) => name === part)?.rows ?? []

  test('says how each action stands against its deadline', () => {
    expect(rows('acciones_hoja', 'sheet').map((row) => [row[0], row[7]])).toEqual([
      ['1', 'deadline.inTime'],
      // Due in June, done in October.
      ['2', 'deadline.late'],
      ['3', 'deadline.open'],
      ['4', 'deadline.overdue'],
      // The last day is still in time.
      ['5', 'deadline.open'],
      ['6', 'deadline.inTime'],
      ['7', 'deadline.noDeadline'],
    ])
    expect(rows('acciones_hoja', 'sheetStates')).toEqual([
      ['deadline.inTime', 2, 2 / 7],
      ['deadline.late', 1, 1 / 7],
      ['deadline.open', 2, 2 / 7],
      ['deadline.overdue', 1, 1 / 7],
      ['deadline.noDeadline', 1, 1 / 7],
      ['total', 7, 1],
    ])
  })

  test('names the tables that a recommendation rests on, in both languages', () => {
    expect(rows('recomendaciones_hoja', 'sheet').map((row) => row.at(-1))).toEqual([
      { es: 'Capacidad institucional por estado', en: 'Institutional capacity by state' },
      { es: 'Capacidad institucional por estado', en: 'Institutional capacity by state' },
      {
        es: 'Medidas de protección colectiva por tipo; Medidas de protección colectiva',
        en: 'Measures of collective protection by type; Measures of collective protection',
      },
    ])
  })

  test('rates the institutions of each state', () => {
    const means = sample
      .table('capacidad_estado')
      .cells.flatMap(({ group, estimate, n }) => ((n ?? 0) > 0 ? [[group[0], estimate]] : []))
    // The mean of a state's two sums: 11 and 10, 11 and 9, 7 and 7, 6 and 6, 9 and 7, 14 and 12; together 109.
    expect(means).toEqual([
      ['07', 10.5],
      ['08', 10],
      ['12', 7],
      ['16', 6],
      ['20', 8],
      ['25', 13],
      [null, expect.closeTo(109 / 12, 12)],
    ])
  })

  test('lists no persons', async () => {
    const file = join(place.folder, 'files/plan.yaml')
    const text = readFileSync(file, 'utf8')
    const listed = text.replace('file: medidas_sintetico.csv', 'file: medidas_sintetico.csv\n    identifiers: [medida]')
    expect(listed).not.toBe(text)
    writeFileSync(file, listed)
    await expect(sample.engine.call('plan.load', { file })).rejects.toMatchObject({
      code: 'sheet.of-persons',
      params: { dataset: 'medidas' },
    })
  })
})
