import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../harness/engine.ts'
import { type KindSample, openKindSample } from '../harness/kind-sample.ts'

/*
 * Four strata with ten PSUs of ten households; displaced households by PSU and weight of the stratum:
 *   Cortés            6 2 5 3 6 2 4 5 3 6 = 42 × 100 = 4,200
 *   Francisco Morazán 4 1 5 2 1 4 2 2 3 2 = 26 × 150 = 3,900
 *   Atlántida         2 0 3 1 0 3 1 1 2 2 = 15 ×  50 =   750
 *   Yoro              1 4 1 2 4 1 1 2 2 2 = 20 ×  80 = 1,600
 * together 103 households that stand for 10,450 of 100 × (100 + 150 + 50 + 80) = 38,000.
 */
describe('the sample of a household survey', () => {
  const place = temporaryFolder()
  let sample: KindSample
  beforeAll(async () => {
    sample = await openKindSample('household-survey', place.folder)
  })
  afterAll(async () => {
    await sample.engine.close()
    place.remove()
  })

  test('counts displaced households with the error of their PSUs', () => {
    const displaced = sample.table('magnitud').cells.find(({ group }) => group[0] === '1')
    expect(displaced).toMatchObject({ estimate: 10_450, n: 103 })
    // Σ w² · 10/9 · Σ (d − d̄)²: 10/9 · (100² · 23.6 + 150² · 16.4 + 50² · 10.5 + 80² · 12) = 10/9 · 708,050
    expect(displaced?.se).toBeCloseTo(Math.sqrt(7_080_500 / 9), 8)
    // Two of the 40 PSUs have none; 38 less 4 strata.
    expect(displaced?.df).toBe(34)
  })

  test('gives shares of departments by their own households', () => {
    const shares = sample.table('prevalencia').cells.filter(({ level }) => level === '1')
    expect(shares.map(({ group, estimate }) => [group[0], estimate])).toEqual([
      ['01', expect.closeTo(15 / 100, 12)],
      ['05', expect.closeTo(42 / 100, 12)],
      ['08', expect.closeTo(26 / 100, 12)],
      ['18', expect.closeTo(20 / 100, 12)],
      [null, expect.closeTo(10_450 / 38_000, 12)],
    ])
  })

  test('keeps households, displaced persons, those who live with them and those who came later apart', () => {
    const magnitude = sample.analysis('cuantos').parts.find(({ name }) => name === 'magnitude')
    const figures = new Map(magnitude?.rows.map(([what, figure]) => [what, figure]))
    expect(figures.get('headline.households')).toBeCloseTo(10_450, 8)
    // 145 × 100 + 100 × 150 + 62 × 50 + 73 × 80 members
    expect(figures.get('headline.personsInHouseholds')).toBeCloseTo(38_440, 8)
    // 131 × 100 + 91 × 150 + 53 × 50 + 60 × 80 of them
    expect(figures.get('headline.displacedPersons')).toBeCloseTo(34_200, 8)
    expect(figures.get('headline.bornOrJoined')).toBeCloseTo(38_440 - 34_200, 8)
    // The roster says the same: displaced members of the roster, weighted.
    const byAge = sample.table('personas_sexo_edad').cells.find(({ group }) => group.every((code) => code === null))
    expect(byAge?.estimate).toBeCloseTo(34_200, 8)
  })

  test('is large enough for some figures to be reliable, and no larger', () => {
    const levels = new Set(sample.table('prevalencia').cells.map(({ verdict }) => verdict.level))
    expect(levels).toEqual(new Set(['reliable', 'weak', 'unreliable']))
  })

  test('takes from the library who was responsible and whether it was reported', () => {
    const first = (id: string) => sample.table(id).cells.find(({ level }) => level === '1')?.estimate
    // Gangs 18 × 100 + 13 × 150 + 6 × 50 + 8 × 80; reported 12 × 100 + 2 × 150 + 1 × 50 + 9 × 80, of 10,450.
    expect(first('d3_actor')).toBeCloseTo(4690 / 10_450, 12)
    expect(first('f1_reported')).toBeCloseTo(2270 / 10_450, 12)
  })
})
