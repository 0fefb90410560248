import type { Codelist } from '../../contract/codelist.ts'

/** What a code of another list is in ours. */
export type Crossing = {
  /** Every category it may be. More than one: the other list does not tell them apart. */
  readonly candidates: readonly string[]
  /** The one category that is sure: the only candidate, or the group all candidates belong to; else `null`. */
  readonly code: string | null
}

/**
 * Looks a code of another list up in a named crosswalk.
 *
 * With several candidates the sure category is the nearest group that contains them all: INEGI's one code for
 * "criminal insecurity or violence" is sure only at the first level. `undefined` when the list has no such crosswalk or
 * the crosswalk does not name the code; an entry without candidates (a reason that is no displacement) gives `null`.
 */
export const crosswalk = (list: Codelist, name: string, code: string): Crossing | undefined => {
  const entry = list.crosswalks[name]?.entries.find((candidate) => candidate.code === code)
  return entry && { candidates: entry.to, code: commonCategory(list, entry.to) }
}

/** A category and the groups above it, nearest first. Codes the list does not have give an empty path. */
export const pathOf = (list: Codelist, code: string): readonly string[] => {
  const category = list.categories.find((candidate) => candidate.code === code)
  if (!category) return []
  return category.parent === undefined ? [code] : [code, ...pathOf(list, category.parent)]
}

/** The group at the top of a code's path: its first-level category. `undefined` for a code the list does not have. */
export const groupOf = (list: Codelist, code: string): string | undefined => pathOf(list, code).at(-1)

const commonCategory = (list: Codelist, codes: readonly string[]): string | null => {
  const [first, ...others] = codes.map((code) => pathOf(list, code))
  return first?.find((code) => others.every((path) => path.includes(code))) ?? null
}
