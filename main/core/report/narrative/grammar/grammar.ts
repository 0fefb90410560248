import type { Language } from '../../../../contract/text.ts'
import { english } from './en.ts'
import { spanish } from './es.ts'

/** What a language does to words that stand beside each other; everything else is in its texts. */
export type Grammar = {
  /** "a, b y c", with the conjunction as it sounds before the last item. */
  readonly list: (items: readonly string[]) => string
  /** Runs together what the language runs together: "de el" is "del". */
  readonly contract: (sentence: string) => string
  /** "1.er", "2nd": a rank before a noun that is masculine where the language has genders. */
  readonly ordinal: (rank: number) => string
  /** A name as it is cited, with the marks that it may hold itself turned into inner ones. */
  readonly quote: (name: string) => string
}

/** One entry for each language of the product. */
export const grammars: Readonly<Record<Language, Grammar>> = { es: spanish, en: english }
