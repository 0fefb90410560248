/**
 * What the letters of a PDF say: its content names glyphs, and each font says in a map which letters they are. `streams`
 * are all streams of the file, inflated. Every text is read by every font's map, so that none is missed for a wrong guess.
 */
export const pdfTexts = (streams: readonly string[]): readonly string[] => {
  const maps = streams.filter((stream) => stream.includes('begincmap')).map(lettersOf)
  const lines = streams
    .filter((stream) => /\bBT\s/.test(stream))
    .flatMap((stream) => [...stream.matchAll(/(\[(?:\\[\s\S]|[^\]\\])*\]|\((?:\\[\s\S]|[^)\\])*\)) T[Jj]/g)])
    .map(([, shown = '']) => codesOf(shown))
  return maps.map((letters) => lines.map((codes) => codes.map((code) => letters.get(code) ?? '').join('')).join('\n'))
}

const lettersOf = (map: string): ReadonlyMap<number, string> =>
  new Map(
    [...map.matchAll(/<([0-9A-Fa-f]{4})> <((?:[0-9A-Fa-f]{4})+)>\n/g)].map(([, code = '', letters = '']) => [
      Number.parseInt(code, 16),
      (letters.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join(''),
    ]),
  )

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** The two-byte codes of the strings of a text operator, in order. */
const codesOf = (shown: string): number[] => {
  const bytes = [...shown.matchAll(/\(((?:\\[\s\S]|[^)\\])*)\)/g)]
    .map(([, text = '']) =>
      text.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, sign: string) =>
        /^[0-7]/.test(sign) ? String.fromCharCode(Number.parseInt(sign, 8)) : (escapes[sign] ?? sign),
      ),
    )
    .join('')
  return Array.from(
    { length: bytes.length >> 1 },
    (_, at) => bytes.charCodeAt(2 * at) * 256 + bytes.charCodeAt(2 * at + 1),
  )
}
