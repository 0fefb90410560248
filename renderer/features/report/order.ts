/** A list with one of its items a place further up (-1) or down (1). */
export const moved = <Item>(items: readonly Item[], from: number, by: -1 | 1): Item[] => {
  const next = [...items]
  const [item] = next.splice(from, 1)
  if (item !== undefined) next.splice(from + by, 0, item)
  return next
}
