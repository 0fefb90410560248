import { textWidth } from '../charts/text-width.ts'
import { readCharacterMap } from '../fonts/character-map.ts'
import { readTables } from '../fonts/sfnt.ts'
import type { PageFonts } from '../html/font-faces.ts'

/** Printed for a letter that the fonts of the document do not draw. */
export const missingLetter = '?'

/** Letters that the fonts lack and that have a double which people read as the same. */
const doubles: ReadonlyMap<string, string> = new Map([
  ['\ua78c', 'ʼ'],
  ['\t', ' '],
  ['\u2028', '\n'],
  ['\u2029', '\n'],
])

/** Signs that only turn the direction of letters around, and could make a page read otherwise than the data. */
const turning = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/**
 * Makes any text printable in the given fonts: composed letters, no signs of direction, and a question mark for each
 * letter that one of the fonts lacks. PDF/UA allows no letter without a picture.
 */
export const printer = ({ regular, semibold }: PageFonts): ((text: string) => string) => {
  const maps = [regular, semibold].map((font) => readCharacterMap(readTables(font).get('cmap') ?? new Uint8Array()))
  const known = new Map<string, string>([['\n', '\n']])
  const printed = (letter: string): string => {
    const before = known.get(letter)
    if (before !== undefined) return before
    const draws = (one: string): boolean => maps.every((glyphOf) => (glyphOf(one.codePointAt(0) ?? 0) ?? 0) > 0)
    const double = doubles.get(letter) ?? letter
    const print = double === '\n' || draws(double) ? double : missingLetter
    known.set(letter, print)
    return print
  }
  return (text) => {
    let line = ''
    for (const letter of text.replace(turning, '').normalize('NFC')) line += printed(letter)
    return line
  }
}

/** A place where a line may break although no letter stands there. */
const breakPlace = '\u200b'

/** A text whose words can all break before they are wider than `limit` em: no word may leave its column. */
export const breakable = (text: string, limit: number): string =>
  text.replace(/[^\s]+/gu, (word) => (textWidth(word) <= limit ? word : pieces(word, limit).join(breakPlace)))

/**
 * A text of a cell that is `room` em wide: its words break before they are wider, and a hyphen stays one where the line ends
 * after it, while the typesetter would write it once more on the next line, as Spanish has it for words but not for codes.
 */
export const inCell = (text: string, room: number): string =>
  breakable(textWidth(text) <= room ? text : text.replace(/-(?=\S)/gu, `-${breakPlace}`), room)

const pieces = (word: string, limit: number): string[] => {
  const parts: string[] = []
  let part = ''
  for (const letter of word) {
    if (part !== '' && textWidth(part + letter) > limit) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part]
}

/** A text on one line that is not wider than `room` em, with dots for what does not fit. */
export const shortened = (text: string, room: number): string => {
  const line = text.replace(/\s+/gu, ' ').trim()
  return textWidth(line) <= room ? line : `${pieces(line, room - 1)[0]}…`
}
