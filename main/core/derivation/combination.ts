import type { Category, Variable } from '../../contract/codebook.ts'
import type { Derivation } from '../../contract/derivation.ts'
import { inLanguage, type Localized, languages } from '../../contract/text.ts'
import { type Frame, variableOf, withVariable } from '../data/frame.ts'
import { codeColumn } from './code-column.ts'
import { toldOfStep } from './told-of-step.ts'

type Combine = Extract<Derivation, { step: 'combine' }>

/** The code of records that mentioned none of the answers, and what stands between the answers of the others. */
export const nothing = '0'
export const between = '+'

/**
 * Adds a variable that says which of several answers each record mentioned together: its code is the names of those
 * variables, in the order of the step, so that every record is in one category and the categories of an answer add up to
 * all who mentioned it. Blank where any of the answers is. Categories are the combinations that occur, those of fewer
 * answers first and none of them last.
 */
export const combine = (frame: Frame, step: Combine): Frame => {
  const items = step.of.map((name) => mentions(frame, name, step.counted))
  const codes = Array.from({ length: frame.rows }, (_, row): string | null => {
    if (items.some((item) => item[row] === null)) return null
    const named = step.of.filter((_, place) => items[place]?.[row] === true)
    return named.length === 0 ? nothing : named.join(between)
  })
  return withVariable(frame, combinationVariable(frame, step, new Set(codes)), codeColumn(codes))
}

/** Was the answer mentioned? null where it was not given. */
const mentions = (frame: Frame, name: string, counted: string): readonly (boolean | null)[] => {
  variableOf(frame, name)
  const column = frame.present(name)
  if (column.type === 'number')
    return Array.from(column.values, (value) => (Number.isNaN(value) ? null : value === Number(counted)))
  const code = column.dictionary.indexOf(counted) + 1
  return Array.from(column.codes, (own) => (own === 0 ? null : own === code))
}

const combinationVariable = (frame: Frame, step: Combine, codes: ReadonlySet<string | null>): Variable => ({
  ...toldOfStep(step),
  kind: 'nominal',
  storage: 'code',
  categories: combinations(step.of).flatMap((names): Category[] => {
    const code = names.length === 0 ? nothing : names.join(between)
    if (!codes.has(code)) return []
    return [{ code, label: names.length === 0 ? step.none : joined(frame, names) }]
  }),
  missing: [],
  source: `combine(${step.of.join(', ')})`,
})

/** All choices of the names, those of fewer first, in their order; none of them last. */
const combinations = (names: readonly string[]): readonly (readonly string[])[] => {
  const choices = Array.from({ length: 2 ** names.length }, (_, choice) =>
    names.filter((_, place) => (choice & (1 << (names.length - 1 - place))) !== 0),
  )
  const some = choices.filter(({ length }) => length > 0).reverse()
  return [...some.sort((a, b) => a.length - b.length), []]
}

const joined = (frame: Frame, names: readonly string[]): Localized =>
  Object.fromEntries(
    languages.map((language) => [
      language,
      names.map((name) => inLanguage(variableOf(frame, name).label, language) || name).join(` ${between} `),
    ]),
  )
