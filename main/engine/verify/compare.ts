import type { ReferenceCase } from '../../files/reference/reference-set.ts'

/** What the engine computed for a case, in the shape of its reference figures. */
export type Answer = { readonly [key: string]: number | Answer | readonly Answer[] }

/** Numbers of a case that say what is asked, or how closely; every other number is a reference figure. */
const questions: ReadonlySet<string> = new Set([
  'row_index_0based',
  'replicate_1based',
  'i',
  'tol_rel',
  'tol_abs',
  'by',
  'cell',
  'domain',
  'r_options',
  'survey_4_1_1_raw',
])

/** One reference figure against what was computed. `units`: the distance in tolerances; Infinity when it is missing. */
export type Comparison = { readonly field: string; readonly units: number }

/**
 * Every reference figure of a case against the answer: |x − reference| ≤ max(tol_rel |reference|, tol_abs), one unit
 * being that bound. NaN and infinities must be the same.
 */
export const compare = (reference: ReferenceCase, answer: Answer): readonly Comparison[] => {
  const figures = figuresIn(Object.fromEntries(Object.entries(reference).filter(([key]) => !questions.has(key))), '')
  const answers = new Map(figuresIn(answer, ''))
  return figures.map(([field, expected]) => {
    const found = answers.get(field)
    if (found === undefined) return { field, units: Number.POSITIVE_INFINITY }
    if (Object.is(found, expected)) return { field, units: 0 }
    const bound = Math.max(reference.tol_rel * Math.abs(expected), reference.tol_abs)
    const units = Math.abs(found - expected) / bound
    return { field, units: Number.isNaN(units) ? Number.POSITIVE_INFINITY : units }
  })
}

/** All numbers in a value with their paths; the texts NaN, Inf and -Inf count as numbers. */
const figuresIn = (value: unknown, path: string): readonly (readonly [string, number])[] => {
  if (typeof value === 'number') return [[path, value]]
  if (value === 'NaN') return [[path, Number.NaN]]
  if (value === 'Inf') return [[path, Number.POSITIVE_INFINITY]]
  if (value === '-Inf') return [[path, Number.NEGATIVE_INFINITY]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => figuresIn(part, path === '' ? key : `${path}.${key}`))
}
