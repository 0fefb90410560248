import { inLanguage, type Localized } from '../../../contract/text.ts'
import type { AxisEntry } from '../axes.ts'
import type { Scene } from '../scene.ts'
import { type Grammar, grammars } from './grammar/grammar.ts'

/** How things are called inside a sentence. */
export type Names = {
  readonly grammar: Grammar
  /** A category as it stands in a sentence beside the others of its axis. */
  readonly category: (entry: AxisEntry, all: readonly AxisEntry[]) => string
  /** A variable by its label, as in "según sexo". */
  readonly variable: (label: string) => string
  /** A free text as it is where nothing in it disturbs the sentence, else in quotation marks. */
  readonly free: (text: string) => string
  /** A label as it is, in quotation marks. */
  readonly cited: (label: string) => string
  /** A noun with and without its article, "las familias desplazadas"; null where its gender is not known. */
  readonly noun: (text: string) => { readonly withArticle: string; readonly bare: string } | null
  /** A group that figures are told apart by, as it stands after "en": "las mujeres", "«Urbana»", "San Salvador". */
  readonly group: (entry: AxisEntry, all: readonly AxisEntry[]) => string
  /** What an author wrote for use inside a sentence; null where nothing is written. */
  readonly written: (text: Localized | undefined) => string | null
}

/**
 * Names after the words that the language knows: those lose their capital, and universes among them get their article.
 * Lists of proper names, in which some name has a second capital ("San Salvador"), stay as they are. Any other label
 * is cited, so that no gender, capital or boundary of a label is guessed.
 */
export const namesIn = ({ language, texts }: Pick<Scene, 'language' | 'texts'>): Names => {
  const grammar = grammars[language]
  const common = new Set(wordsOf(texts('narrative.words')))
  const articles = articlesOf(texts('narrative.nouns'))
  const cited = (label: string): string => grammar.quote(escaped(tidied(label) || nameless))
  const small = (label: string): string | null => {
    const text = tidied(label)
    const [first = ''] = text.split(' ')
    if (!isPlain(text) || text.includes(',') || (/^\p{Lu}/u.test(first) && !common.has(first.toLowerCase())))
      return null
    return text.charAt(0).toLowerCase() + text.slice(1)
  }
  const noun = (text: string) => {
    const name = tidied(text)
    const article = articles.get((name.split(' ')[0] ?? '').toLowerCase())
    if (article === undefined || !isPlain(name)) return null
    const bare = name.charAt(0).toLowerCase() + name.slice(1)
    return { withArticle: `${article} ${bare}`.trim(), bare }
  }
  return {
    grammar,
    cited,
    category: ({ label, code }, all) => {
      const text = tidied(label)
      return small(label) ?? (areProper(all) && isPlain(text) ? text : cited(text || (code ?? '')))
    },
    free: (text) => (isPlain(tidied(text)) ? tidied(text) : cited(text)),
    variable: (label) => small(label) ?? cited(label),
    noun,
    group: (entry, all) => {
      const text = tidied(entry.label)
      if (/^\d{4}$/.test(text)) return text
      return noun(text)?.withArticle ?? (areProper(all) && isPlain(text) ? text : cited(text || (entry.code ?? '')))
    },
    written: (text) => escaped(tidied(inLanguage(text, language))) || null,
  }
}

const wordsOf = (text: string): string[] => text.split(' ')

/** "las: personas familias; el: total" as the article of each noun; a colon alone where nouns stand without one. */
const articlesOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split(';').flatMap((part) => {
      const [article = '', nouns = ''] = part.split(':').map((side) => side.trim())
      return wordsOf(nouns).map((noun) => [noun, article] as const)
    }),
  )

/** One line without the full stop that would end the sentence, and without signs that cannot be seen. */
const tidied = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .replace(/[\s.;:,]+$/u, '')

/** Some name among them has a second capital, as "San Salvador" has. */
const areProper = (entries: readonly AxisEntry[]): boolean =>
  entries.some(({ label }) => isPlain(label) && /^\p{Lu}\S* \p{Lu}/u.test(label))

/** Nothing in it can be taken for a part of the sentence around it. */
const isPlain = (text: string): boolean =>
  /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ,'’ºª°%+/–-]|\([\p{L}\p{M}\p{N} ,'’%+/–-]+\)|\.(?=[\p{L}\p{N}]))*$/u.test(text)

/** What is cited where there is no name at all. */
const nameless = '–'

/** Braces as a bound text holds them. */
const escaped = (text: string): string => text.replace(/[{}]/g, (brace) => brace + brace)
