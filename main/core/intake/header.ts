import { longestName } from '../../contract/codebook.ts'
import { cellClasses } from './cell-class.ts'

/** A column whose name in the study is not the one in the file: repeated, empty or too long. */
export type Renaming = { readonly column: number; readonly name: string }
export type ColumnNames = { readonly names: readonly string[]; readonly renamed: readonly Renaming[] }

/**
 * The names of the variables. Blanks around a name go and a line break inside becomes a space; an empty name becomes
 * V and the number of its column, as without header (V1, V2 …); a repeated name gets _2, _3 …, skipping names that
 * the header itself has. Equal headers get equal names.
 */
export const columnNames = (header: readonly string[]): ColumnNames => {
  const plain = header.map((text) => text.trim().replace(/\s+/g, ' '))
  const taken = new Set(plain)
  const seen = new Set<string>()
  const copies = new Map<string, number>()
  const names = plain.map((text, at) => {
    const wanted = text === '' ? `V${at + 1}` : text.slice(0, longestName)
    const name = wanted === text && !seen.has(text) ? text : unused(wanted, taken, copies)
    seen.add(text)
    taken.add(name)
    return name
  })
  const renamed = names.flatMap((name, at) => (name === plain[at] ? [] : [{ column: at + 1, name }]))
  return { names, renamed }
}

/**
 * Is the first record a header? It is not when it has numbers (or blanks) over columns of numbers throughout. Years
 * in rising order may be names ("2006", "2007" …). `first` and `others` hold the classes of the cells, as places in
 * `cellClasses`; `firstTexts` are the cells themselves.
 */
export const looksLikeHeader = (
  first: readonly number[],
  firstTexts: readonly string[],
  others: readonly (readonly number[])[],
): boolean => {
  const overNumbers = first.map((_, column) => column).filter((column) => isNumeric(others, column))
  const asNumbers = overNumbers.filter((column) => numeric.has(first[column] as number))
  if (asNumbers.length === 0) return true
  const named = overNumbers.some((column) => textLike.has(first[column] as number))
  return named || areYears(asNumbers.map((column) => firstTexts[column] as string))
}

const classes = (...names: (typeof cellClasses)[number][]): ReadonlySet<number> =>
  new Set(names.map((name) => cellClasses.indexOf(name)))
const numeric = classes('integer', 'point', 'comma', 'pointOrGroup', 'commaOrGroup')
const textLike = classes('text')
const noValue = classes('blank', 'blankWord')

const isNumeric = (rows: readonly (readonly number[])[], column: number): boolean => {
  const values = rows.map((row) => row[column] ?? 0).filter((kind) => !noValue.has(kind))
  return values.length > 0 && values.every((kind) => numeric.has(kind))
}

const areYears = (texts: readonly string[]): boolean => {
  const years = texts.map(Number)
  return years.every((year, at) => year >= 1900 && year <= 2100 && (at === 0 || year > (years[at - 1] as number)))
}

/** `name` when it is free, else with the lowest number from 2 that makes it new. */
const unused = (name: string, taken: ReadonlySet<string>, copies: Map<string, number>): string => {
  let candidate = name
  let copy = copies.get(name) ?? 1
  while (taken.has(candidate)) {
    copy++
    candidate = `${name.slice(0, longestName - 8)}_${copy}`
  }
  copies.set(name, copy)
  return candidate
}
