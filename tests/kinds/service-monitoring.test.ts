import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../harness/engine.ts'
import { type KindSample, openKindSample } from '../harness/kind-sample.ts'

/*
 * Of 20 displaced families 12, 10, 14, 8, 16 and 6 needed the six services and 6, 7, 5, 2, 12 and 3 got them; of 20 families
 * of comparison 5, 10, 8, 4, 6 and 2 needed and 4, 9, 6, 3, 3 and 1 got them.
 */
describe('the sample of a monitoring of services', () => {
  const place = temporaryFolder()
  let sample: KindSample
  beforeAll(async () => {
    sample = await openKindSample('service-monitoring', place.folder)
  })
  afterAll(async () => {
    await sample.engine.close()
    place.remove()
  })
  const shares = (table: string, condition: string) =>
    sample
      .table(table)
      .cells.filter(({ group, level }) => group[0] !== null && group[1] === condition && level === '1')
      .map(({ estimate }) => estimate)

  test('gives need among all families and access among those who needed', () => {
    expect(shares('necesidad', '1')).toEqual([12, 10, 14, 8, 16, 6].map((needed) => expect.closeTo(needed / 20, 12)))
    expect(shares('acceso', '1')).toEqual(
      [6 / 12, 7 / 10, 5 / 14, 2 / 8, 12 / 16, 3 / 6].map((own) => expect.closeTo(own, 12)),
    )
    expect(shares('acceso', '2')).toEqual(
      [4 / 5, 9 / 10, 6 / 8, 3 / 4, 3 / 6, 1 / 2].map((own) => expect.closeTo(own, 12)),
    )
  })

  test('takes the error of need from the families of the stratum', () => {
    const documents = sample
      .table('necesidad')
      .cells.find(({ group, level }) => group[0] === '1' && group[1] === '1' && level === '1')
    // A share of 20 families drawn at random: p (1 − p) / (n − 1).
    expect(documents?.se).toBeCloseTo(Math.sqrt((0.6 * 0.4) / 19), 12)
  })

  test('holds the access of displaced families against that of the others', () => {
    const gaps = sample.comparison('brecha').cells.filter(({ group }) => group[0] !== null)
    expect(gaps.map(({ estimate }) => estimate)).toEqual(
      [6 / 12 - 4 / 5, 7 / 10 - 9 / 10, 5 / 14 - 6 / 8, 2 / 8 - 3 / 4, 12 / 16 - 3 / 6, 0].map((own) =>
        expect.closeTo(own, 12),
      ),
    )
  })
})
