import { viewOf } from './sfnt.ts'

/** Glyph by code point, from the first full-Unicode map (format 12) of a `cmap` table. */
export const readCharacterMap = (cmap: Uint8Array): ((codePoint: number) => number | undefined) => {
  const view = viewOf(cmap)
  const starts = Array.from({ length: view.getUint16(2) }, (_, place) => view.getUint32(4 + 8 * place + 4))
  const start = starts.find((at) => view.getUint16(at) === 12)
  if (start === undefined) throw new Error('The font has no full-Unicode character map')
  const groups = view.getUint32(start + 12)
  return (codePoint) => {
    for (let group = 0; group < groups; group++) {
      const at = start + 16 + 12 * group
      const first = view.getUint32(at)
      if (codePoint >= first && codePoint <= view.getUint32(at + 4)) return view.getUint32(at + 8) + codePoint - first
    }
    return undefined
  }
}

/** A `cmap` table of format 12 with one group per letter. */
export const writeCharacterMap = (glyphs: ReadonlyMap<number, number>): Uint8Array => {
  const letters = [...glyphs].sort(([a], [b]) => a - b)
  const header = 12
  const cmap = new Uint8Array(header + 16 + 12 * letters.length)
  const view = viewOf(cmap)
  view.setUint16(2, 1)
  view.setUint16(4, 3)
  view.setUint16(6, 10)
  view.setUint32(8, header)
  view.setUint16(header, 12)
  view.setUint32(header + 4, 16 + 12 * letters.length)
  view.setUint32(header + 12, letters.length)
  for (const [place, [codePoint, glyph]] of letters.entries()) {
    const at = header + 16 + 12 * place
    view.setUint32(at, codePoint)
    view.setUint32(at + 4, codePoint)
    view.setUint32(at + 8, glyph)
  }
  return cmap
}
