import type { Variable } from '../../contract/codebook.ts'
import { Failure } from '../../contract/failure.ts'
import type { FormSpec } from '../../contract/form.ts'
import type { Batch, BatchColumn } from '../data/batch.ts'
import { missingRuleOf } from '../data/missing.ts'
import { type ColumnRole, choicesOf, fold } from './column-roles.ts'
import type { Choice, Form, Question } from './form.ts'

/** A question with several answers, where it stands in the file. */
export type SeveralAnswers = {
  readonly question: Question
  /** Its summary column; null for a file without. */
  readonly summary: number | null
  /** Values of the summary that are no answers ("NA"). */
  readonly blanks: Variable['missing']
  /** Its answers: each with its column, or null where it is to be made from the summary. */
  readonly items: readonly { readonly choice: Choice; readonly isListed: boolean; readonly column: number | null }[]
  /** Every choice of the form has a column, so that a row without any mention is no answer. */
  readonly isWhole: boolean
  /** The name of its summary, or of its first answer. */
  readonly variable: string
}

/**
 * The questions with several answers of a file. One that has a summary and no columns gets an item for each choice and
 * for each of `extra`, the answers that occur and are not in the form.
 */
export const severalAnswers = (
  form: Form,
  variables: readonly Variable[],
  roles: readonly (ColumnRole | undefined)[],
  extra: ReadonlyMap<number, readonly string[]> = new Map(),
): SeveralAnswers[] => {
  const byQuestion = new Map<Question, { summary: number | null; items: SeveralAnswers['items'][number][] }>()
  for (const [column, role] of roles.entries()) {
    if (role === undefined || role.role === 'other' || role.question.type !== 'multiple') continue
    const known = byQuestion.get(role.question) ?? { summary: null, items: [] }
    if (role.role === 'item') known.items.push({ choice: role.choice, isListed: role.isListed, column })
    else known.summary ??= column
    byQuestion.set(role.question, known)
  }
  return [...byQuestion].map(([question, { summary, items }]) => {
    const choices = choicesOf(form, question)
    const made = items.length > 0 || summary === null ? items : madeItems(choices, extra.get(summary) ?? [])
    return {
      question,
      summary,
      blanks: summary === null ? [] : (variables[summary]?.missing ?? []),
      items: made,
      isWhole: choices.length > 0 && choices.every(({ code }) => made.some(({ choice }) => choice.code === code)),
      variable: variables[summary ?? items[0]?.column ?? 0]?.name ?? question.name,
    }
  })
}

const madeItems = (choices: readonly Choice[], extra: readonly string[]): SeveralAnswers['items'] => [
  ...choices.map((choice) => ({ choice, isListed: true, column: null })),
  ...extra.map((code) => ({ choice: { code }, isListed: false, column: null })),
]

/** The answers in a cell of a summary: codes parted by blanks. */
export const answersIn = (text: string): string[] => text.split(/\s+/).filter((code) => code !== '')

/** Called with the variable and the row (from 0) where columns and summary say different things. */
export type OnContradiction = (variable: string, row: number) => void

export const refuseContradiction: OnContradiction = (variable, row) => {
  throw new Failure('form.contradiction', { variable, row: row + 1 })
}

/**
 * The 0/1 columns of a question in a run of rows: 1 mentioned, 0 not mentioned, NaN where the question was not answered
 * – never 0. Not answered is a row whose summary is blank or, without a summary, one where no answer of all that the
 * form has is mentioned. Where columns and summary differ, `trust` decides.
 */
export const itemColumns = (
  several: SeveralAnswers,
  variables: readonly Variable[],
  batch: Batch,
  first: number,
  trust: FormSpec['trust'],
  onContradiction: OnContradiction,
): Float64Array[] => {
  const columns = several.items.map(({ column }) =>
    column === null ? null : marksOf(variables[column] as Variable, batch, column, first),
  )
  const given = several.summary === null ? null : summaryOf(several, batch.columns[several.summary] as BatchColumn)
  const values = several.items.map(() => new Float64Array(batch.rows).fill(Number.NaN))
  for (let row = 0; row < batch.rows; row++) {
    const marked = columns.map((column) => column?.[row] ?? Number.NaN)
    const told = given === null ? null : given(row)
    const settled = settledRow(several, marked, told, trust)
    if (settled === 'contradiction') onContradiction(several.variable, first + row)
    const answers = settled === 'contradiction' ? marked : settled
    for (const [at, value] of answers.entries()) (values[at] as Float64Array)[row] = value
  }
  return values
}

/** What the summary says of each item: null for a blank, else whether it is mentioned. */
type Told = readonly boolean[] | null

const settledRow = (
  { summary, items, isWhole }: SeveralAnswers,
  marked: readonly number[],
  told: Told,
  trust: FormSpec['trust'],
): readonly number[] | 'contradiction' => {
  const isMarked = marked.includes(1)
  if (summary === null) return isMarked || !isWhole ? marked : marked.map(() => Number.NaN)
  if (told === null) {
    if (!isMarked || trust === 'summary') return marked.map(() => Number.NaN)
    return trust === 'columns' ? marked : 'contradiction'
  }
  const fromSummary = told.map((mentioned) => (mentioned ? 1 : 0))
  if (trust === 'summary') return fromSummary
  if (items.every(({ column }) => column === null)) return fromSummary
  if (trust === 'columns') return marked
  return marked.every((value, at) => (value === 1) === told[at]) ? marked : 'contradiction'
}

/** Reads a summary: for each row what it says of the items. Texts are taken apart once each. */
const summaryOf = ({ items, blanks }: SeveralAnswers, column: BatchColumn): ((row: number) => Told) => {
  const read = (text: string): Told => {
    if (text.trim() === '' || missingRuleOf(text, blanks) !== undefined) return null
    const codes = new Set(answersIn(text))
    const folded = new Set([...codes].map(fold))
    return items.map(({ choice, isListed }) => codes.has(choice.code) || (!isListed && folded.has(fold(choice.code))))
  }
  if (column.type === 'number') {
    return (row) => {
      const value = column.values[row] as number
      return Number.isNaN(value) ? null : read(String(value))
    }
  }
  const known = new Map<number, Told>()
  return (row) => {
    const code = column.codes[row] as number
    if (code === 0) return null
    const before = known.get(code)
    if (before !== undefined) return before
    const told = read(column.dictionary[code - 1] as string)
    known.set(code, told)
    return told
  }
}

const yes = /^(?:1|1\.0|true|yes|s[ií]|verdadero)$/i
const no = /^(?:0|0\.0|false|no|falso)$/i

/** A column of marks as 1, 0 and NaN, whether it has numbers, booleans or words for them; anything else is refused. */
const marksOf = ({ name, missing }: Variable, batch: Batch, column: number, first: number): Float64Array => {
  const given = batch.columns[column] as BatchColumn
  const refuse = (row: number): never => {
    throw new Failure('form.not-a-mark', { variable: name, row: first + row + 1 })
  }
  if (given.type === 'number') {
    return given.values.map((value, row) => (Number.isNaN(value) || value === 0 || value === 1 ? value : refuse(row)))
  }
  const marks = given.dictionary.map((text) => markOf(text.trim(), missing))
  return Float64Array.from({ length: batch.rows }, (_, row) => {
    const code = given.codes[row] as number
    return code === 0 ? Number.NaN : (marks[code - 1] ?? refuse(row))
  })
}

const markOf = (text: string, missing: Variable['missing']): number | null => {
  if (yes.test(text)) return 1
  if (no.test(text)) return 0
  return text === '' || missingRuleOf(text, missing) !== undefined ? Number.NaN : null
}
