import { expect, test } from 'vitest'
import type { Categories } from '../../../../../main/core/data/categories.ts'
import { placesOf } from '../../../../../main/core/disclosure/places/places.ts'
import { publicSystem } from '../../../../../main/core/disclosure/suppression/protect-system.ts'
import { systemText } from '../../../../../main/files/disclosure-system-json.ts'
import { attackByPrograms } from '../../../../harness/disclosure/outside-attack.ts'
import { countSystem } from '../../../../harness/disclosure/systems.ts'

/** Persons by age: of the displaced 20, 30 and 2, of the others 40, 50 and 60. */
const counts = [
  [20, 30, 2],
  [40, 50, 60],
]
const persons = counts.flatMap((own, others) =>
  own.flatMap((n, age) => Array.from({ length: n }, () => ({ others, age }))),
)
const age: Categories = {
  variable: 'age',
  codes: Uint8Array.from(persons, (person) => person.age + 1),
  categories: [{ code: '0' }, { code: '1' }, { code: '2' }],
}
const displaced = Uint8Array.from(persons, ({ others }) => 1 - others)
const others = Uint8Array.from(persons, (person) => person.others)

test.each([
  ['all first', [undefined, displaced, others]],
  ['all last', [others, displaced, undefined]],
])('a table of all persons is the sum of those of two domains that leave nobody (%s)', async (_, domains) => {
  const { places, relations, at } = placesOf(
    { rows: persons.length, amounts: new Map() },
    domains.map((domain) => ({ domain, dimensions: [age] })),
  )
  const cell = (domain: (typeof domains)[number], code: string) => at(domains.indexOf(domain), new Map([['age', code]]))
  // Two ages of the displaced are hidden, but one of them is printed of all persons and of the others.
  const few = cell(displaced, '2')
  const secret = [few, cell(displaced, '1'), cell(others, '2'), cell(undefined, '2')]
  const printed = domains.flatMap((domain, table) => [
    at(table, new Map()),
    ...['0', '1', '2'].map((code) => cell(domain, code)),
  ])
  const system = countSystem(
    places.map(({ n }) => n),
    relations.map(({ total, parts }) => [total, parts]),
    { hidden: [...places.keys()].filter((place) => !printed.includes(place) || secret.includes(place)) },
  )
  expect(await attackByPrograms(systemText(publicSystem(system)), [few])).toEqual([{ low: 2, high: 2 }])
})
