import type { Variable } from '../../contract/codebook.ts'
import { Failure } from '../../contract/failure.ts'
import type { Batch } from '../data/batch.ts'
import { missingRuleOf } from '../data/missing.ts'
import { answersIn } from './answers.ts'
import { choicesOf, columnRoles } from './column-roles.ts'
import type { Form } from './form.ts'

const mostAnswers = 500

/** Collects, batch by batch, the answers in some summaries that the form does not have (other versions of it had). */
export const unlistedAnswers = (
  form: Form,
  variables: readonly Variable[],
  summaries: readonly number[],
  repeat: string | null,
): { readonly add: (batch: Batch) => void; readonly found: () => ReadonlyMap<number, readonly string[]> } => {
  const roles = columnRoles(
    form,
    variables.map(({ name }) => name),
    repeat,
  )
  const seen = new Map(summaries.map((column) => [column, { texts: 0, codes: new Set<string>() }]))
  const listed = new Map(
    summaries.map((column) => {
      const role = roles[column]
      return [column, new Set(role ? choicesOf(form, role.question).map(({ code }) => code) : [])]
    }),
  )
  const read = (column: number, text: string): void => {
    const { name, missing } = variables[column] as Variable
    if (missingRuleOf(text, missing) !== undefined) return
    const codes = seen.get(column)?.codes as Set<string>
    for (const code of answersIn(text)) if (!listed.get(column)?.has(code)) codes.add(code)
    if (codes.size > mostAnswers) throw new Failure('form.too-many-answers', { variable: name, limit: mostAnswers })
  }
  return {
    add: (batch) => {
      for (const [column, state] of seen) {
        const given = batch.columns[column]
        if (given?.type === 'number') {
          for (const value of given.values) if (!Number.isNaN(value)) read(column, String(value))
        } else if (given) {
          for (; state.texts < given.dictionary.length; state.texts++)
            read(column, given.dictionary[state.texts] as string)
        }
      }
    },
    found: () => new Map([...seen].map(([column, { codes }]) => [column, [...codes].sort()])),
  }
}
