/** The engine takes no passphrase shorter than this. */
export const shortestPassphrase = 12

export type Strength = { readonly level: 'short' | 'weak' | 'fair' | 'strong'; readonly missing: number }

/** Guesses, as powers of two, that a passphrase should stand: fair and strong. */
const fairBits = 45
const strongBits = 60

/**
 * How hard a passphrase is to guess, roughly and on the low side: an unusual word counts for about one in 2,000
 * (11 bits), a character outside of words for one in 64; what repeats or follows its neighbour counts for little.
 */
export const strengthOf = (passphrase: string): Strength => {
  const missing = Math.max(0, shortestPassphrase - [...passphrase].length)
  if (missing > 0) return { level: 'short', missing }
  const words = [...new Set(passphrase.toLowerCase().match(/\p{L}+/gu) ?? [])]
  const wordBits = words.reduce((sum, word) => sum + Math.min(11, surprises(word) * 2.75), 0)
  const otherBits = surprises(passphrase.replace(/[\p{L}\s]+/gu, '')) * 4
  const bits = wordBits + otherBits
  return { level: bits < fairBits ? 'weak' : bits < strongBits ? 'fair' : 'strong', missing: 0 }
}

/** Characters that neither repeat the one before nor follow it in the alphabet or on the row of digits. */
const surprises = (text: string): number => {
  const points = [...text].map((character) => character.codePointAt(0) ?? 0)
  return points.filter((point, place) => place === 0 || Math.abs(point - (points[place - 1] ?? 0)) > 1).length
}
