/** An A4 page with its margins, in points. */
export const pageSize = { short: 595.28, long: 841.89, margin: 56.7 } as const

/** Width for text on an upright and on a sideways page. */
export const roomOf = (isSideways: boolean): number =>
  (isSideways ? pageSize.long : pageSize.short) - 2 * pageSize.margin

/** Free on either side of the text of a cell. */
export const cellPadding = 3
