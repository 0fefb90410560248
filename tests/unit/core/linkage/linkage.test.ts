import { describe, expect, test } from 'vitest'
import { readDate } from '../../../../main/core/data/calendar.ts'
import { chooseLinks, contradictions } from '../../../../main/core/linkage/choose-links.ts'
import { compareDates } from '../../../../main/core/linkage/compare-dates.ts'
import { compareDocuments, plainDocument } from '../../../../main/core/linkage/compare-documents.ts'
import { compareNames } from '../../../../main/core/linkage/compare-names.ts'
import { jaroWinkler } from '../../../../main/core/linkage/jaro-winkler.ts'
import { matchWeights, patternLevels, patternOf } from '../../../../main/core/linkage/match-weights.ts'
import { nameParts } from '../../../../main/core/linkage/name-parts.ts'
import { prepareLinkage } from '../../../../main/core/linkage/score-pairs.ts'
import { inventedLists } from '../../../harness/people/invented-people.ts'
import { linkedPeople } from '../../../harness/people/linked-people.ts'

describe('similarity of words', () => {
  // Winkler 1994, "Advanced methods for record linkage", table of string comparators, to three decimals.
  test.each([
    ['shackleford', 'shackelford', 0.982],
    ['dunningham', 'cunnigham', 0.896],
    ['nichleson', 'nichulson', 0.956],
    ['jones', 'johnson', 0.832],
    ['massey', 'massie', 0.933],
    ['abroms', 'abrams', 0.922],
    ['hardin', 'martinez', 0.722],
    ['itman', 'smith', 0.467],
    ['jeraldine', 'geraldine', 0.926],
    ['marhta', 'martha', 0.961],
    ['michelle', 'michael', 0.921],
    ['julies', 'julius', 0.933],
    ['tanya', 'tonya', 0.88],
    ['dwayne', 'duane', 0.84],
    ['sean', 'susan', 0.805],
    ['jon', 'john', 0.933],
    ['jon', 'jan', 0.8],
  ])('%s and %s', (a, b, expected) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(expected, 3)
    expect(jaroWinkler(b, a)).toBeCloseTo(expected, 3)
  })

  test('nothing is like nothing', () => {
    expect(jaroWinkler('', '')).toBe(0)
    expect(jaroWinkler('a', '')).toBe(0)
    expect(jaroWinkler('abc', 'xyz')).toBe(0)
  })
})

describe('names', () => {
  const level = (a: string, b: string) => compareNames(nameParts(a), nameParts(b))

  test.each([
    ['José Ángel Hernández López', 'JOSE ANGEL HERNANDEZ LOPEZ', 3],
    ['María de los Ángeles Cruz', 'Cruz, Maria Angeles', 3],
    ['María José Hernández López', 'María Hernández', 2],
    ['Wilfredo Vásquez Zelaya', 'Wilfredo Basques Selaya', 2],
    ['Xiomara Yesenia Cáceres', 'Jiomara Llesenia Caseres', 2],
    ['Juan C. Pérez', 'Juan Carlos Perez', 2],
    ['Guadalupe Henríquez', 'Guadlupe Henriquez', 2],
    ['Ana Martínez Cruz', 'Ana Martínez Portillo', 1],
    ['Ana Martínez', 'Óscar Villalobos', 0],
    ['Ana', 'Ana', 3],
    ['Ana', 'Ana Portillo', 1],
  ])('%s and %s: level %i', (a, b, expected) => {
    expect(level(a, b)).toBe(expected)
    expect(level(b, a)).toBe(expected)
  })

  test('that are only particles stay, and what is no letter is no name', () => {
    expect(nameParts('De la O').plain).toEqual(['o'])
    expect(nameParts('Del').plain).toEqual(['del'])
    expect(nameParts(' 12-34 ').plain).toEqual([])
  })
})

describe('dates', () => {
  test.each([
    ['1990-07-31', 19900731],
    ['31/07/1990', 19900731],
    ['31.7.1990', 19900731],
    ['19900731', 19900731],
    ['1990-07-31T10:00', 19900731],
    ['1990-02-30', 0],
    ['31/31/1990', 0],
    ['ayer', 0],
  ])('%s is %i', (text, expected) => expect(readDate(text)).toBe(expected))

  test.each([
    [19900731, 19900731, 3],
    [19900307, 19900703, 2],
    [19900731, 19900801, 2],
    [19891231, 19900101, 2],
    [19900731, 19800731, 2],
    [19900731, 19910214, 1],
    [19900731, 19650731, 1],
    [19900731, 19650214, 0],
  ])('%i and %i: level %i', (a, b, expected) => {
    expect(compareDates(a, b)).toBe(expected)
    expect(compareDates(b, a)).toBe(expected)
  })
})

