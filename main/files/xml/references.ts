/** The text with its references replaced: the five entities of XML and characters by number; null when one is none. */
export const withoutReferences = (raw: string): string | null => {
  if (!raw.includes('&')) return raw
  let isSound = true
  const text = raw.replace(/&([^;&]{0,10};)?/g, (_, reference: string | undefined) => {
    const character = reference === undefined ? null : characterOf(reference.slice(0, -1))
    if (character === null) isSound = false
    return character ?? ''
  })
  return isSound ? text : null
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

const characterOf = (reference: string): string | null => {
  const [, hex, decimal] = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(reference) ?? []
  if (hex === undefined && decimal === undefined) return entities.get(reference) ?? null
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  return isCharacter(code) ? String.fromCodePoint(code) : null
}

/** The characters that XML 1.0 allows. */
const isCharacter = (code: number): boolean =>
  code === 0x9 ||
  code === 0xa ||
  code === 0xd ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff)
