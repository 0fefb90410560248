import type { Categories } from '../../data/categories.ts'
import { listName } from './code-lists.ts'
import { overlaps } from './common-refinement.ts'
import { refinement } from './refinement.ts'

export type ListRelations = ReturnType<typeof listRelations>

/** How lists of categories lie to one another, each pair of lists looked at once. */
export const listRelations = (rows: number) => ({
  rows,
  isOverlap: remembered((one, other) => overlaps(one, other, rows)),
  /** The same categories, or finer ones. */
  isWithin: remembered(
    (fine, coarse) => listName(fine) === listName(coarse) || refinement(fine, coarse, rows) !== undefined,
  ),
})

/** What holds of two lists, found out once for lists of the same categories. */
const remembered = (holds: (one: Categories, other: Categories) => boolean) => {
  const names = new Map<Categories, string>()
  const known = new Map<string, boolean>()
  const nameOf = (list: Categories): string => {
    const name = names.get(list) ?? listName(list)
    names.set(list, name)
    return name
  }
  return (one: Categories, other: Categories): boolean => {
    const key = `${nameOf(one)} ${nameOf(other)}`
    const before = known.get(key) ?? holds(one, other)
    known.set(key, before)
    return before
  }
}
