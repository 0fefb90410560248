import type { Language } from '../../contract/text.ts'
import type { Texts } from '../report/texts.ts'

/** A text in both languages of the product. */
export type Bilingual = { readonly es: string; readonly en: string }
export type Params = Readonly<Record<string, string | number | Bilingual>>

/** The sentence of a key in both languages; parameters may differ between them. */
export type Wording = (key: string, params?: Params) => Bilingual

export const wordingOf =
  (texts: { readonly [L in Language]: Texts }): Wording =>
  (key, params = {}) => ({ es: texts.es(key, inOne(params, 'es')), en: texts.en(key, inOne(params, 'en')) })

/** The same change of both texts. */
export const each = (text: Bilingual, change: (text: string, language: Language) => string): Bilingual => ({
  es: change(text.es, 'es'),
  en: change(text.en, 'en'),
})

const inOne = (params: Params, language: Language): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? value[language] : value]),
  )
