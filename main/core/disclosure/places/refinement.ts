import type { Categories } from '../../data/categories.ts'

/**
 * By fine category the coarse one that it lies in, left out where it lies in none: how a variable refines a coarser one, or is the
 * same under another name. `undefined` where one of its categories reaches into several. To have none, because it is missing or a
 * domain leaves it out, is one more coarse category.
 */
export const refinement = (
  fine: Categories,
  coarse: Categories,
  rows: number,
): ReadonlyMap<string, string> | undefined => {
  const parent = new Int32Array(fine.categories.length + 1).fill(unseen)
  for (let row = 0; row < rows; row++) {
    const [child, above] = [fine.codes[row] as number, coarse.codes[row] as number]
    if (child === 0 || parent[child] === above) continue
    if (parent[child] !== unseen) return undefined
    parent[child] = above
  }
  const parents = new Map(
    fine.categories.flatMap(({ code }, at) => {
      const above = parent[at + 1] as number
      return above > 0 ? [[code, coarse.categories[above - 1]?.code as string] as const] : []
    }),
  )
  const isOneVariable = fine.variable === coarse.variable
  const isTold = isOneVariable ? [...parents].some(([child, above]) => child !== above) : parents.size > 0
  return isTold ? parents : undefined
}

const unseen = -1
