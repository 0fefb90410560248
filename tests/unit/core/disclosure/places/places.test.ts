import { describe, expect, test } from 'vitest'
import type { Categories } from '../../../../../main/core/data/categories.ts'
import { mergeCategories } from '../../../../../main/core/data/merge-categories.ts'
import { coordinatesOf } from '../../../../../main/core/disclosure/elimination/coordinates.ts'
import { eliminate } from '../../../../../main/core/disclosure/elimination/elimination.ts'
import { placesOf } from '../../../../../main/core/disclosure/places/places.ts'
import type { TallyInput } from '../../../../../main/core/disclosure/places/tally.ts'

/** Synthetic persons of four municipalities in two departments, of six narrow age bands in three wide ones, with three causes. */
const persons = Array.from({ length: 240 }, (_, person) => {
  const [municipality, band] = [person % 4, Math.floor(person / 4) % 6]
  return {
    municipality,
    department: Math.floor(municipality / 2),
    band,
    age: Math.floor(band / 2),
    cause: Math.floor(person / 24 + person / 7) % 3,
    sex: Math.floor(person / 3) % 2,
  }
})

const variable = (name: keyof (typeof persons)[number]): Categories => ({
  variable: name,
  codes: Uint8Array.from(persons, (person) => person[name] + 1),
  categories: Array.from({ length: 1 + Math.max(...persons.map((person) => person[name])) }, (_, code) => ({
    code: `${code}`,
  })),
})

const where = (test: (person: (typeof persons)[number]) => boolean): Uint8Array =>
  Uint8Array.from(persons, (person) => (test(person) ? 1 : 0))

/** With some categories taken together, in the order given. */
const merged = (name: keyof (typeof persons)[number], ...groups: string[][]): Categories =>
  mergeCategories(
    variable(name),
    groups.map((codes) => ({ codes })),
  )

/** With the categories alone that a domain leaves. */
const restricted = (name: keyof (typeof persons)[number], ...kept: string[]): Categories => {
  const { codes, categories } = variable(name)
  const places = [0, ...categories.map(({ code }) => kept.indexOf(code) + 1)]
  return {
    variable: name,
    codes: codes.map((code) => places[code] as number),
    categories: kept.map((code) => ({ code })),
  }
}

type Cell = readonly [table: number, codes: Record<string, string>]

/** Whether the value of a cell follows from those of others. */
const follows = (inputs: readonly TallyInput[], cell: Cell, from: readonly Cell[]): boolean => {
  const { places, relations, at } = placesOf({ rows: persons.length, amounts: new Map() }, inputs)
  const placeOf = ([table, codes]: Cell): number => {
    const place = at(table, new Map(Object.entries(codes)))
    expect(place).toBeGreaterThanOrEqual(0)
    return place
  }
  expect(places.filter(({ n }) => n < 0)).toEqual([])
  for (const { total, parts } of relations)
    expect(parts.reduce((sum, part) => sum + (places[part]?.n ?? 0), 0)).toBe(places[total]?.n)
  const printed = eliminate(coordinatesOf(places.length, relations), [placeOf(cell)])
  for (const one of from) printed.force(placeOf(one))
  // A cell that does not follow yet would give itself away.
  return printed.publish(placeOf(cell))
}

/** The counts of what is left of a cell of a table without that of another. */
const left = (inputs: readonly TallyInput[], [table, codes]: Cell, [other, part]: Cell): readonly number[] => {
  const { places, relations, at } = placesOf({ rows: persons.length, amounts: new Map() }, inputs)
  expect(places.filter(({ n }) => n < 0)).toEqual([])
  const [total, own] = [at(table, new Map(Object.entries(codes))), at(other, new Map(Object.entries(part)))]
  return relations
    .filter((relation) => relation.total === total && relation.parts.length === 2 && relation.parts.includes(own))
    .map(({ parts }) => places[parts.find((one) => one !== own) as number])
    .flatMap((place) => (place && !place.rest ? [place.n] : []))
}

