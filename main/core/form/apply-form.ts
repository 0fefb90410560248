import type { Variable } from '../../contract/codebook.ts'
import { Failure } from '../../contract/failure.ts'
import type { FormSpec } from '../../contract/form.ts'
import type { Batch, BatchColumn } from '../data/batch.ts'
import {
  itemColumns,
  type OnContradiction,
  refuseContradiction,
  type SeveralAnswers,
  severalAnswers,
} from './answers.ts'
import { type AnswersRead, answersRead, madeItemName } from './answers-read.ts'
import { type ColumnRole, columnRoles } from './column-roles.ts'
import { documentVariable } from './document-variable.ts'
import type { Form } from './form.ts'
import type { FormWords } from './form-words.ts'

/** A file's table as its form explains it. */
export type FormTable = {
  readonly variables: readonly Variable[]
  /** What each variable is to the form. */
  readonly roles: readonly (ColumnRole | undefined)[]
  /** Columns that the form knows. */
  readonly documented: number
  /** Its questions with several answers. */
  readonly answers: readonly AnswersRead[]
  /** A run of rows of the file, the first of them at `first`, with its answers as the form means them. */
  readonly batch: (batch: Batch, first: number, onContradiction?: OnContradiction) => Batch
}

export type FormInput = {
  readonly form: Form
  /** As the file alone tells them. */
  readonly variables: readonly Variable[]
  readonly file: string
  readonly words: FormWords
  /** The repeat that the file holds, where that is known. */
  readonly repeat: string | null
  readonly trust: FormSpec['trust']
  /** Answers in a summary without columns that the form does not have, by its column. */
  readonly extra: ReadonlyMap<number, readonly string[]>
}

/** A column of the result: one of the file, or an item of a question with several answers. */
type Place =
  | { readonly from: number }
  | { readonly several: SeveralAnswers; readonly item: number; readonly name: string }

/**
 * The variables of a file with labels, categories, kinds, universes and questions of its form, and its answers put in
 * order: marks of questions with several answers are 0/1 and blank where the question was not answered; a question that
 * has its answers in one cell alone gets a variable for each ("agua/pozo"), behind it. A file of which the form knows no
 * column at all is refused: most likely it is another form's, or was exported with labels in place of names.
 */
export const applyForm = ({ form, variables, file, words, repeat, trust, extra }: FormInput): FormTable => {
  const fileRoles = columnRoles(
    form,
    variables.map(({ name }) => name),
    repeat,
  )
  const documented = fileRoles.filter((role) => role !== undefined).length
  if (documented === 0) throw new Failure('form.no-match', { file, form: form.file })
  const several = severalAnswers(form, variables, fileRoles, extra)
  const places = placesOf(variables, several)
  const roles = places.map((place) => ('from' in place ? fileRoles[place.from] : itemRole(place)))
  return {
    variables: places.map((place, at) =>
      documentVariable(
        'from' in place ? (variables[place.from] as Variable) : madeVariable(place, variables),
        roles[at],
        form,
        words,
      ),
    ),
    roles,
    documented,
    answers: answersRead(several, variables),
    batch: (batch, first, onContradiction = refuseContradiction) => {
      const settled = new Map(
        several.map((one) => [one, itemColumns(one, variables, batch, first, trust, onContradiction)]),
      )
      const columns = places.map((place): BatchColumn => {
        if ('from' in place) return batch.columns[place.from] as BatchColumn
        return { type: 'number', values: settled.get(place.several)?.[place.item] as Float64Array }
      })
      return { rows: batch.rows, columns }
    },
  }
}

/** The columns of the file in their order; items that are made stand behind the summary that they are made from. */
const placesOf = (variables: readonly Variable[], several: readonly SeveralAnswers[]): Place[] => {
  const items = new Map<number, Place>()
  const behind = new Map<number, Place[]>()
  for (const one of several)
    for (const [item, { column, choice }] of one.items.entries()) {
      if (column !== null) items.set(column, { several: one, item, name: variables[column]?.name ?? '' })
      else if (one.summary !== null)
        behind.set(one.summary, [
          ...(behind.get(one.summary) ?? []),
          { several: one, item, name: madeItemName(variables[one.summary], choice.code) },
        ])
    }
  return variables.flatMap((_, column) => [items.get(column) ?? { from: column }, ...(behind.get(column) ?? [])])
}

type ItemPlace = Exclude<Place, { readonly from: number }>

const itemRole = ({ several, item }: ItemPlace): ColumnRole => {
  const { choice, isListed } = several.items[item] as SeveralAnswers['items'][number]
  return { role: 'item', question: several.question, choice, isListed }
}

const madeVariable = ({ several, item, name }: ItemPlace, variables: readonly Variable[]): Variable => {
  const column = several.items[item]?.column ?? null
  const own = column === null ? undefined : variables[column]
  const source = own?.source ?? variables[several.summary ?? -1]?.source
  return {
    name,
    kind: 'multiple',
    storage: 'number',
    categories: [],
    missing: [],
    ...(source === undefined ? {} : { source }),
  }
}

/** Summaries without columns, whose answers must be looked through before their variables are known. */
export const summariesAlone = (form: Form, variables: readonly Variable[], repeat: string | null): readonly number[] =>
  severalAnswers(
    form,
    variables,
    columnRoles(
      form,
      variables.map(({ name }) => name),
      repeat,
    ),
  ).flatMap(({ summary, items }) => (summary !== null && items.every(({ column }) => column === null) ? [summary] : []))
