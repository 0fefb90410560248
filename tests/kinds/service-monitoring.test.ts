import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../harness/engine.ts'
import { type KindSample, openKindSample } from '../harness/kind-sample.ts'

/*
 * Of 160 displaced families 96, 80, 112, 64, 128 and 48 needed the six services and 48, 56, 40, 16, 96 and 24 got them; of
 * 120 families of comparison 30, 60, 48, 24, 36 and 12 needed and 24, 54, 36, 18, 18 and 6 got them. Four displaced
 * families do not say whether they needed protection.
 */
const need = { displaced: [96, 80, 112, 64, 128, 48], others: [30, 60, 48, 24, 36, 12] }
const access = { displaced: [48, 56, 40, 16, 96, 24], others: [24, 54, 36, 18, 18, 6] }
const close = (share: number) => expect.closeTo(share, 12)
const ratios = (parts: readonly number[], wholes: readonly number[]) =>
  parts.map((part, place) => close(part / (wholes[place] as number)))

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
  const cells = (table: string, condition: string) =>
    sample.table(table).cells.filter(({ group, level }) => group[0] !== null && group[1] === condition && level === '1')
  const shares = (table: string, condition: string) => cells(table, condition).map(({ estimate }) => estimate)

  test('gives need among all families that say, and access among those who needed', () => {
    expect(shares('necesidad', '1')).toEqual(ratios(need.displaced, [160, 160, 160, 160, 160, 156]))
    expect(shares('necesidad', '2')).toEqual(ratios(need.others, [120, 120, 120, 120, 120, 120]))
    expect(shares('acceso', '1')).toEqual(ratios(access.displaced, need.displaced))
    expect(shares('acceso', '2')).toEqual(ratios(access.others, need.others))
  })

  test('takes the error of need from the neighbourhoods of the departments', () => {
    // Of four displaced families in each of ten neighbourhoods those that needed documents:
    // Atlántida 1 2 2 2 1 4 2 3 3 4, Cortés 2 1 4 4 3 2 3 2 4 3, Francisco Morazán 3 1 2 2 1 2 1 1 4 2, Yoro 4 2 2 1 4 3 3 0 3 3;
    // √(10/9 · Σ (d − d̄)²) ÷ 160, the sums of squares being 10.4, 9.6, 8.9 and 14.5.
    expect(cells('necesidad', '1')[0]?.se).toBeCloseTo(Math.sqrt((10 / 9) * (10.4 + 9.6 + 8.9 + 14.5)) / 160, 12)
  })

  test('holds the access of displaced families against that of the others', () => {
    const gaps = sample.comparison('brecha').cells.filter(({ group }) => group[0] !== null)
    expect(gaps.map(({ estimate }) => estimate)).toEqual(
      access.displaced.map((got, service) =>
        close(
          got / (need.displaced[service] as number) -
            (access.others[service] as number) / (need.others[service] as number),
        ),
      ),
    )
  })

  test('says of displaced families whom they are headed by and where they live', () => {
    const met = (table: string) =>
      sample.table(table).cells.flatMap(({ group, level, estimate }) => (level === '1' ? [[group[0], estimate]] : []))
    expect(met('acceso_jefatura')).toEqual([
      ['1', close(139 / 260)],
      ['2', close(141 / 268)],
      [null, close(280 / 528)],
    ])
    expect(met('acceso_depto')).toEqual([
      ['01', close(72 / 128)],
      ['05', close(72 / 135)],
      ['08', close(61 / 123)],
      ['18', close(75 / 142)],
      [null, close(280 / 528)],
    ])
    // 73, 45, 52 and 78 of the 248 needs that were not met.
    const reasons = sample.table('razones').cells.filter(({ group }) => group[0] === '1')
    expect(reasons.map(({ estimate }) => estimate)).toEqual(ratios([73, 45, 52, 78], [248, 248, 248, 248]))
  })

  test('has figures of every verdict, each with its reason', () => {
    const { cells: all } = sample.table('acceso')
    expect(new Set(all.map(({ verdict }) => verdict.level))).toEqual(new Set(['reliable', 'weak', 'unreliable']))
    expect(all.filter(({ verdict }) => verdict.level !== 'reliable' && verdict.reasons.length === 0)).toEqual([])
  })
})
