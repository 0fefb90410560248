import { type Column, codesFor } from '../data/column.ts'

/** Texts as a dictionary column, codes in the order of first appearance; blanks (null or '') get code 0. */
export const codeColumn = (texts: readonly (string | null | undefined)[]): Column & { type: 'code' } => {
  const place = new Map<string, number>()
  const codes = new Uint32Array(texts.length)
  texts.forEach((text, row) => {
    if (text === null || text === undefined || text === '') return
    if (!place.has(text)) place.set(text, place.size + 1)
    codes[row] = place.get(text) as number
  })
  const narrow = codesFor(place.size, texts.length)
  narrow.set(codes)
  return { type: 'code', codes: narrow, dictionary: [...place.keys()] }
}