describe('what tables about different records have in common', () => {
  const notThird = { domain: where(({ cause }) => cause !== 2), dimensions: [variable('department'), variable('sex')] }
  const firstDepartment = {
    domain: where(({ department }) => department === 0),
    dimensions: [variable('sex'), variable('cause')],
  }

  test('of two domains that overlap', () => {
    const cell: Cell = [0, { department: '0', sex: '1' }]
    const first: Cell = [1, { sex: '1', cause: '0' }]
    const second: Cell = [1, { sex: '1', cause: '1' }]
    expect(follows([notThird, firstDepartment], cell, [first, second])).toBe(true)
    expect(follows([notThird, firstDepartment], cell, [first])).toBe(false)
  })

  test('of a domain that is several categories of a larger table', () => {
    const all = { dimensions: [variable('sex'), variable('cause')] }
    const cell: Cell = [0, { sex: '1' }]
    const first: Cell = [1, { sex: '1', cause: '0' }]
    expect(follows([notThird, all], cell, [first, [1, { sex: '1', cause: '1' }]])).toBe(true)
    expect(follows([notThird, all], cell, [first])).toBe(false)
  })

  test('of a place that is told by its department as well', () => {
    const all = { dimensions: [variable('municipality'), variable('age')] }
    const inside = { ...firstDepartment, dimensions: [variable('municipality'), variable('band')] }
    const parts = ['2', '3'].map((band): Cell => [1, { municipality: '1', band }])
    expect(follows([all, inside], [0, { municipality: '1', age: '1' }], parts)).toBe(true)
  })

  test('nothing where cells are divided', () => {
    const women = { domain: where(({ sex }) => sex === 1), dimensions: [variable('department')] }
    const cell: Cell = [0, { department: '0' }]
    expect(follows([women, firstDepartment], cell, [[1, { cause: '0' }]])).toBe(false)
  })
})

test('what a domain leaves of a department is no sum over all of its municipalities', () => {
  const tables = [
    { dimensions: [variable('department')] },
    { dimensions: [variable('municipality')] },
    { domain: where(({ sex }) => sex === 1), dimensions: [variable('department')] },
  ]
  const all: Cell[] = ['0', '1', '2', '3'].map((municipality) => [1, { municipality }])
  expect(follows(tables, [0, { department: '1' }], all)).toBe(true)
  expect(follows(tables, [2, { department: '1' }], all)).toBe(false)
})

test('no rule of one category is asked of what no table prints side by side', () => {
  const tables = [
    { domain: where(({ cause }) => cause !== 2), dimensions: [variable('municipality'), variable('sex')] },
    { domain: where(({ municipality }) => municipality !== 3), dimensions: [variable('sex'), variable('cause')] },
  ]
  const { places, relations } = placesOf({ rows: persons.length, amounts: new Map() }, tables)
  const asked = relations.filter((relation) => relation.variable !== null)
  expect(new Set(asked.map(({ total }) => places[total]?.universe))).toEqual(new Set([0, 1]))
  expect(new Set(places.map(({ universe }) => universe))).toEqual(new Set([0, 1, 2]))
})

test('narrow cells of two variables add up to cells that are wide in both', () => {
  const fine = { dimensions: [variable('municipality'), variable('band')] }
  const coarse = { dimensions: [variable('department'), variable('age'), variable('sex')] }
  const parts = ['2', '3'].flatMap((municipality) => ['0', '1'].map((band): Cell => [0, { municipality, band }]))
  const cell: Cell = [1, { department: '1', age: '0' }]
  expect(follows([fine, coarse], cell, parts)).toBe(true)
  expect(follows([fine, coarse], cell, parts.slice(1))).toBe(false)
})

