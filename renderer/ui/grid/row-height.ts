const rowRem = 1.75

/** The unit of the page in pixels, which the size of the text chosen changes. */
export const pageRem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

/** The height in pixels of a row of one line. */
export const rowHeightAt = (rem: number): number => Math.round(rowRem * rem)
