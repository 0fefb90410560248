import type { MissingRule, Variable } from '../../main/contract/codebook.ts'

const dontKnow: MissingRule = { code: '98', reason: 'dontKnow', label: 'No sabe' }
const refused: MissingRule = { code: '99', reason: 'refused', label: 'No responde' }
export const noAnswer = [dontKnow, refused] as const

type Labels = readonly (readonly [code: number | string, label: string])[]

/** A question with labelled answers, "do not know" and "no answer". */
export const closed = (
  name: string,
  label: string,
  answers: Labels,
  missing: readonly MissingRule[] = noAnswer,
): Variable => ({
  name,
  label,
  kind: 'nominal',
  storage: answers.some(([code]) => typeof code === 'string') ? 'code' : 'number',
  categories: answers.map(([code, text]) => ({ code: String(code), label: text })),
  missing: [...missing],
})

export const yesNo: Labels = [
  [1, 'Sí'],
  [2, 'No'],
]

/** One item of a question with several answers: mentioned or not. */
export const item = (name: string, label: string): Variable =>
  closed(name, label, [
    [1, 'Mencionado'],
    [0, 'No mencionado'],
  ])

export const measure = (
  name: string,
  label: string,
  kind: Variable['kind'],
  missing: readonly MissingRule[] = [],
  decimals = 0,
): Variable => ({ name, label, kind, storage: 'number', categories: [], missing: [...missing], decimals })

export const text = (name: string, label: string): Variable => ({
  name,
  label,
  kind: 'text',
  storage: 'code',
  categories: [],
  missing: [],
})