describe('a domain that is a cell of a larger one is inside another in this cell alone', () => {
  const women = { domain: where(({ sex }) => sex === 1), dimensions: [variable('municipality'), variable('cause')] }
  const inFirst = (dimension: Categories, test: (person: (typeof persons)[number]) => boolean): TallyInput => ({
    domain: where((person) => person.municipality === 0 && test(person)),
    dimensions: [dimension],
  })
  test('where that one has no table by the code', () => {
    const tables = [women, inFirst(variable('age'), ({ sex }) => sex === 1), inFirst(variable('age'), () => true)]
    for (const age of ['0', '1', '2']) {
      const men = persons.filter((own) => own.municipality === 0 && own.sex === 0 && `${own.age}` === age)
      expect(left(tables, [2, { age }], [1, { age }])).toEqual([men.length])
    }
  })

  test('where it is in that larger one itself, of which no table crosses the two', () => {
    const first = inFirst(variable('age'), () => true)
    const tables = [{ dimensions: [variable('municipality')] }, { dimensions: [variable('age')] }, first]
    const others = persons.filter(({ municipality, age }) => municipality !== 0 && age === 2).length
    expect(left(tables, [1, { age: '2' }], [2, { age: '2' }])).toEqual([others])
    // Where one does, they are the sum of the cells beside it, and no place of their own.
    const crossed = [{ dimensions: [variable('municipality'), variable('age')] }, ...tables.slice(1)]
    expect(left(crossed, [1, { age: '2' }], [2, { age: '2' }])).toEqual([])
  })

  test('where it has one by some of the codes', () => {
    const womenOfCause = inFirst(variable('age'), ({ sex, cause }) => sex === 1 && cause === 1)
    const byCause = { ...inFirst(variable('age'), () => true), dimensions: [variable('age'), variable('cause')] }
    const men = persons.filter((own) => own.municipality === 0 && own.sex === 0 && own.cause === 1 && own.age === 2)
    expect(left([women, womenOfCause, byCause], [2, { age: '2', cause: '1' }], [1, { age: '2' }])).toEqual([men.length])
  })
})

