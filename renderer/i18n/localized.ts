import type { Language, Localized } from '../../main/contract/text.ts'

/** A text in both languages, as two fields of a form hold it. */
export type Both = { readonly es: string; readonly en: string }

/** A text of the plan for two fields; one without a language stands in that of the screen. */
export const bothOf = (text: Localized | undefined, language: Language): Both =>
  typeof text === 'string' ? { es: '', en: '', [language]: text } : { es: text?.es ?? '', en: text?.en ?? '' }

/** What two fields say, for the plan; a field left blank says nothing. */
export const localizedOf = ({ es, en }: Both): Localized => ({
  ...(es.trim() === '' ? {} : { es: es.trim() }),
  ...(en.trim() === '' ? {} : { en: en.trim() }),
})

/** A text of which one language was seen and perhaps changed; the other one is kept while this one stays as it was. */
export const changedText = (before: Localized, typed: string, language: Language): Localized => {
  const text = typed.trim()
  const shown = typeof before === 'string' ? before : (before[language] ?? before.es ?? before.en ?? '')
  if (text === shown) return before
  return typeof before === 'string' ? text : { ...before, [language]: text }
}
