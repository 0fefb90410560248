/**
 * Units by the lists that hold them: place p of `counts` has the units on exactly the lists whose bits p has, the first
 * list being bit 0. Place 0, the units on no list, is what is looked for; its count is 0.
 */
export type Patterns = { readonly lists: number; readonly counts: Float64Array }

/**
 * The patterns of units whose membership of each list is 1 or 0, one array per list; anything else is not on the list.
 * Units on no list are counted apart, since a file may hold them: they are no evidence of how many are missed.
 */
export const patternsOf = (
  members: readonly ArrayLike<number>[],
  inside?: Uint8Array,
): Patterns & { readonly onNone: number } => {
  const counts = new Float64Array(2 ** members.length)
  const rows = members[0]?.length ?? 0
  for (let row = 0; row < rows; row++) {
    if (inside !== undefined && inside[row] === 0) continue
    let pattern = 0
    for (const [list, own] of members.entries()) if (own[row] === 1) pattern |= 1 << list
    counts[pattern] = (counts[pattern] as number) + 1
  }
  const onNone = counts[0] as number
  counts[0] = 0
  return { lists: members.length, counts, onNone }
}

/** Units on any list. */
export const observedUnits = ({ counts }: Patterns): number => counts.reduce((sum, own) => sum + own, 0)

/** Units on every list of the set, whichever others hold them too; a set has the bit of each of its lists. */
export const onAllOf = ({ counts }: Patterns, set: number): number =>
  counts.reduce((sum, own, pattern) => ((pattern & set) === set ? sum + own : sum), 0)
