import type { Variable } from '../../contract/codebook.ts'

/** The parts of a variable's documentation, besides its name and where it came from. */
export const documentedFields = [
  'label',
  'kind',
  'storage',
  'categories',
  'missing',
  'universe',
  'question',
  'decimals',
] as const satisfies readonly (keyof Variable)[]
export type DocumentedField = (typeof documentedFields)[number]

/** The parts in which two documentations differ. A part that is not there is as one that is empty. */
export const changedFields = (before: Variable, after: Variable): DocumentedField[] =>
  documentedFields.filter((field) => textOf(before[field]) !== textOf(after[field]))

const textOf = (part: Variable[DocumentedField]): string => JSON.stringify(inOrder(part) ?? '')

/** Members by name, so that the order in which they were written does not count. */
const inOrder = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(inOrder)
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(
    Object.entries(part)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => [name, inOrder(value)]),
  )
}
