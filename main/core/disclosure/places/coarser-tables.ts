import type { Categories } from '../../data/categories.ts'
import { refinement } from './refinement.ts'

type Dimensions = readonly Categories[]

/**
 * The tables between a fine one and a coarse one about the same records, in which one more variable after the other is taken
 * coarsely: between municipalities by narrow bands and departments by wide ones, departments by narrow bands. Without them
 * nothing would tell that the first add up to the second.
 */
export const tablesBetween = (fine: Dimensions, coarse: Dimensions, rows: number): readonly Dimensions[] => {
  const has = (list: Dimensions, variable: string): boolean => list.some((one) => one.variable === variable)
  const shared = fine.filter(({ variable }) => has(coarse, variable))
  const finer = new Map<Categories, Categories>()
  for (const wide of coarse) {
    if (has(fine, wide.variable)) continue
    const narrow = fine.find((own) => !finer.has(own) && !has(coarse, own.variable) && refinement(own, wide, rows))
    if (narrow) finer.set(narrow, wide)
  }
  const pairs = [...finer]
  if (pairs.length < 2) return []
  return pairs.map((_, steps) => [...shared, ...pairs.map(([narrow, wide], at) => (at <= steps ? wide : narrow))])
}
