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

  test('says what each row is, and shows the matrix in words', () => {
    expect(sample.analysis('medidas_hoja').notes.map(({ code }) => code)).toEqual(['sheet.of.measures', 'sheet.until'])
    // Chiapas, the unit of the state: a legal framework, an area, a budget, trained staff, a register.
    expect(
      rows('capacidad_matriz', 'sheet')[0]
        ?.slice(3)
        .map((value) => (value as { es: string }).es),
    ).toEqual(['Sí', 'En parte', 'En parte', 'No hay', 'Sí'])
  })

  test('counts resources and deadlines', () => {
    const counts = (id: string) =>
      sample.table(id).cells.flatMap(({ group, estimate }) => (group.includes(null) ? [] : [[...group, estimate]]))
    // At each level of government two without a budget, three with a part of it, one with its own.
    expect(counts('presupuesto_nivel')).toEqual([
      ['1', '1', 2],
      ['1', '2', 3],
      ['1', '3', 1],
      ['2', '1', 2],
      ['2', '2', 3],
      ['2', '3', 1],
    ])
    // M01 M10 in March, M02 M03 M04 M11 M12 M13 from April to June, M05 M06 M07 M14 to September, M08 M09 to November.
    expect(counts('medidas_trimestre')).toEqual([
      ['2025-1', '1', 2],
      ['2025-1', '0', 0],
      ['2025-2', '1', 2],
      ['2025-2', '0', 4],
      ['2025-3', '1', 1],
      ['2025-3', '0', 3],
      ['2025-4', '1', 0],
      ['2025-4', '0', 2],
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