test.each([
  ['01234567-8', '012345678', 2],
  ['012345678', '012345679', 1],
  ['012345678', '01234567', 1],
  ['012345678', '0123456788', 1],
  ['012345678', '012354678', 1],
  ['012345678', '102345687', 0],
  ['12345', '12346', 0],
])('documents %s and %s: level %i', (a, b, expected) => {
  expect(compareDocuments(plainDocument(a), plainDocument(b))).toBe(expected)
  expect(compareDocuments(plainDocument(b), plainDocument(a))).toBe(expected)
})

describe('weights', () => {
  test('patterns and levels are one another', () => {
    const levels = [4, 4, 3, 2]
    for (let pattern = 0; pattern < 5 * 5 * 4 * 3; pattern++)
      expect(patternOf(patternLevels(pattern, levels), levels)).toBe(pattern)
  })

  test('m, u and the share come back from pairs made with them', () => {
    const [m, u] = [
      [0.1, 0.9],
      [0.95, 0.05],
    ] as const
    const [matches, others] = [1000, 99_000]
    const levels = [2, 2, 2]
    const pairs = (number: number, share: readonly number[]) => {
      const counts = new Float64Array(27)
      for (const a of [0, 1])
        for (const b of [0, 1])
          for (const c of [0, 1])
            counts[patternOf([a, b, c], levels)] =
              number * (share[a] as number) * (share[b] as number) * (share[c] as number)
      return counts
    }
    const [ofMatches, ofOthers] = [pairs(matches, m), pairs(others, u)]
    const all = ofMatches.map((count, pattern) => count + (ofOthers[pattern] as number))
    const weighed = matchWeights({ compared: all, random: all, all: matches + others }, levels)
    for (const field of [0, 1, 2]) {
      expect(weighed.m[field]?.[1]).toBeCloseTo(0.9, 2)
      expect(weighed.u[field]?.[1]).toBeCloseTo(0.05, 3)
    }
    expect(weighed.share).toBeCloseTo(0.01, 3)
    expect(weighed.weights[patternOf([1, 1, 1], levels)]).toBeCloseTo(3 * Math.log2(0.9 / 0.05), 1)
    // A blank says nothing.
    expect(weighed.weights[patternOf([-1, -1, -1], levels)]).toBe(0)
    expect(weighed.probabilities[patternOf([-1, -1, -1], levels)]).toBeCloseTo(weighed.share, 10)
  })
})

describe('links', () => {
  const pair = (first: number, second: number, probability: number, decision: 'same' | 'different' | null = null) => ({
    ...{ first, second, probability, decision, weight: 20 * probability },
  })
  const thresholds = { accept: 0.9, review: 0.5 }

  test('the likeliest first, a rival to review, an unlikely one apart', () => {
    const pairs = [pair(0, 0, 0.99), pair(0, 1, 0.95), pair(1, 1, 0.6), pair(2, 2, 0.4)]
    expect(chooseLinks(pairs, 'oneToOne', thresholds)).toEqual(['linked', 'review', 'review', 'apart'])
  })

  test('what a person decided holds', () => {
    const pairs = [pair(0, 0, 0.99, 'different'), pair(0, 1, 0.55, 'same'), pair(1, 1, 0.95)]
    expect(chooseLinks(pairs, 'oneToOne', thresholds)).toEqual(['apart', 'linked', 'apart'])
    expect(chooseLinks(pairs, 'manyToOne', thresholds)).toEqual(['apart', 'linked', 'linked'])
    const both = [pair(0, 0, 0.99, 'same'), pair(1, 0, 0.99, 'same')]
    expect(contradictions(both, 'oneToOne')).toEqual([1])
    expect(contradictions(both, 'manyToOne')).toEqual([])
  })
})

test('persons of two corrupted lists are found, none wrongly', () => {
  const found = linkedPeople(inventedLists(1500, 0.6, 2016))
  expect(found.meeting).toBeGreaterThan(0.995)
  expect(found.precision).toBeGreaterThan(0.995)
  expect(found.recall).toBeGreaterThan(0.95)
  expect(found.recallReviewed).toBeGreaterThan(0.99)
})

test('a key that too many share is parted by year, and left out where that is not enough', () => {
  const names = Array.from({ length: 100 }, () => 'Ana Cruz')
  const dates = names.map((_, at) => `${1950 + (at % 50)}-0${1 + (at % 9)}-1${at % 10}`)
  const same = (compare: 'name' | 'date', texts: readonly string[]) => ({ compare, first: texts, second: texts })
  const rows = { first: 100, second: 100 }
  const parted = prepareLinkage([same('name', names), same('date', dates)], rows, { block: 50, pairs: 1e6 })
  expect(parted?.candidates.pairs.length).toBe(200)
  expect(parted?.candidates.leftOut).toBe(0)
  const alone = prepareLinkage([same('name', names)], rows, { block: 50, pairs: 1e6 })
  expect(alone?.candidates).toMatchObject({ leftOut: 10_000 })
  expect(alone?.candidates.pairs.length).toBe(0)
  expect(prepareLinkage([same('name', names)], rows, { block: 20_000, pairs: 100 })).toBeNull()
})
