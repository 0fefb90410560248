import { isUtf8Text, knownEncoding, requestedEncoding } from './decode.ts'

/** The encoding that a file is read in, and why. */
export type ChosenEncoding = {
  readonly name: string
  /** What the file says of itself, as it says it; null when it says nothing. */
  readonly declared: string | null
  readonly because: 'requested' | 'declared' | 'evidence'
}

export type EncodingClaims = {
  readonly requested: string | undefined
  /** The encoding record, by name. */
  readonly declared: string | null
  /** The code page of the machine record, which older files have alone. */
  readonly codePage: number | null
}

/**
 * Settles the encoding. What was asked for wins. What the file declares is never trusted alone: programs write the
 * encoding of their own machine over texts that came from another. So `samples`, texts of the file beyond ASCII, are
 * tried: text in a single-byte encoding is hardly ever valid UTF-8 by chance, so the majority of samples tells whether
 * the file is UTF-8. Without UTF-8 and without a usable declaration it is windows-1252.
 */
export const chooseEncoding = (claims: EncodingClaims, samples: readonly Buffer[]): ChosenEncoding => {
  const declared = claims.declared ?? (claims.codePage === null ? null : codePageName(claims.codePage))
  if (claims.requested !== undefined)
    return { name: requestedEncoding(claims.requested), declared, because: 'requested' }
  const known = declared === null ? null : knownEncoding(declared)
  const name = byEvidence(known, samples)
  return { name, declared, because: name === known ? 'declared' : 'evidence' }
}

const fallback = 'windows-1252'

const byEvidence = (declared: string | null, samples: readonly Buffer[]): string => {
  if (samples.length === 0) return declared ?? fallback
  const valid = samples.filter(isUtf8Text).length
  const isMostlyUtf8 = valid > samples.length / 2
  if (declared === 'utf-8') return isMostlyUtf8 ? declared : fallback
  if (declared !== null && multibyte.has(declared)) return declared
  return isMostlyUtf8 ? 'utf-8' : (declared ?? fallback)
}

/** Their texts can be valid UTF-8 by chance. */
const multibyte: ReadonlySet<string> = new Set([
  'gbk',
  'gb18030',
  'big5',
  'euc-jp',
  'euc-kr',
  'shift_jis',
  'iso-2022-jp',
])

/** 2 and 3 mean "some kind of ASCII" and were written whatever the encoding was. */
const codePageName = (codePage: number): string | null =>
  codePage > 3 ? (codePageNames.get(codePage) ?? `windows-${codePage}`) : null

const codePageNames: ReadonlyMap<number, string> = new Map([
  [819, 'iso-8859-1'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [20_127, 'us-ascii'],
  [28_591, 'iso-8859-1'],
  [28_592, 'iso-8859-2'],
  [28_605, 'iso-8859-15'],
  [51_949, 'euc-kr'],
  [54_936, 'gb18030'],
  [65_001, 'utf-8'],
])
