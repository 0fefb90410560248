/** Items with commas between them and the conjunction before the last. */
export const listed = (items: readonly string[], conjunction: (last: string) => string): string => {
  const last = items.at(-1) ?? ''
  const before = items.slice(0, -1)
  return before.length === 0 ? last : `${before.join(', ')} ${conjunction(last)} ${last}`
}
