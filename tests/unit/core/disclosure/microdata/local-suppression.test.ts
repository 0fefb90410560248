import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Categories } from '../../../../../main/core/data/categories.ts'
import { keyFrequencies, rareRecords } from '../../../../../main/core/disclosure/microdata/keys.ts'
import { suppressLocally } from '../../../../../main/core/disclosure/microdata/local-suppression.ts'

type Records = readonly (readonly number[])[]

const keysOf = (records: Records): Categories[] =>
  (records[0] ?? []).map((_, key) => ({
    variable: `k${key}`,
    codes: Uint8Array.from(records, (record) => record[key] as number),
    categories: Array.from({ length: 6 }, (_, at) => ({ code: String(at + 1) })),
  }))

const blanked = (records: Records, sets: Uint32Array): Records =>
  records.map((record, row) => record.map((code, key) => (((sets[row] as number) & (1 << key)) === 0 ? code : 0)))

const suppress = (records: Records, k: number, importance: readonly number[], households?: Uint32Array) =>
  suppressLocally({ keys: keysOf(records), rows: records.length, k, importance, households })

/** By the definition: the households of all records that agree wherever both have a value. */
const sharedBy = (records: Records, row: number, households: readonly number[]): number => {
  const own = records[row] as readonly number[]
  const found = records.flatMap((other, at) =>
    own.every((code, key) => code === 0 || other[key] === 0 || code === other[key]) ? [households[at] as number] : [],
  )
  return new Set(found).size
}

const file = fc
  .record({
    keys: fc.integer({ min: 1, max: 4 }),
    rows: fc.integer({ min: 12, max: 60 }),
    k: fc.integer({ min: 2, max: 6 }),
  })
  .chain(({ keys, rows, k }) =>
    fc.record({
      k: fc.constant(k),
      records: fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: keys, maxLength: keys }), {
        minLength: rows,
        maxLength: rows,
      }),
      households: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: rows, maxLength: rows }),
      importance: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: keys, maxLength: keys }),
      order: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: rows, maxLength: rows }),
    }),
  )

describe('local suppression', () => {
  test('reaches k in households for any file, and blanks nothing that was shared from the start', () => {
    fc.assert(
      fc.property(file, ({ records, households, k, importance }) => {
        fc.pre(new Set(households).size >= k)
        const sets = suppress(records, k, importance, Uint32Array.from(households))
        const after = blanked(records, sets)
        for (const row of records.keys()) {
          expect(sharedBy(after, row, households)).toBeGreaterThanOrEqual(k)
          if (sharedBy(records, row, households) >= k) expect(sets[row]).toBe(0)
        }
        expect(rareRecords(keysOf(after), records.length, [k], Uint32Array.from(households))).toEqual([0])
      }),
      { numRuns: 300 },
    )
  })

  test('the order of the records changes nothing', () => {
    fc.assert(
      fc.property(file, ({ records, households, k, importance, order }) => {
        fc.pre(new Set(households).size >= k)
        const places = [...records.keys()].sort((a, b) => (order[a] as number) - (order[b] as number))
        const sets = suppress(records, k, importance, Uint32Array.from(households))
        const others = suppress(
          places.map((row) => records[row] as readonly number[]),
          k,
          importance,
          Uint32Array.from(places, (row) => households[row] as number),
        )
        expect([...others]).toEqual(places.map((row) => sets[row]))
      }),
      { numRuns: 200 },
    )
  })

  test('counts records as keyFrequencies does, a blank being any value', () => {
    fc.assert(
      fc.property(file, ({ records, k }) => {
        const keys = keysOf(records)
        const { sample } = keyFrequencies(keys, records.length)
        const rare = sample.filter((f) => f < k).length
        expect(rareRecords(keys, records.length, [k])).toEqual([rare])
      }),
      { numRuns: 200 },
    )
  })

  test('by hand: the rarest record loses the key that costs least, and what is common with it keeps its own', () => {
    // Four of (1,1), one of (1,2), five of (2,1): with k = 5 the one loses its second value, by which the four are five.
    const records = [...new Array(4).fill([1, 1]), [1, 2], ...new Array(5).fill([2, 1])]
    expect([...suppress(records, 5, [2, 1])]).toEqual([0, 0, 0, 0, 2, 0, 0, 0, 0, 0])
    // It has nobody in common by its second value, so it loses that even where the first matters less: one dear blank
    // costs less than the four cheap ones that the four would need without it.
    expect([...suppress(records, 5, [1, 3])]).toEqual([0, 0, 0, 0, 2, 0, 0, 0, 0, 0])
  })

  test('members of one household hide nobody', () => {
    const records = new Array(6).fill([1])
    expect(() => suppress(records, 5, [1], Uint32Array.of(0, 0, 0, 1, 1, 1))).toThrow(
      expect.objectContaining({ code: 'microdata.too-few-households' }),
    )
    expect([...suppress(records, 5, [1], Uint32Array.of(0, 1, 2, 3, 4, 4))]).toEqual([0, 0, 0, 0, 0, 0])
  })
})
