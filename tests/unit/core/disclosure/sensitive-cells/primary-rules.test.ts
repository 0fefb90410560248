import { describe, expect, test } from 'vitest'
import { DisclosureSpec } from '../../../../../main/contract/disclosure.ts'
import type { Place } from '../../../../../main/core/disclosure/places/place.ts'
import type { Places } from '../../../../../main/core/disclosure/places/places.ts'
import { concentration, sensitivePlaces } from '../../../../../main/core/disclosure/sensitive-cells/primary-rules.ts'

const place = (n: number, households: number): Place => ({
  id: '',
  universe: 0,
  codes: new Map(),
  n,
  households,
  amounts: [],
  rest: false,
})

/** A row and its categories of an attribute. */
const row = (...categories: Place[]): Places => ({
  places: [
    place(
      categories.reduce((sum, own) => sum + own.n, 0),
      40,
    ),
    ...categories,
  ],
  relations: [{ total: 0, parts: categories.map((_, at) => at + 1), variable: 'causa' }],
  at: () => -1,
  tables: [],
})
const rules = (options: object = {}) => ({
  spec: DisclosureSpec.parse(options),
  fine: new Set<string>(),
  attributes: new Set(['causa']),
})

describe('rules for counts', () => {
  test('fewer households than the threshold, however many persons; empty cells are not sensitive', () => {
    expect([...sensitivePlaces(row(place(60, 30), place(12, 4), place(9, 9), place(0, 0)), rules())]).toEqual([
      [2, 'threshold'],
    ])
  })

  test('all of a row, or all but one household, in one category', () => {
    expect([...sensitivePlaces(row(place(40, 40), place(0, 0)), rules())]).toEqual([[1, 'group']])
    expect([...sensitivePlaces(row(place(39, 39), place(1, 1)), rules())]).toEqual([
      [2, 'threshold'],
      [1, 'group'],
    ])
    expect([...sensitivePlaces(row(place(38, 38), place(2, 2)), rules({ coalition: null }))]).toEqual([
      [2, 'threshold'],
    ])
  })

  test('men and women of the same households are no group', () => {
    expect([...sensitivePlaces(row(place(90, 40), place(80, 40)), rules())]).toEqual([])
  })

  test('a share of a row, where the plan asks for it', () => {
    expect([...sensitivePlaces(row(place(95, 95), place(10, 10)), rules({ rowShare: 0.9 }))]).toEqual([[1, 'share']])
  })
})

describe('rules for amounts', () => {
  test('p% asks for the move that the two largest lack', () => {
    // 100 + 20 of 125: 5 is less than a tenth of 100, by 5.
    expect(concentration(125, [100, 20], DisclosureSpec.parse({}))).toBe(5)
    expect(concentration(131, [100, 20], DisclosureSpec.parse({}))).toBeUndefined()
  })

  test('dominance of the two largest', () => {
    const spec = DisclosureSpec.parse({ concentration: { rule: 'dominance', largest: 2, percent: 80 } })
    expect(concentration(125, [100, 20], spec)).toBeCloseTo(25)
    expect(concentration(160, [100, 20], spec)).toBeUndefined()
  })
})
