import type { MissingRule, Variable } from '../../../main/contract/codebook.ts'

const dontKnow: MissingRule = { code: '98', reason: 'dontKnow', label: 'No sabe' }
const refused: MissingRule = { code: '99', reason: 'refused', label: 'No responde' }
export const noAnswer = [dontKnow, refused] as const

const labelled = (name: string, label: string, answers: readonly (readonly [number, string])[]) => ({
  name,
  label,
  kind: 'nominal' as const,
  storage: 'number' as const,
  categories: answers.map(([code, text]) => ({ code: String(code), label: text })),
})

/** A question with answers numbered from 1, "do not know" and "no answer". */
export const closed = (
  name: string,
  label: string,
  answers: readonly string[],
  missing: readonly MissingRule[] = noAnswer,
): Variable => ({
  ...labelled(
    name,
    label,
    answers.map((text, i) => [i + 1, text] as const),
  ),
  missing: [...missing],
})

export const yesNo = ['Sí', 'No'] as const

/** One item of a question with several answers: mentioned or not. */
export const item = (name: string, label: string): Variable => ({
  ...labelled(name, label, [
    [1, 'Mencionado'],
    [0, 'No mencionado'],
  ]),
  missing: [...noAnswer],
})

/** A place by its code, a text. */
export const place = (
  name: string,
  label: string,
  places: readonly (readonly [code: string, name: string])[],
): Variable => ({
  name,
  label,
  kind: 'geography',
  storage: 'code',
  categories: places.map(([code, text]) => ({ code, label: text })),
  missing: [],
})

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
