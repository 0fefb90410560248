import i18next, { type FormatterModule } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Language } from '../../main/contract/text.ts'
import { agreeing, type Texts as ReportTexts } from '../../main/core/report/texts.ts'
import en from '../../resources/locales/en.json'
import es from '../../resources/locales/es.json'

type Words = Readonly<Record<string, string>>
type WordFiles = Readonly<Record<string, Words>>

/** The texts of analyses that the kinds of study bring along, by their files. */
const kindWords: { readonly es: WordFiles; readonly en: WordFiles } = {
  es: import.meta.glob<Words>('../../resources/kinds/*/words/es.json', { eager: true, import: 'default' }),
  en: import.meta.glob<Words>('../../resources/kinds/*/words/en.json', { eager: true, import: 'default' }),
}
const merged = (files: WordFiles): Words => Object.assign({}, ...Object.values(files))

/** Keys of codes that arrive at run time: their texts are checked by the tests of the locales. */
type CodeKey =
  `${'failure' | 'link.level' | 'doctor' | 'guess' | 'cli.detected' | 'methodology.interval' | 'note' | 'phase' | 'verdict.reason' | 'quality.profile' | 'audit' | 'phases.item'}.${string}`
export type TextKey = keyof typeof es | CodeKey
export type TextParams = Readonly<Record<string, string | number>>
export type Texts = (key: TextKey, params?: TextParams) => string

/** What stands behind a comma in a parameter are the forms of a word. */
const wordForms: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value, forms = '') => agreeing(value, forms),
}

export const startTexts = (language: Language): Promise<unknown> =>
  i18next
    .use(initReactI18next)
    .use(wordForms)
    .init({
      resources: {
        es: { translation: { ...es, ...merged(kindWords.es) } },
        en: { translation: { ...en, ...merged(kindWords.en) } },
      },
      lng: language,
      fallbackLng: false,
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
    })

export const useLanguage = (): Language => useTranslation().i18n.language as Language

/** The texts of the chosen language; whoever uses them is drawn anew when it changes. */
export const useTexts = (): Texts => textsIn(useLanguage())

/** The same function every time, so that it tells nothing new to what is drawn with it. */
const known = new Map<Language, Texts>()

/** The texts of a language, which need not be the screen's. */
export const textsIn = (language: Language): Texts => {
  const texts = known.get(language) ?? rememberingTexts(language)
  known.set(language, texts)
  return texts
}

/** A page asks for the same hundreds of texts at every drawing: those without parameters are looked up once. */
const rememberingTexts = (language: Language): Texts => {
  const translate = i18next.getFixedT(language) as unknown as Texts
  const plain = new Map<TextKey, string>()
  return (key, params) => {
    if (params !== undefined) return translate(key, params)
    const text = plain.get(key) ?? translate(key)
    plain.set(key, text)
    return text
  }
}

/** The same texts for what is shared with the report, which puts its keys together as it goes. */
export const forReport = (t: Texts): ReportTexts => t as unknown as ReportTexts
