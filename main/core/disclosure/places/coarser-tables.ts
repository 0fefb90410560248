import type { Categories } from '../../data/categories.ts'
import { listName } from './code-lists.ts'
import { refinement } from './refinement.ts'

type Dimensions = readonly Categories[]

/**
 * The tables between a fine one and a coarse one about the same records, in which one more variable after the other is taken
 * coarsely: between municipalities by narrow bands and departments by wide ones, departments by narrow bands. Without them
 * nothing would tell that the first add up to the second.
 */
export const tablesBetween = (fine: Dimensions, coarse: Dimensions, rows: number): readonly Dimensions[] => {
  const has = (list: Dimensions, own: Categories): boolean => list.some((one) => listName(one) === listName(own))
  const refines = (narrow: Categories, wide: Categories): boolean => refinement(narrow, wide, rows) !== undefined
  const shared = fine.filter((own) => has(coarse, own))
  const finer = new Map<Categories, Categories>()
  for (const wide of coarse) {
    if (has(fine, wide)) continue
    const narrow = fine.find((own) => !finer.has(own) && !has(coarse, own) && refines(own, wide))
    if (narrow) finer.set(narrow, wide)
  }
  const pairs = [...finer]
  // Wide in all of them is a margin of the coarse table.
  return pairs
    .slice(1)
    .map((_, steps) => [...shared, ...pairs.map(([narrow, wide], at) => (at <= steps ? wide : narrow))])
}
