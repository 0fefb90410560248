import type { EntryField, EntryProblem, EntryValues } from '../../../../main/contract/entry.ts'
import type { ResponseSet } from '../../../../main/contract/response-set.ts'
import { numberOf } from '../../../i18n/number-of.ts'

/** What was typed for each variable. */
export type Typed = Readonly<Record<string, string>>

/** A question of the form: a variable, or several that are the answers to one question. */
export type Question =
  | { readonly name: string; readonly field: EntryField; readonly set: null }
  | { readonly name: string; readonly field: null; readonly set: ResponseSet; readonly fields: readonly EntryField[] }

/** The questions in the order of the codebook; one with several answers stands where its first one does. */
export const questionsOf = (fields: readonly EntryField[], sets: readonly ResponseSet[]): readonly Question[] =>
  fields.flatMap((field): Question[] => {
    const set = sets.find(({ variables }) => variables.includes(field.variable.name))
    if (!set) return [{ name: field.variable.name, field, set: null }]
    if (set.variables.find((name) => fields.some(({ variable }) => variable.name === name)) !== field.variable.name)
      return []
    return [
      {
        name: set.name,
        field: null,
        set,
        fields: fields.filter(({ variable }) => set.variables.includes(variable.name)),
      },
    ]
  })

/** The variables that a question asks. */
export const variablesOf = (question: Question): readonly string[] =>
  question.set ? question.fields.map(({ variable }) => variable.name) : [question.field.variable.name]

/** The answers for the engine: numbers as the person's language writes them become numbers, what is none stays a text. */
export const valuesOf = (fields: readonly EntryField[], typed: Typed): EntryValues =>
  Object.fromEntries(
    fields.flatMap(({ variable: { name, storage } }) => {
      const text = typed[name]
      if (text === undefined) return []
      const number = storage === 'number' ? numberOf(text) : undefined
      return [[name, number === undefined || Number.isNaN(number) ? text : number]]
    }),
  )

/** The marks of a question with several answers: those that are not marked are told, once one is. */
export const withMark = (typed: Typed, set: ResponseSet, name: string, isMarked: boolean): Typed => {
  const marked = set.variables.filter((one) => (one === name ? isMarked : typed[one] === set.counted))
  const answers = set.variables.map((one): [string, string] => {
    if (marked.length === 0) return [one, '']
    return [one, marked.includes(one) ? set.counted : '0']
  })
  return { ...typed, ...Object.fromEntries(answers) }
}

/** The first problem of a question. */
export const problemOf = (problems: readonly EntryProblem[], question: Question): EntryProblem | undefined => {
  const names = variablesOf(question)
  return problems.find(({ variables }) => variables.some((name) => names.includes(name)))
}
