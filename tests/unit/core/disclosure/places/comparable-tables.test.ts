import { expect, test } from 'vitest'
import type { Categories } from '../../../../../main/core/data/categories.ts'
import { mergeCategories } from '../../../../../main/core/data/merge-categories.ts'
import { placesOf } from '../../../../../main/core/disclosure/places/places.ts'

/** Persons by band a, b and c: of the women 10, 20 and 30, and one man below c, who is in a. */
const counts = [
  [10, 20, 30],
  [1, 0, 40],
]
const persons = counts.flatMap((own, men) => own.flatMap((n, band) => Array.from({ length: n }, () => ({ men, band }))))
const women = Uint8Array.from(persons, ({ men }) => 1 - men)
const band: Categories = {
  variable: 'band',
  codes: Uint8Array.from(persons, (person) => person.band + 1),
  categories: [...'abc'].map((code) => ({ code })),
}
const age: Categories = {
  variable: 'age',
  codes: Uint8Array.from(persons, (person) => (person.band < 2 ? 1 : 2)),
  categories: [{ code: 'young' }, { code: 'old' }],
}
const all = undefined

test.each([
  ['all by wide bands and women by narrow ones', mergeCategories(band, [{ codes: ['a', 'b'] }]), all, women],
  ['all by age and women by band', age, all, women],
  ['women by wide bands and all by narrow ones', mergeCategories(band, [{ codes: ['a', 'b'] }]), women, all],
  ['women by age and all by band', age, women, all],
])('the men that tables of %s leave are a place', (_, wide, ofWide, ofNarrow) => {
  const { places, relations } = placesOf({ rows: persons.length, amounts: new Map() }, [
    { domain: ofWide, dimensions: [wide] },
    { domain: ofNarrow, dimensions: [band] },
  ])
  const { variable, categories } = wide
  const isYoung = ({ codes }: (typeof places)[number]) => codes.get(variable) === categories[0]?.code
  const sums = relations.filter(({ total }) => {
    const place = places[total]
    return place !== undefined && isYoung(place) && place.n === 31
  })
  expect(sums.map(({ parts }) => parts.map((part) => places[part]?.n))).toContainEqual([30, 1])
})
