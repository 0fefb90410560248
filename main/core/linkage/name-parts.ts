/** A name as its parts for comparison, in the order written: plain letters, and how each part sounds. */
export type NameParts = { readonly plain: readonly string[]; readonly sound: readonly string[] }

/** Words inside names that say nothing of who it is. */
const particles = new Set([
  'de',
  'del',
  'la',
  'las',
  'los',
  'el',
  'y',
  'e',
  'da',
  'do',
  'dos',
  'van',
  'von',
  'viuda',
  'vda',
])

/**
 * The parts of a person's name: lower case, without accents, split at everything that is no letter, without particles
 * ("Ma. José de la O López" is ma, jose, o, lopez). None in a text without letters.
 */
export const nameParts = (text: string): NameParts => {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
  const bearing = words.filter((word) => !particles.has(word))
  const plain = (bearing.length > 0 ? bearing : words).slice(0, mostParts)
  return { plain, sound: plain.map(soundOf) }
}

/** More parts than any name has; what follows is not compared. */
const mostParts = 8

/**
 * How a word sounds in the Spanish of the region, so that spellings of one name fall together: b and v, s, z and soft c,
 * silent h, ll and y, g before e and j and x, qu, k and c, ph and f, w and u, doubled letters. Our own rules after the
 * idea of phonetic codes for Spanish (Mosquera, Lloret & Moreda 2012, "Towards facilitating the accessibility of web 2.0
 * texts through text normalisation").
 */
export const soundOf = (word: string): string =>
  word
    .replace(/ph/g, 'f')
    .replace(/(?<!c)h/g, '')
    .replace(/^x|x(?=[aeiou])/g, 'j')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/gu(?=[ei])/g, 'g')
    .replace(/qu|q|k|c(?![eihy])/g, 'k')
    .replace(/c(?=[eiy])|z|x/g, 's')
    .replace(/ch/g, 'C')
    .replace(/v/g, 'b')
    .replace(/ll|y|i(?=[aeou])/g, 'y')
    .replace(/w/g, 'u')
    .replace(/(.)\1+/g, '$1')
