import type { z } from 'zod'
import { Failure } from './failure.ts'

/** The refusal of a part of a plan that is not as it should be, by its path in the plan; `within`: where the part stands. */
export const planMistake = (issue: z.core.$ZodIssue, within: readonly (string | number)[] = []): Failure => {
  const places = [...within, ...issue.path]
  const path = places.join('.') || '/'
  const parent = places.slice(0, -1).join('.') || '/'
  if (issue.input === undefined) {
    return new Failure('plan.missing-field', { path: parent, field: String(places.at(-1) ?? '') })
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return new Failure('plan.unknown-field', { path, field: issue.keys.join(', ') })
    case 'invalid_type':
      return new Failure('plan.wrong-type', { path, expected: issue.expected })
    case 'invalid_value':
      return new Failure('plan.wrong-value', { path, allowed: issue.values.map(String).join(', ') })
    case 'too_small':
      return numberOutside(issue, path, issue.minimum, 'plan.too-small') ?? new Failure('plan.invalid', { path })
    case 'too_big':
      return numberOutside(issue, path, issue.maximum, 'plan.too-large') ?? new Failure('plan.invalid', { path })
    case 'invalid_union':
      return unionMistake(issue, path)
    default:
      return new Failure('plan.invalid', { path })
  }
}

/** A number below or above what the part may be; null for lists and texts, and for a bound that it must stay off. */
const numberOutside = (
  { origin, inclusive }: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
  path: string,
  bound: number | bigint,
  code: 'plan.too-small' | 'plan.too-large',
): Failure | null =>
  (origin === 'number' || origin === 'int') && inclusive !== false
    ? new Failure(code, { path, bound: Number(bound) })
    : null

/** Most often a text that YAML takes for a number or a date: `window: { es: 2016 }`. */
const unionMistake = (issue: z.core.$ZodIssueInvalidUnion, path: string): Failure => {
  const inner = issue.errors
    .flat()
    .find((one) => one.code === 'invalid_type' && one.expected === 'string' && one.path.length > 0)
  const isText = (input: unknown): boolean => typeof input === 'number' || typeof input === 'boolean'
  if (inner && isText(inner.input)) return new Failure('plan.not-text', { path: [path, ...inner.path].join('.') })
  return isText(issue.input) ? new Failure('plan.not-text', { path }) : new Failure('plan.invalid', { path })
}
