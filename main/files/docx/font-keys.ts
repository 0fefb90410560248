import { strFromU8, strToU8 } from 'fflate'

/**
 * Gives the fonts of a document keys that depend on their place alone. A font in a document is its file with the first 32
 * bytes changed by its key, byte by byte from the key's end (ECMA-376-1, 17.8.1, "font embedding"); the library draws
 * keys by chance.
 */
export const fixFontKeys = (entries: Record<string, Uint8Array>): void => {
  const table = entries['word/fontTable.xml']
  if (!table) throw new Error('The document has no font table')
  let place = 0
  const fixed = strFromU8(table).replace(/w:fontKey="\{([^}]*)\}"/g, (_, drawn: string) => {
    place++
    const key = `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`
    const font = entries[`word/fonts/font${place}.odttf`]
    if (!font) throw new Error(`The document has no font ${place}`)
    change(font, drawn)
    change(font, key)
    return `w:fontKey="{${key}}"`
  })
  entries['word/fontTable.xml'] = strToU8(fixed)
}

/** Changed once with a key, and changed back with it. */
const change = (font: Uint8Array, key: string): void => {
  const bytes = (key.replaceAll('-', '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)).reverse()
  for (let at = 0; at < 32; at++) font[at] = (font[at] ?? 0) ^ (bytes[at % 16] ?? 0)
}
