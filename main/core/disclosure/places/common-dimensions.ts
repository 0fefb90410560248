import type { Categories } from '../../data/categories.ts'
import { listName } from './code-lists.ts'
import type { ListRelations } from './list-relations.ts'

type Dimensions = readonly Categories[]

/** What two tables are both by, or the one by finer categories than the other: by the coarser ones. */
export const commonDimensions = (one: Dimensions, other: Dimensions, { isWithin }: ListRelations): Dimensions =>
  one.flatMap(
    (own) => other.find((list) => isWithin(own, list)) ?? (other.some((list) => isWithin(list, own)) ? own : []),
  )

/**
 * Of a table and one about a part of its records what both tell, by the coarser categories of each variable: by wide bands where the one
 * is by wide bands and the other by narrow ones. Else nothing would tell what the part leaves of a wide band.
 */
export const comparableTables = (
  one: Dimensions,
  other: Dimensions,
  relations: ListRelations,
): readonly Dimensions[] => {
  const common = commonDimensions(one, other, relations)
  const isMargin = (table: Dimensions): boolean =>
    common.every((own) => table.some((list) => listName(list) === listName(own)))
  return [one, other].map((table) => (isMargin(table) ? table : common))
}
