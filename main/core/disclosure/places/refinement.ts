import type { Categories } from '../../data/categories.ts'

/** How fine categories lie in coarse ones. */
export type Refinement = {
  /** By fine category the coarse one that it lies in; left out where it lies in none. */
  readonly parents: ReadonlyMap<string, string>
  /** Coarse categories with records of fine ones that reach beyond them. */
  readonly divided: ReadonlySet<string>
}

/**
 * How a variable refines a coarser one, or is the same under another name, if each of its categories lies in a single one. To have
 * none, because it is missing or a domain leaves it out, is one more coarse category. Where tables take categories of one variable
 * together in different ways, those that lie in others are told and the rest are divided.
 */
export const refinement = (fine: Categories, coarse: Categories, rows: number): Refinement | undefined => {
  const isOneVariable = fine.variable === coarse.variable
  const parent = new Int32Array(fine.categories.length + 1).fill(unseen)
  const isDivided = new Uint8Array(coarse.categories.length + 1)
  for (let row = 0; row < rows; row++) {
    const [child, above] = [fine.codes[row] as number, coarse.codes[row] as number]
    if (child === 0 || parent[child] === above) continue
    if (parent[child] === unseen) {
      parent[child] = above
      continue
    }
    if (!isOneVariable) return undefined
    if (parent[child] !== several) isDivided[parent[child] as number] = 1
    isDivided[above] = 1
    parent[child] = several
  }
  const codeOf = (place: number): string => coarse.categories[place - 1]?.code as string
  const parents = new Map(
    fine.categories.flatMap(({ code }, at) => {
      const above = parent[at + 1] as number
      return above > 0 ? [[code, codeOf(above)] as const] : []
    }),
  )
  const isTold = isOneVariable ? [...parents].some(([child, above]) => child !== above) : parents.size > 1
  if (!isTold) return undefined
  return { parents, divided: new Set([...isDivided.keys()].filter((at) => at > 0 && isDivided[at]).map(codeOf)) }
}

const [unseen, several] = [-1, -2]
