import { jaroWinkler } from './jaro-winkler.ts'
import type { NameParts } from './name-parts.ts'

/** The levels at which two names can agree, from none to all. */
export const nameLevels = ['different', 'partly', 'nearly', 'same'] as const

/** From here two words are one and the same with a slip of the pen (Winkler 1990). */
const nearlySame = 0.92
const partlySame = 0.84

/**
 * How far two names agree, in whatever order their parts stand: `same` (3) with the same parts; `nearly` (2) when each
 * part of the shorter name, of two parts at least, has its own partner that sounds the same, is very similar or is its
 * initial (so that second names and surnames may be left out); `partly` (1) when half of the parts of the shorter name
 * have a partner, or all a weaker one; else `different` (0). Partners are taken greedily.
 */
export const compareNames = (a: NameParts, b: NameParts): number => {
  const [short, long] = a.plain.length <= b.plain.length ? [a, b] : [b, a]
  let taken = 0
  let exact = 0
  let near = 0
  let weak = 0
  for (let i = 0; i < short.plain.length; i++) {
    let best = 0
    let partner = -1
    for (let j = 0; j < long.plain.length && best < 1; j++) {
      if (taken & (1 << j)) continue
      const similarity = similarityOf(short, i, long, j)
      if (similarity > best) [best, partner] = [similarity, j]
    }
    if (best < partlySame) continue
    taken |= 1 << partner
    weak++
    if (best >= nearlySame) near++
    if (best === 1) exact++
  }
  const parts = short.plain.length
  if (exact === parts && parts === long.plain.length) return 3
  if (near === parts && parts >= 2) return 2
  return (2 * near >= parts && near > 0) || weak === parts ? 1 : 0
}

const soundsSame = 0.97
const isInitial = 0.93

const similarityOf = (a: NameParts, i: number, b: NameParts, j: number): number => {
  const [first, second] = [a.plain[i] as string, b.plain[j] as string]
  if (first === second) return 1
  if (a.sound[i] === b.sound[j]) return soundsSame
  if (first.length === 1 || second.length === 1) return first.charCodeAt(0) === second.charCodeAt(0) ? isInitial : 0
  return jaroWinkler(first, second)
}
