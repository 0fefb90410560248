import type { Categories } from '../../data/categories.ts'

/** The coarse category of every fine one, if each lies in a single one of several. */
export const refinement = (
  fine: Categories,
  coarse: Categories,
  rows: number,
): ReadonlyMap<string, string> | undefined => {
  const parent = new Int32Array(fine.categories.length + 1)
  for (let row = 0; row < rows; row++) {
    const [child, above] = [fine.codes[row] as number, coarse.codes[row] as number]
    if (child === 0) continue
    if (above === 0 || (parent[child] !== 0 && parent[child] !== above)) return undefined
    parent[child] = above
  }
  const used = [...parent.keys()].filter((child) => parent[child] !== 0)
  if (used.length <= new Set(used.map((child) => parent[child])).size) return undefined
  return new Map(
    used.map((child) => [
      fine.categories[child - 1]?.code as string,
      coarse.categories[(parent[child] as number) - 1]?.code as string,
    ]),
  )
}
