import type { Category } from '../../contract/codebook.ts'
import { Failure } from '../../contract/failure.ts'
import { type Codes, codesFor } from './column.ts'
import { type Frame, variableOf } from './frame.ts'
import { missingRuleOf } from './missing.ts'

/**
 * A variable as a dimension of tables: `codes[i]` is 0 where the answer is missing (for any reason),
 * else 1 + the place of the row's category in `categories`.
 */
export type Categories = {
  readonly variable: string
  readonly codes: Codes
  readonly categories: readonly Category[]
}

/** More categories than this are a continuous variable or an identifier, not a dimension. */
export const mostCategories = 10_000

/**
 * The variable's categories: those of the codebook in its order, whether they occur or not, then codes that occur
 * without a label, in ascending order (numbers by value, texts by code point). Missing answers get code 0.
 */
export const categoriesOf = (frame: Frame, name: string): Categories => {
  const ofFrame = known.get(frame) ?? new Map<string, Categories>()
  known.set(frame, ofFrame)
  const before = ofFrame.get(name)
  if (before) return before
  const made = madeOf(frame, name)
  ofFrame.set(name, made)
  return made
}

/** Frames do not change, and one table after another asks for the same variables. */
const known = new WeakMap<Frame, Map<string, Categories>>()

const madeOf = (frame: Frame, name: string): Categories => {
  const variable = variableOf(frame, name)
  const column = frame.present(name)
  const declared = variable.categories.filter(({ code }) => !missingRuleOf(code, variable.missing))
  return column.type === 'number'
    ? ofNumbers(name, column.values, declared)
    : ofCodes(name, column.codes, column.dictionary, declared)
}

const ofCodes = (
  variable: string,
  codes: Codes,
  dictionary: readonly string[],
  declared: readonly Category[],
): Categories => {
  const known = new Set(declared.map(({ code }) => code))
  const undeclared = dictionary.filter((code) => !known.has(code))
  const others = undeclared.length === 0 ? [] : occurring(undeclared, codes, dictionary).sort(byCodePoint)
  const categories = withOthers(variable, declared, others)
  const place = new Map(categories.map(({ code }, at) => [code, at + 1]))
  const translate = Uint32Array.from([0, ...dictionary.map((code) => place.get(code) ?? 0)])
  // A dictionary in the order of the categories needs no other codes: tables then read the column itself.
  if (translate.every((to, from) => to === from)) return { variable, codes, categories }
  const target = codesFor(categories.length, codes.length)
  for (let row = 0; row < codes.length; row++) target[row] = translate[codes[row] as number] as number
  return { variable, codes: target, categories }
}

const occurring = (some: readonly string[], codes: Codes, dictionary: readonly string[]): string[] => {
  const used = new Uint8Array(dictionary.length + 1)
  for (let row = 0; row < codes.length; row++) used[codes[row] as number] = 1
  const wanted = new Set(some)
  return dictionary.filter((code, place) => used[place + 1] && wanted.has(code))
}

const ofNumbers = (variable: string, values: Float64Array, declared: readonly Category[]): Categories => {
  const place = new Map<number, number>()
  for (const { code } of declared) place.set(Number(code), 0)
  const others = new Set<number>()
  for (const value of values) {
    if (Number.isNaN(value) || place.has(value) || others.has(value)) continue
    others.add(value)
    if (others.size > mostCategories) throw tooMany(variable)
  }
  const categories = withOthers(variable, declared, [...others].sort((a, b) => a - b).map(String))
  categories.forEach(({ code }, at) => {
    place.set(Number(code), at + 1)
  })
  const codes = codesFor(categories.length, values.length)
  for (let row = 0; row < values.length; row++) codes[row] = place.get(values[row] as number) ?? 0
  return { variable, codes, categories }
}

const withOthers = (variable: string, declared: readonly Category[], others: readonly string[]): Category[] => {
  if (declared.length + others.length > mostCategories) throw tooMany(variable)
  return [...declared, ...others.map((code) => ({ code }))]
}

const tooMany = (variable: string): Failure =>
  new Failure('table.too-many-categories', { variable, limit: mostCategories })

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
