import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../harness/engine.ts'
import { type KindSample, openKindSample } from '../harness/kind-sample.ts'

/*
 * Persons by case: displaced C01 4, C02 3, C03 2, C04 5, C05 3, C06 4, C07 2 and a child born later, C08 3, C09 4, C10 3 = 34;
 * at risk C11 2, C12 4, C13 3, C14 5 = 14. The 4 of C12 were displaced later. C01 was displaced a second time while it still
 * was, C02 a year after its displacement had ended.
 */
describe('the sample of an administrative register', () => {
  const place = temporaryFolder()
  let sample: KindSample
  beforeAll(async () => {
    sample = await openKindSample('administrative-register', place.folder)
  })
  afterAll(async () => {
    await sample.engine.close()
    place.remove()
  })
  const rows = (analysis: string, part: string) => {
    const found = sample.analysis(analysis).parts.find(({ name }) => name === part)
    if (!found) throw new Error(`no part ${part}`)
    return found.rows.map(([label, ...figures]) => [
      typeof label === 'object' && label !== null && 'es' in label ? label.es : label,
      ...figures,
    ])
  }

  test('keeps records, events and persons apart', () => {
    expect(rows('registro_personas', 'caseRegister')).toEqual([
      // 48 + 4 (C01 again) + 3 (C02 again) + 4 (C12, displaced)
      ['register.records', 59],
      // One for each of the 14 cases, but C08 and C09 share theirs; three more.
      ['register.events', 16],
      ['register.persons', 48],
      ['register.displacedEver', 34 + 4],
      // Gone are the 2 of C03, one of C04 and the 3 of C05.
      ['register.displacedNow', 38 - 6],
      ['register.atRiskEver', 14],
      // The 2 of C11 and the 4 of C12 no longer are.
      ['register.atRiskNow', 8],
    ])
  })

  test('counts a person once in each type of event, and once in all', () => {
    expect(rows('registro_personas', 'caseRegisterBy.tipo_hecho')).toEqual([
      // C01 4, C03 2, C07 3, C11 2, C14 5, C02 the second time 3; displaced 12, of whom the 2 of C03 left
      ['Amenazas', 6, 19, 19 / 48, 12, 10],
      // C02 3, C05 3, C10 3, C12 4 in two events, C01 the second time 4; now C10 3, C12 4, C01 4
      ['Extorsión', 6, 17, 17 / 48, 17, 11],
      ['Homicidio de un familiar', 1, 5, 5 / 48, 5, 4],
      ['Reclutamiento de niñas o niños', 2, 7, 7 / 48, 4, 4],
      ['Restricción del movimiento', 1, 7, 7 / 48, 7, 7],
      ['total', 16, 48, 1, 38, 32],
    ])
  })

  test('tells who referred the cases and what was reported, by year', () => {
    const counts = (id: string) =>
      sample
        .table(id)
        .cells.flatMap(({ group, estimate }) => (group.includes(null) || estimate === 0 ? [] : [[...group, estimate]]))
    expect(counts('remision_situacion')).toEqual([
      // C01 4, C03 2, C06 4, C09 4; at risk C12 4, C14 5
      ['1', '1', 14],
      ['1', '2', 9],
      // C02 3, C07 3; C11 2
      ['2', '1', 6],
      ['2', '2', 2],
      // C04 5, C08 3; C13 3
      ['3', '1', 8],
      ['3', '2', 3],
      // C05 3, C10 3
      ['4', '1', 6],
    ])
    // Records, a person in two events being two: 9 of 2023, 24 of 2024, 26 of 2025, together the 59.
    const years = sample.table('i2_complaints_year').cells.filter(({ group }) => group[0] !== null && group[1] === null)
    expect(years.map(({ group, estimate }) => [group[0], estimate])).toEqual([
      ['2023', 9],
      ['2024', 24],
      ['2025', 26],
    ])
  })

  test('balances stock and flows of each year', () => {
    expect(rows('registro_personas', 'stockFlow')).toEqual([
      // C01 4 + C02 3 + C03 2
      ['2023', 0, 9, 0, 0, 9],
      // in C04 5 + C05 3 + C06 4 + C07 2; out C02 3 + C03 2 + one of C04
      ['2024', 9, 14, 0, 6, 17],
      // in C08 3 + C09 4 + C10 3 + C02 3 + a child + C12 4, who had been at risk; out C05 3
      ['2025', 17, 18, 4, 3, 32],
    ])
    expect(rows('registro_personas', 'riskStockFlow')).toEqual([
      ['2023', 0, 0, 0, 0],
      ['2024', 0, 6, 0, 6],
      ['2025', 6, 8, 6, 8],
    ])
  })

  test('tells why they came and why they left', () => {
    // displacement, birth, arrival, risk
    expect(rows('registro_personas', 'entriesByReason')).toEqual([
      ['2023', 9, 0, 0, 0],
      ['2024', 14, 0, 0, 0],
      ['2025', 17, 1, 0, 0],
    ])
    // integration, return, resettlement, death, departure, displaced, risk ceased, administrative
    expect(rows('registro_personas', 'exitsByReason')).toEqual([
      ['2023', 0, 0, 0, 0, 0, 0, 0, 0],
      ['2024', 3, 0, 0, 1, 2, 0, 0, 0],
      ['2025', 0, 3, 0, 0, 0, 0, 0, 0],
    ])
  })

  test('holds what was delivered in three months against what was due', () => {
    expect(rows('ruta', 'delivery')).toEqual([
      // needed, due, in time, coverage, late, pending, still within time, median days
      ['Alojamiento temporal', 10, 9, 8, 8 / 9, 1, 0, 1, 10.5],
      // The 90th day is in time.
      ['Reubicación interna', 4, 4, 2, 0.5, 1, 1, 0, 90],
      ['Alimentos', 12, 11, 11, 1, 0, 0, 1, 7],
      ['Insumos de primera infancia', 4, 3, 1, 1 / 3, 1, 1, 1, 53.5],
      ['Útiles escolares', 5, 5, 4, 0.8, 0, 1, 0, 36.5],
      ['Dinero para transporte y comunicación', 4, 4, 3, 0.75, 0, 1, 0, 45],
      ['total', 39, 36, 29, 29 / 36, 3, 4, 3, expect.any(Number)],
    ])
    expect(rows('ruta', 'deliveryCases')).toEqual([
      // C01, C05, C07, C09
      ['delivery.all', 4, 4 / 11],
      ['delivery.some', 7, 7 / 11],
      ['delivery.none', 0, 0],
      // C14
      ['delivery.notDue', 1, null],
      ['total', 12, null],
    ])
  })

  test('maps each person at the department of their first event', () => {
    const counts = sample.table('por_departamento').cells.map(({ group, estimate }) => [group[0], estimate])
    // Atlántida C06; Cortés C01 + C02 + C05 + C10; Francisco Morazán C03 + C04 + C07; Yoro C08 + C09
    expect(counts).toEqual([
      ['01', 4],
      ['05', 13],
      ['08', 10],
      ['18', 7],
      [null, 34],
    ])
  })
})
