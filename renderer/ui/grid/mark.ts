type Press = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly shiftKey: boolean }

export const toggled = (marked: ReadonlySet<number> | undefined, row: number): ReadonlySet<number> => {
  const next = new Set(marked)
  if (!next.delete(row)) next.add(row)
  return next
}

/** The marked rows with all from one row to another, whichever is first. */
export const markedThrough = (marked: ReadonlySet<number> | undefined, from: number, to: number): ReadonlySet<number> =>
  new Set([
    ...(marked ?? []),
    ...Array.from({ length: Math.abs(to - from) + 1 }, (_, step) => Math.min(from, to) + step),
  ])

/**
 * The marked rows after a key: the space bar marks the row in turn or not, Shift with an arrow marks it and the next,
 * Ctrl+A all, Escape none. Null when the key marks nothing.
 */
export const markedBy = (
  { key, ctrlKey, metaKey, shiftKey }: Press,
  row: number,
  rows: number,
  marked: ReadonlySet<number>,
): ReadonlySet<number> | null => {
  if (key === ' ') return toggled(marked, row)
  if (key === 'Escape') return marked.size > 0 ? new Set() : null
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'a') return new Set(Array.from({ length: rows }, (_, one) => one))
  if (!shiftKey || (key !== 'ArrowDown' && key !== 'ArrowUp')) return null
  const next = Math.max(0, Math.min(rows - 1, row + (key === 'ArrowDown' ? 1 : -1)))
  return new Set([...marked, row, next])
}
