/** The tables of a TrueType font by tag, and back into a file (OpenType specification 1.9, "Organization of an OpenType font"). */
export type Tables = ReadonlyMap<string, Uint8Array>

export const readTables = (font: Uint8Array): Tables => {
  const view = viewOf(font)
  const tables = new Map<string, Uint8Array>()
  for (let place = 0; place < view.getUint16(4); place++) {
    const entry = 12 + 16 * place
    const tag = String.fromCharCode(...font.subarray(entry, entry + 4))
    const start = view.getUint32(entry + 8)
    tables.set(tag, font.subarray(start, start + view.getUint32(entry + 12)))
  }
  return tables
}

export const writeTables = (tables: Tables): Uint8Array => {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const searchable = 2 ** Math.floor(Math.log2(sorted.length))
  const size = sorted.reduce((total, [, table]) => total + padded(table.length), 12 + 16 * sorted.length)
  const font = new Uint8Array(size)
  const view = viewOf(font)
  view.setUint32(0, 0x00010000)
  view.setUint16(4, sorted.length)
  view.setUint16(6, searchable * 16)
  view.setUint16(8, Math.log2(searchable))
  view.setUint16(10, (sorted.length - searchable) * 16)
  let start = 12 + 16 * sorted.length
  for (const [place, [tag, table]] of sorted.entries()) {
    const entry = 12 + 16 * place
    for (let letter = 0; letter < 4; letter++) view.setUint8(entry + letter, tag.charCodeAt(letter))
    font.set(table, start)
    view.setUint32(entry + 4, checksum(font, start, padded(table.length)))
    view.setUint32(entry + 8, start)
    view.setUint32(entry + 12, table.length)
    start += padded(table.length)
  }
  return font
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const padded = (length: number): number => (length + 3) & ~3

const checksum = (font: Uint8Array, start: number, length: number): number => {
  const view = viewOf(font)
  let sum = 0
  for (let at = start; at < start + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}