describe('a variable of which tables have different categories', () => {
  const pairs = merged('band', ['0', '1'], ['2', '3'], ['4', '5'])

  test('some taken together are the sum of these', () => {
    const [bands, together] = [{ dimensions: [variable('band')] }, { dimensions: [pairs] }]
    const parts = (table: number): Cell[] => ['2', '3'].map((band) => [table, { band }])
    expect(follows([bands, together], [1, { band: '2+3' }], parts(0))).toBe(true)
    expect(follows([together, bands], [0, { band: '2+3' }], parts(1))).toBe(true)
    expect(follows([bands, together], [1, { band: '2+3' }], parts(0).slice(1))).toBe(false)
  })

  test('taken together in another order they are the same', () => {
    const reversed = merged('band', ['1', '0'], ['3', '2'], ['5', '4'])
    const tables = [{ dimensions: [pairs] }, { dimensions: [reversed] }]
    expect(follows(tables, [0, { band: '2+3' }], [[1, { band: '3+2' }]])).toBe(true)
  })

  test('under another name they are the same', () => {
    const renamed = { ...variable('band'), variable: 'group', categories: [...'abcdef'].map((code) => ({ code })) }
    expect(
      follows(
        [{ dimensions: [variable('band')] }, { dimensions: [renamed] }],
        [0, { band: '2' }],
        [[1, { group: 'c' }]],
      ),
    ).toBe(true)
  })

  test('a single one under another name is the same', () => {
    const named = (test: (person: (typeof persons)[number]) => boolean): TallyInput => ({
      dimensions: [{ variable: 'marked', codes: where(test), categories: [{ code: 'yes' }] }],
    })
    const bands = { dimensions: [variable('band')] }
    expect(follows([bands, named(({ band }) => band === 2)], [0, { band: '2' }], [[1, { marked: 'yes' }]])).toBe(true)
    expect(follows([named(({ band }) => band === 2), bands], [0, { marked: 'yes' }], [[1, { band: '2' }]])).toBe(true)
  })

  test('taken together with one and with another, the difference is a place', () => {
    const tables = [{ dimensions: [merged('cause', ['0', '1'])] }, { dimensions: [merged('cause', ['1', '2'])] }]
    const second = persons.filter(({ cause }) => cause === 1).length
    expect(left(tables, [0, { cause: '0+1' }], [1, { cause: '0' }])).toEqual([second])
    expect(left(tables, [1, { cause: '1+2' }], [0, { cause: '2' }])).toEqual([second])
  })

  test.each([0, 1, 2])('a domain that leaves some adds up as all do (told as table %s)', (at) => {
    const inFirst = where(({ age }) => age === 0)
    const few = { domain: inFirst, dimensions: [restricted('band', '0', '1'), restricted('age', '0')] }
    const narrow = { dimensions: [variable('band'), variable('sex')] }
    const wide = { dimensions: [variable('age'), variable('sex')] }
    const tables: TallyInput[] = [narrow, wide]
    tables.splice(at, 0, few)
    const parts = (...bands: string[]): Cell[] => bands.map((band) => [tables.indexOf(narrow), { band, sex: '1' }])
    const above = (age: string): Cell => [tables.indexOf(wide), { age, sex: '1' }]
    expect(follows(tables, above('1'), parts('2', '3'))).toBe(true)
    expect(follows(tables, above('0'), parts('0', '1'))).toBe(true)
    expect(follows(tables, above('0'), parts('0'))).toBe(false)
  })

  test('a domain that leaves some of the wide ones alone adds up', () => {
    const few = {
      domain: where(({ age, cause }) => age < 2 && cause !== 2),
      dimensions: [restricted('age', '0', '1'), variable('sex')],
    }
    const narrow = { domain: where(({ cause }) => cause !== 2), dimensions: [variable('band'), variable('sex')] }
    const parts: Cell[] = ['2', '3'].map((band) => [1, { band, sex: '1' }])
    expect(follows([few, narrow], [0, { age: '1', sex: '1' }], parts)).toBe(true)
    expect(follows([few, narrow], [0, { age: '1', sex: '1' }], parts.slice(1))).toBe(false)
  })

  test('narrow cells add up to cells that are wide in both, where one is wide by what is taken together', () => {
    const fine = { dimensions: [variable('municipality'), variable('band')] }
    const coarse = { dimensions: [variable('department'), pairs, variable('sex')] }
    const parts = ['2', '3'].flatMap((municipality) => ['2', '3'].map((band): Cell => [0, { municipality, band }]))
    const cell: Cell = [1, { department: '1', band: '2+3' }]
    expect(follows([fine, coarse], cell, parts)).toBe(true)
    expect(follows([fine, coarse], cell, parts.slice(1))).toBe(false)
  })

  test('what the table of one municipality leaves of its department is a place, and nobody is known to be in it', () => {
    const tables = [
      { dimensions: [variable('department'), variable('age')] },
      { dimensions: [variable('municipality')] },
      { domain: where(({ municipality }) => municipality === 0), dimensions: [variable('age')] },
    ]
    const others = persons.filter(({ municipality, age }) => municipality === 1 && age === 2).length
    expect(left(tables, [0, { department: '0', age: '2' }], [2, { age: '2' }])).toEqual([others])
  })
})

test('a domain inside two others, of which none holds the other, leaves a place in each', () => {
  const age = [variable('age')]
  const tables = [
    { domain: where(({ sex }) => sex === 1), dimensions: age },
    { domain: where(({ municipality }) => municipality === 0), dimensions: age },
    { domain: where(({ sex, municipality }) => sex === 1 && municipality === 0), dimensions: age },
  ]
  const elsewhere = persons.filter((own) => own.sex === 1 && own.municipality !== 0 && own.age === 1)
  const men = persons.filter((own) => own.sex === 0 && own.municipality === 0 && own.age === 1)
  expect(left(tables, [0, { age: '1' }], [2, { age: '1' }])).toEqual([elsewhere.length])
  expect(left(tables, [1, { age: '1' }], [2, { age: '1' }])).toEqual([men.length])
})
