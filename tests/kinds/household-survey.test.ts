import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../harness/engine.ts'
import { type KindSample, openKindSample } from '../harness/kind-sample.ts'

/*
 * Four strata with five PSUs of six households; displaced households by PSU and weight of the stratum:
 *   Cortés            3 2 4 2 3 = 14 × 100 = 1,400
 *   Francisco Morazán 2 1 1 2 2 =  8 × 150 = 1,200
 *   Atlántida         1 1 0 2 1 =  5 ×  50 =   250
 *   Yoro              1 0 2 1 2 =  6 ×  80 =   480
 * together 33 households that stand for 3,330 of 30 × (100 + 150 + 50 + 80) = 11,400.
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
    expect(displaced).toMatchObject({ estimate: 3330, n: 33 })
    // Σ w² · 5/4 · Σ (d − d̄)²: 100² · 1.25 · 2.8 + 150² · 1.25 · 1.2 + 50² · 1.25 · 2 + 80² · 1.25 · 2.8
    // = 35,000 + 33,750 + 6,250 + 22,400 = 97,400
    expect(displaced?.se).toBeCloseTo(Math.sqrt(97_400), 8)
    // Two of the 20 PSUs have none; 18 less 4 strata.
    expect(displaced?.df).toBe(14)
  })

  test('gives shares of departments by their own households', () => {
    const shares = sample.table('prevalencia').cells.filter(({ level }) => level === '1')
    expect(shares.map(({ group, estimate }) => [group[0], estimate])).toEqual([
      ['01', expect.closeTo(5 / 30, 12)],
      ['05', expect.closeTo(14 / 30, 12)],
      ['08', expect.closeTo(8 / 30, 12)],
      ['18', expect.closeTo(6 / 30, 12)],
      [null, expect.closeTo(3330 / 11_400, 12)],
    ])
  })

  test('keeps households, displaced persons, those who live with them and those who came later apart', () => {
    const magnitude = sample.analysis('cuantos').parts.find(({ name }) => name === 'magnitude')
    const figures = new Map(magnitude?.rows.map(([what, figure]) => [what, figure]))
    expect(figures.get('headline.households')).toBeCloseTo(3330, 8)
    // 42 × 100 + 23 × 150 + 14 × 50 + 16 × 80 members
    expect(figures.get('headline.personsInHouseholds')).toBeCloseTo(9630, 8)
    // 39 × 100 + 20 × 150 + 12 × 50 + 16 × 80 of them
    expect(figures.get('headline.displacedPersons')).toBeCloseTo(8780, 8)
    expect(figures.get('headline.bornOrJoined')).toBeCloseTo(9630 - 8780, 8)
    // The roster says the same: displaced members of the roster, weighted.
    const byAge = sample.table('personas_sexo_edad').cells.find(({ group }) => group.every((code) => code === null))
    expect(byAge?.estimate).toBeCloseTo(8780, 8)
  })
})
