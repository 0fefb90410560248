import fc from 'fast-check'
import type { Categories } from '../../main/core/data/categories.ts'
import { type DesignInput, surveyDesign } from '../../main/core/design/survey-design.ts'
import { categories, coded, numbers } from './survey-data.ts'

/** A person of a made-up survey. */
export type Person = {
  readonly stratum: string
  readonly psu: string
  readonly household: string
  readonly weight: number
  readonly sex: string
  readonly cause: string
  readonly y: number
}

const person = fc.record({
  household: fc.constantFrom('1', '2', '3'),
  weight: fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 9, arbitrary: fc.integer({ min: 1, max: 40 }) }),
  sex: fc.constantFrom('F', 'M'),
  cause: fc.constantFrom('', 'x', 'y', 'z'),
  y: fc.integer({ min: -20, max: 50 }),
})

/** Persons in two or more PSUs of each of one to four strata, in any order, some of weight above 0. */
export const people: fc.Arbitrary<readonly Person[]> = fc
  .array(fc.array(fc.array(person, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 4 }), {
    minLength: 1,
    maxLength: 4,
  })
  .chain((strata) => {
    const list = strata.flatMap((psus, h) =>
      psus.flatMap((members, p) => members.map((one) => ({ ...one, stratum: `h${h}`, psu: `p${p}` }))),
    )
    return fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })
  })
  .filter((list) => list.some(({ weight }) => weight > 0))

/** The input of a stratified cluster design of `list`. */
export const designInput = (list: readonly Person[]): DesignInput => ({
  rows: list.length,
  strata: [
    coded(
      'stratum',
      list.map(({ stratum }) => stratum),
    ),
  ],
  units: [
    coded(
      'psu',
      list.map(({ psu }) => psu),
    ),
  ],
  weights: numbers(
    'weight',
    list.map(({ weight }) => weight),
  ),
})

export const designOf = (list: readonly Person[]) => surveyDesign(designInput(list))

/** The same persons with households as a second stage and population sizes at both. */
export const twoStageDesignOf = (list: readonly Person[]) =>
  surveyDesign({
    ...designInput(list),
    units: [
      coded(
        'psu',
        list.map(({ psu }) => psu),
      ),
      coded(
        'household',
        list.map(({ household }) => household),
      ),
    ],
    fpc: [
      numbers(
        'N',
        list.map(() => 9),
      ),
      numbers(
        'M',
        list.map(({ psu }) => (psu === 'p0' ? 3 : 20)),
      ),
    ],
    lonelyPsu: 'adjust',
  })

export const sexOf = (list: readonly Person[]): Categories =>
  categories(
    'sex',
    list.map(({ sex }) => sex),
    ['F', 'M'],
  )

export const causeOf = (list: readonly Person[], codes: readonly string[] = ['x', 'y', 'z']): Categories =>
  categories(
    'cause',
    list.map(({ cause }) => cause),
    codes,
  )

export const yOf = (list: readonly Person[]) =>
  numbers(
    'y',
    list.map(({ y }) => y),
  )
