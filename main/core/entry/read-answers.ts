import type { Variable } from '../../contract/codebook.ts'
import { type EntryField, type EntryProblem, type EntryValues, longestAnswer } from '../../contract/entry.ts'
import { missingRuleOf } from '../data/missing.ts'

/** Answers as they are kept: texts by variable, no blanks. */
export type Answers = Readonly<Record<string, string>>

/**
 * The answers of a record and every mistake in them. Blanks count as no answer. A code of the codebook's missing answers
 * is an answer of any variable. Numbers have a decimal point and no other sign; counts are whole and not negative; dates
 * are days of the calendar as `2026-03-01`; a variable with categories takes their codes alone.
 */
export const readAnswers = (
  fields: readonly EntryField[],
  values: EntryValues,
): { readonly answers: Answers; readonly problems: readonly EntryProblem[] } => {
  const typed = new Map(Object.entries(values).map(([name, value]) => [name, value === null ? '' : plain(value)]))
  const known = new Set(fields.map(({ variable }) => variable.name))
  const problems = [...typed.keys()].filter((name) => !known.has(name)).map((name) => mistake('unknownVariable', name))
  const answers: Record<string, string> = {}
  for (const { variable, isRequired } of fields) {
    const text = typed.get(variable.name) ?? ''
    const problem = text === '' ? (isRequired ? 'required' : null) : problemOf(variable, text)
    if (problem !== null) problems.push(mistake(problem, variable.name))
    else if (text !== '') answers[variable.name] = kept(variable, text)
  }
  return { answers, problems }
}

const mistake = (problem: EntryProblem['problem'], variable: string): EntryProblem => ({
  problem,
  variables: [variable],
  rule: null,
})

const plain = (value: string | number): string => String(value).trim()

const numberPattern = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

const problemOf = (variable: Variable, text: string): EntryProblem['problem'] | null => {
  if (text.length > longestAnswer) return 'tooLong'
  if (missingRuleOf(text, variable.missing) !== undefined) return null
  if (variable.storage === 'number') {
    const problem = problemOfNumber(variable, text)
    if (problem !== null) return problem
  }
  if (variable.kind === 'date' && !isDay(text)) return 'notADate'
  const code = kept(variable, text)
  return variable.categories.length === 0 || variable.categories.some((one) => one.code === code) ? null : 'notInList'
}

const problemOfNumber = ({ kind }: Variable, text: string): EntryProblem['problem'] | null => {
  if (!numberPattern.test(text) || !Number.isFinite(Number(text))) return 'notANumber'
  if (kind === 'count' && !Number.isSafeInteger(Number(text))) return 'notWhole'
  return kind !== 'continuous' && Number(text) < 0 ? 'negative' : null
}

/** One text per number, so that `07` and `7` are the same answer. */
const kept = ({ storage }: Variable, text: string): string => (storage === 'number' ? String(Number(text)) : text)

const daysOf = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** A day of the Gregorian calendar. */
const isDay = (text: string): boolean => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return false
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)
}
