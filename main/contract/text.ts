import { z } from 'zod'

/** The languages of the product: Spanish first, English second, both complete. */
export const languages = ['es', 'en'] as const
export const Language = z.enum(languages)
export type Language = z.infer<typeof Language>

/** A text a person wrote: one string for every language, or one per language. */
export const Localized = z.union([z.string(), z.strictObject({ es: z.string().optional(), en: z.string().optional() })])
export type Localized = z.infer<typeof Localized>

/** The text in `language`, else in the other one, else empty. */
export const inLanguage = (text: Localized | undefined, language: Language): string => {
  if (text === undefined) return ''
  if (typeof text === 'string') return text
  return text[language] ?? text.es ?? text.en ?? ''
}
