import { longestName, type MissingRule, type Variable } from '../../contract/codebook.ts'
import { Failure } from '../../contract/failure.ts'
import type { SeveralAnswers } from './answers.ts'

/** How a question with several answers was met in a file: all that its answers can be put in order by once more. */
export type AnswersRead = {
  /** The variable with all answers in one cell; null in a file without it. */
  readonly summary: string | null
  /** Values of the summary that are no answers. */
  readonly blanks: readonly MissingRule[]
  /** Its variables of marks, with the choice that each is of. */
  readonly items: readonly { readonly variable: string; readonly code: string; readonly isListed: boolean }[]
  /** The marks stand in columns of the file; else they are made from the summary. */
  readonly areColumns: boolean
  /** Every choice of the form has a variable, so that a row without any mention is no answer. */
  readonly isWhole: boolean
}

/** The questions of a file with names in place of columns. */
export const answersRead = (several: readonly SeveralAnswers[], variables: readonly Variable[]): AnswersRead[] =>
  several.map(({ summary, blanks, items, isWhole }) => ({
    summary: summary === null ? null : (variables[summary]?.name ?? null),
    blanks,
    items: items.map(({ choice, isListed, column }) => ({
      variable: variables[column ?? -1]?.name ?? madeItemName(variables[summary ?? -1], choice.code),
      code: choice.code,
      isListed,
    })),
    areColumns: items.some(({ column }) => column !== null),
    isWhole,
  }))

/** The variable of an answer that has no column of its own: "agua/pozo". Refused when no variable can be called so. */
export const madeItemName = (summary: Variable | undefined, code: string): string => {
  const name = `${summary?.name}/${code}`
  if (name.length > longestName)
    throw new Failure('form.long-answer', { variable: summary?.name ?? '', limit: longestName })
  return name
}
