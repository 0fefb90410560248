import { partsOf, readDate } from '../data/calendar.ts'
import { compareDates, dateLevels } from './compare-dates.ts'
import { compareDocuments, documentLevels, plainDocument } from './compare-documents.ts'
import { compareNames, nameLevels } from './compare-names.ts'
import { type NameParts, nameParts } from './name-parts.ts'

/** What is compared of two records, and how. */
export type Comparison = 'name' | 'date' | 'document' | 'category'

export const levelsOf: { readonly [C in Comparison]: readonly string[] } = {
  name: nameLevels,
  date: dateLevels,
  document: documentLevels,
  category: ['different', 'same'],
}

/** The values of a field over the records of both sources; null is a blank. */
export type FieldTexts = {
  readonly compare: Comparison
  readonly first: readonly (string | null)[]
  readonly second: readonly (string | null)[]
}

/** A field made ready: the level at which two records agree, and the keys by which they may meet. */
export type Field = {
  readonly compare: Comparison
  /** Levels, without that of a blank on either side. */
  readonly levels: number
  /** The level of record `i` of the first source and `j` of the second; -1 when either is blank. */
  readonly level: (i: number, j: number) => number
  readonly keys: { readonly first: Keys; readonly second: Keys }
}

/** The keys of a record: those by which it is looked for, and the year that parts the records of common keys. */
export type Keys = { readonly of: (record: number) => readonly string[]; readonly year: (record: number) => string }

export const prepareField = ({ compare, first, second }: FieldTexts): Field => {
  switch (compare) {
    case 'name':
      return field(compare, first.map(readName), second.map(readName), compareNames, nameKeys)
    case 'date':
      return field(compare, first.map(date), second.map(date), compareDates, dateKeys, yearOf)
    case 'document':
      return field(compare, first.map(document), second.map(document), compareDocuments, (text) => [text])
    case 'category':
      return field(
        compare,
        first.map(category),
        second.map(category),
        (a, b) => (a === b ? 1 : 0),
        () => [],
      )
  }
}

const field = <Value>(
  compare: Comparison,
  first: readonly (Value | null)[],
  second: readonly (Value | null)[],
  levelOf: (a: Value, b: Value) => number,
  keysOf: (value: Value) => readonly string[],
  year: (value: Value) => string = () => '',
): Field => {
  const keys = (values: readonly (Value | null)[]): Keys => ({
    of: (record) => (values[record] === null ? [] : keysOf(values[record] as Value)),
    year: (record) => (values[record] === null ? '' : year(values[record] as Value)),
  })
  return {
    compare,
    levels: levelsOf[compare].length,
    level: (i, j) => {
      const [a, b] = [first[i] as Value | null, second[j] as Value | null]
      return a === null || b === null ? -1 : levelOf(a, b)
    },
    keys: { first: keys(first), second: keys(second) },
  }
}

const readName = (text: string | null): NameParts | null => {
  const parts = text === null ? null : nameParts(text)
  return parts === null || parts.plain.length === 0 ? null : parts
}
const date = (text: string | null): number | null => (text === null ? null : readDate(text) || null)
const document = (text: string | null): string | null => (text === null ? null : plainDocument(text) || null)
const category = (text: string | null): string | null => (text === null ? null : text.trim().toLowerCase() || null)

/** Each two parts as they sound, in alphabetical order: one part may be misspelt, left out or elsewhere. */
const nameKeys = ({ sound }: NameParts): readonly string[] => {
  const sorted = [...new Set(sound)].sort()
  if (sorted.length === 1) return sorted
  return sorted.flatMap((a, at) => sorted.slice(at + 1).map((b) => `${a} ${b}`))
}

/** The date with day and month in order of size, so that those exchanged meet. */
const dateKeys = (value: number): readonly string[] => {
  const [year, month, day] = partsOf(value)
  return [`${year} ${Math.min(month, day)} ${Math.max(month, day)}`]
}

const yearOf = (value: number): string => String(partsOf(value)[0])
