import type { Category, Variable } from '../../contract/codebook.ts'
import { columnNames } from '../../core/intake/header.ts'
import { guessKind } from '../../core/intake/kind.ts'
import type { Decoder } from '../encoding/decode.ts'
import { isYearFormat, toDaysOf } from './format/dates.ts'
import { letterOfLabel, missingLetters } from './format/storage.ts'
import { missingCode } from './reader/columns.ts'
import type { Content } from './reader/content.ts'
import type { RawVariable } from './reader/dictionary.ts'
import type { RawLabel } from './reader/value-labels.ts'

/** What the variables are made of beside the file's own words. */
export type VariableContext = {
  readonly content: Content
  readonly decode: Decoder
  /** For each variable which of `.a` to `.z` occur, as in `Survey`. */
  readonly letters: readonly number[]
  /** For each column of a batch its first values as text. */
  readonly firstValues: readonly (readonly string[])[]
}

/**
 * The variables, one for each column of a batch. A number with missing values `.a` to `.z` is followed by a variable
 * of its own that says which: the number is blank there, so that nobody can take a reason for an amount, and the
 * reasons are counted like any other answer.
 */
export const variablesOf = (context: VariableContext): Variable[] => {
  const { content, decode, letters } = context
  const raw = content.dictionary.variables
  const { names } = columnNames(raw.map(({ name }) => decode(name)))
  const taken = new Set(names)
  let column = 0
  return raw.flatMap((variable, i) => {
    const described = valueVariable(variable, names[i] as string, context.firstValues[column++] ?? [], context)
    if (letters[i] === 0) return [described]
    column++
    return [described, reasonVariable(variable, described, unused(`${described.name}_missing`, taken), context)]
  })
}

const valueVariable = (
  { storage, format, label, labelSet }: RawVariable,
  name: string,
  values: readonly string[],
  { content, decode }: VariableContext,
): Variable => {
  const isNumber = storage.kind === 'number'
  const toDays = isNumber ? toDaysOf(format) : null
  const labels = isNumber ? (content.labelSets.get(labelSet) ?? []) : []
  const categories = categoriesOf(
    labels.filter(({ value }) => letterOfLabel(value) === 0),
    (value) => String(toDays ? toDays(value) : value),
    decode,
  )
  const text = decode(label)
  return {
    name,
    ...(text === '' ? {} : { label: text }),
    kind: kindOf(format, toDays !== null, categories, () => {
      const type = isNumber ? 'number' : 'text'
      return guessKind({ name, label: text, type, values: values.filter((value) => value !== '') }).kind
    }),
    storage: isNumber ? 'number' : 'code',
    categories,
    missing: [],
    source: `${content.stamp.file}: ${name}`,
    ...(toDays === null ? decimalsOf(format) : {}),
  }
}

const kindOf = (
  format: string,
  isDate: boolean,
  categories: readonly Category[],
  guess: () => Variable['kind'],
): Variable['kind'] => {
  if (isDate) return 'date'
  if (categories.length > 0) return 'nominal'
  return isYearFormat(format) ? 'ordinal' : guess()
}

/** The variable that says which of `.a` to `.z` another one is missing by. */
const reasonVariable = (
  { labelSet }: RawVariable,
  of: Variable,
  name: string,
  { content, decode }: VariableContext,
): Variable => {
  const labels = (content.labelSets.get(labelSet) ?? []).filter(({ value }) => letterOfLabel(value) > 0)
  return {
    name,
    ...(of.label === undefined ? {} : { label: `${of.label} (.a–.${missingLetters.at(-1)})` }),
    kind: 'nominal',
    storage: 'code',
    categories: categoriesOf(labels, (value) => missingCode(letterOfLabel(value)), decode),
    missing: [],
    source: of.source ?? '',
  }
}

/** When a value is labelled twice the first label holds. */
const categoriesOf = (labels: readonly RawLabel[], codeOf: (value: number) => string, decode: Decoder): Category[] => {
  const byCode = new Map<string, string>()
  for (const { value, label } of labels) {
    const code = codeOf(value)
    const text = decode(label)
    if (text !== '' && !byCode.has(code)) byCode.set(code, text)
  }
  return Array.from(byCode, ([code, label]) => ({ code, label }))
}

const unused = (wanted: string, taken: Set<string>): string => {
  let name = wanted
  for (let copy = 2; taken.has(name); copy++) name = `${wanted}_${copy}`
  taken.add(name)
  return name
}

/** Decimals of a fixed format such as `%9.2f`. */
const decimalsOf = (format: string): Pick<Variable, 'decimals'> => {
  const [, decimals] = /^%-?0?\d+[.,](\d+)fc?$/.exec(format) ?? []
  return decimals !== undefined && Number(decimals) <= 16 ? { decimals: Number(decimals) } : {}
}
