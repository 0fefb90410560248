import { readCharacterMap, writeCharacterMap } from './character-map.ts'
import { readTables, type Tables, viewOf, writeTables } from './sfnt.ts'

/** Tables a browser needs to draw; layout features, names and glyph names are left out. */
const kept = ['OS/2', 'cvt ', 'fpgm', 'gasp', 'head', 'hhea', 'hmtx', 'maxp', 'prep']

/**
 * A TrueType font with the outlines of the letters of `text` only, small enough to travel inside a page. Letters that
 * the font lacks are left out. Glyph numbers stay, so widths need no change; the font carries no name.
 */
export const subsetFont = (font: Uint8Array, text: string): Uint8Array => {
  const tables = readTables(font)
  const glyphOf = readCharacterMap(table(tables, 'cmap'))
  const letters = new Map<number, number>()
  for (const letter of text) {
    const codePoint = letter.codePointAt(0) ?? 0
    const glyph = glyphOf(codePoint)
    if (glyph !== undefined) letters.set(codePoint, glyph)
  }
  const outlines = outlinesOf(tables, new Set([0, ...letters.values()]))
  const head = table(tables, 'head').slice()
  viewOf(head).setInt16(50, 1)
  return writeTables(
    new Map([
      ...[...tables].filter(([tag]) => kept.includes(tag)),
      ['head', head],
      ['cmap', writeCharacterMap(letters)],
      ['name', emptyNames],
      ['post', withoutNames(table(tables, 'post'))],
      ['glyf', outlines.glyf],
      ['loca', outlines.loca],
    ]),
  )
}

/** A `name` table of no names: browsers ask for the table, the licence keeps its name for the whole font. */
const emptyNames = new Uint8Array([0, 0, 0, 0, 0, 6])

const table = (tables: Tables, tag: string): Uint8Array => {
  const found = tables.get(tag)
  if (!found) throw new Error(`The font has no table ${tag}`)
  return found
}

/** The outlines of `wanted` and of the glyphs they are put together from; all others are empty. */
const outlinesOf = (tables: Tables, wanted: Set<number>): { glyf: Uint8Array; loca: Uint8Array } => {
  const glyphs = viewOf(table(tables, 'maxp')).getUint16(4)
  const outlineOf = outlineReader(tables)
  // A set grows while it is walked, so parts of parts are met too.
  for (const glyph of wanted) for (const part of partsOf(outlineOf(glyph))) wanted.add(part)
  const loca = new Uint8Array(4 * (glyphs + 1))
  const outlines: Uint8Array[] = []
  let end = 0
  for (let glyph = 0; glyph < glyphs; glyph++) {
    viewOf(loca).setUint32(4 * glyph, end)
    if (!wanted.has(glyph)) continue
    const outline = outlineOf(glyph)
    const whole = new Uint8Array((outline.length + 3) & ~3)
    whole.set(outline)
    outlines.push(whole)
    end += whole.length
  }
  viewOf(loca).setUint32(4 * glyphs, end)
  const glyf = new Uint8Array(end)
  let at = 0
  for (const outline of outlines) {
    glyf.set(outline, at)
    at += outline.length
  }
  return { glyf, loca }
}

const outlineReader = (tables: Tables): ((glyph: number) => Uint8Array) => {
  const isLong = viewOf(table(tables, 'head')).getInt16(50) === 1
  const loca = viewOf(table(tables, 'loca'))
  const startOf = (glyph: number) => (isLong ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph))
  return (glyph) => table(tables, 'glyf').subarray(startOf(glyph), startOf(glyph + 1))
}

/** The glyphs a composite outline refers to (`glyf` table, "Composite glyph description"). */
const partsOf = (outline: Uint8Array): number[] => {
  const view = viewOf(outline)
  if (outline.length === 0 || view.getInt16(0) >= 0) return []
  const parts: number[] = []
  let at = 10
  for (let more = true; more; ) {
    const flags = view.getUint16(at)
    parts.push(view.getUint16(at + 2))
    const scale = flags & 0x08 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0
    at += 4 + (flags & 0x01 ? 4 : 2) + scale
    more = (flags & 0x20) !== 0
  }
  return parts
}

/** Version 3 of `post`: the measures without glyph names. */
const withoutNames = (post: Uint8Array): Uint8Array => {
  const short = post.slice(0, 32)
  viewOf(short).setUint32(0, 0x00030000)
  return short
}
