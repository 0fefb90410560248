/** Widths of columns by their keys, in rem; a column that is not named has its own. */
export type ColumnWidths = Readonly<Record<string, number>>

const narrowest = 3
const widest = 60
/** By how much a key widens or narrows a column. */
export const widthStep = 1

/** A width within what can be read, in quarters of a rem. */
export const widthWithin = (rem: number): number => Math.min(widest, Math.max(narrowest, Math.round(rem * 4) / 4))
