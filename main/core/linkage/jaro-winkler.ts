/** Letters of the common beginning that raise the similarity, and by how much each. */
const longestPrefix = 4
const prefixShare = 0.1

const longest = 64
const takenFirst = new Uint8Array(longest)
const takenSecond = new Uint8Array(longest)

/**
 * The Jaro-Winkler similarity of two words, 0 to 1 (Winkler 1990, "String comparator metrics and enhanced decision rules
 * in the Fellegi-Sunter model of record linkage"): Jaro's j = (c/|a| + c/|b| + (c − t)/c) / 3 for c common letters, at
 * most half the longer word minus one apart, of which 2t are in another order; then j + l·0.1·(1 − j) for l letters of
 * common beginning, at most four. 0 when either word is empty; of longer words 64 letters are compared.
 */
export const jaroWinkler = (a: string, b: string): number => {
  if (a === b) return a === '' ? 0 : 1
  const [first, second] = [Math.min(a.length, longest), Math.min(b.length, longest)]
  const common = commonLetters(a, b, first, second)
  if (common === 0) return 0
  const jaro = (common / first + common / second + (common - transpositions(a, b, first, second)) / common) / 3
  let prefix = 0
  while (prefix < Math.min(longestPrefix, first, second) && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++
  return jaro + prefix * prefixShare * (1 - jaro)
}

/** Marks the letters that both words have within reach of one another, and counts them. */
const commonLetters = (a: string, b: string, first: number, second: number): number => {
  const reach = Math.max(0, (Math.max(first, second) >> 1) - 1)
  takenFirst.fill(0, 0, first)
  takenSecond.fill(0, 0, second)
  let common = 0
  for (let i = 0; i < first; i++) {
    const letter = a.charCodeAt(i)
    for (let j = Math.max(0, i - reach); j < Math.min(second, i + reach + 1); j++) {
      if (takenSecond[j] === 1 || b.charCodeAt(j) !== letter) continue
      takenFirst[i] = 1
      takenSecond[j] = 1
      common++
      break
    }
  }
  return common
}

/** Half the number of common letters that stand in another order. */
const transpositions = (a: string, b: string, first: number, second: number): number => {
  let j = 0
  let moved = 0
  for (let i = 0; i < first; i++) {
    if (takenFirst[i] === 0) continue
    while (j < second && takenSecond[j] === 0) j++
    if (a.charCodeAt(i) !== b.charCodeAt(j)) moved++
    j++
  }
  return moved / 2
}
