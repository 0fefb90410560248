import type { Grammar } from './grammar.ts'
import { listed } from './listed.ts'

/** Spanish, after the Nueva gramática (2009) and the Ortografía (2010) of the Real Academia Española. */
export const spanish: Grammar = {
  // "e" before the sound i, not before the diphthongs of "hierro" and "iones".
  list: (items) => listed(items, (last) => (/^[^\p{L}\p{N}]*h?[ií](?![aeoáéó])/iu.test(last) ? 'e' : 'y')),
  // Only the article, which is written small: "de El Salvador" stays.
  contract: (sentence) => sentence.replace(/(?<!\p{L})([Dd]e|[Aa]) el (?=\S)/gu, '$1l '),
  ordinal: (rank) => `${rank}.${rank === 1 || rank === 3 ? 'er' : 'º'}`,
  quote: (name) => `«${name.replace(/[«“„]/g, '‘').replace(/[»”]/g, '’')}»`,
}
