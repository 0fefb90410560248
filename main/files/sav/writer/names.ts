/** The names of a file: the full one, and an 8-byte one for each segment, as programs before SPSS 12 need. */
export type SavName = { readonly long: string; readonly short: readonly string[] }

const longestName = 64
const longestShortName = 8
const reserved: ReadonlySet<string> = new Set('ALL AND BY EQ GE GT LE LT NE NOT OR TO WITH'.split(' '))

/**
 * Names that SPSS accepts, one per variable: a letter first, then letters, digits and `._$#@`, at most 64 bytes, not a
 * word of its language, and unique without regard to case. A name that already is so stays as it is.
 */
export const savNames = (names: readonly string[], segments: readonly number[]): readonly SavName[] => {
  const takenLong = new Set<string>()
  const takenShort = new Set<string>()
  return names.map((name, i) => {
    const long = unique(allowed(name), takenLong, longestName)
    const first = unique(shortened(long), takenShort, longestShortName)
    const rest = Array.from({ length: (segments[i] ?? 1) - 1 }, () => unique(first, takenShort, longestShortName))
    return { long, short: [first, ...rest] }
  })
}

const allowed = (name: string): string => {
  const cleaned = name.replace(/[^\p{L}\p{N}._$#@]/gu, '_').replace(/\.+$/, '')
  const started = /^[\p{L}@]/u.test(cleaned) ? cleaned : `V${cleaned}`
  return reserved.has(started.toUpperCase()) ? `${started}_` : started
}

const shortened = (name: string): string => {
  const ascii = name
    .toUpperCase()
    .replace(/[^A-Z0-9._$#@]/g, '')
    .replace(/\.+$/, '')
  return /^[A-Z@]/.test(ascii) ? ascii : `V${ascii}`
}

/** `name` cut to `limit` bytes of UTF-8, and numbered where an earlier one is equal but for case. */
const unique = (name: string, taken: Set<string>, limit: number): string => {
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? '' : `_${n.toString(36).toUpperCase()}`
    const candidate = cut(name, limit - suffix.length) + suffix
    const key = candidate.toUpperCase()
    if (taken.has(key)) continue
    taken.add(key)
    return candidate
  }
}

const cut = (text: string, bytes: number): string => {
  let kept = text
  while (Buffer.byteLength(kept) > bytes) kept = Array.from(kept).slice(0, -1).join('')
  return kept
}
