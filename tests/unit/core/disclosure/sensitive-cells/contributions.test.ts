import { expect, test } from 'vitest'
import type { Categories } from '../../../../../main/core/data/categories.ts'
import { placesOf } from '../../../../../main/core/disclosure/places/places.ts'
import { contributionsAt } from '../../../../../main/core/disclosure/sensitive-cells/contributions.ts'

/** Synthetic persons, two to a household, of four municipalities in two departments and six narrow age bands in three wide ones. */
const persons = Array.from({ length: 96 }, (_, person) => {
  const [municipality, band] = [Math.floor(person / 2) % 4, Math.floor(person / 8) % 6]
  return {
    household: Math.floor(person / 2),
    municipality,
    department: Math.floor(municipality / 2),
    band,
    age: Math.floor(band / 2),
    sex: person % 2,
    amount: person % 7 === 0 ? 0 : 1 + ((person * 37) % 50),
  }
})

const variable = (name: keyof (typeof persons)[number]): Categories => ({
  variable: name,
  codes: Uint8Array.from(persons, (person) => person[name] + 1),
  categories: Array.from({ length: 1 + Math.max(...persons.map((person) => person[name])) }, (_, code) => ({
    code: `${code}`,
  })),
})

/** The sums of the households among some persons, the largest first. */
const sumsOf = (some: readonly (typeof persons)[number][]): readonly number[] => {
  const sums = new Map<number, number>()
  for (const { household, amount } of some) sums.set(household, (sums.get(household) ?? 0) + amount)
  return [...sums.values()].sort((a, b) => b - a)
}

test('every cell of a table has what its households contribute, also of those that no table prints', () => {
  const records = {
    rows: persons.length,
    households: Uint32Array.from(persons, ({ household }) => household),
    amounts: new Map(),
  }
  const places = placesOf(records, [
    { dimensions: [variable('municipality'), variable('band')] },
    { dimensions: [variable('department'), variable('age'), variable('sex')] },
  ])
  const amounts = Float64Array.from(persons, ({ amount }) => amount)
  const found = contributionsAt(records, places, amounts)
  const unprinted = places.places.filter(({ codes }) => codes.has('department') && codes.has('band'))
  expect(unprinted).not.toEqual([])
  places.places.forEach(({ codes }, at) => {
    const some = persons.filter((person) =>
      [...codes].every(([name, code]) => `${person[name as keyof typeof person]}` === code),
    )
    const sums = sumsOf(some)
    expect(found[at]).toMatchObject({ largest: sums.slice(0, 5), givers: sums.filter((sum) => sum !== 0).length })
  })
})
