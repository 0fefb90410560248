import type { Relation } from '../../../contract/disclosure-system.ts'

/** Cells that hang together by relations, and those relations. */
export type Component = { readonly cells: readonly number[]; readonly relations: readonly Relation[] }

/** The connected parts of a system, each with its cells in order; by their first cells. */
export const componentsOf = (cells: number, relations: readonly Relation[]): readonly Component[] => {
  const parent = Array.from({ length: cells }, (_, cell) => cell)
  const rootOf = (cell: number): number => {
    let root = cell
    while (parent[root] !== root) root = parent[root] as number
    for (let at = cell; at !== root; ) {
      const next = parent[at] as number
      parent[at] = root
      at = next
    }
    return root
  }
  for (const { total, parts } of relations)
    for (const part of parts) {
      const [one, other] = [rootOf(total), rootOf(part)]
      parent[Math.max(one, other)] = Math.min(one, other)
    }
  const members = Map.groupBy(parent.keys(), rootOf)
  const own = Map.groupBy(relations, ({ total }) => rootOf(total))
  return [...members].map(([root, list]) => ({ cells: list, relations: own.get(root) ?? [] }))
}
