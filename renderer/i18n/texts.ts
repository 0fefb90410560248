import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Language } from '../../main/contract/text.ts'
import type { Texts as ReportTexts } from '../../main/core/report/texts.ts'
import en from '../../resources/locales/en.json'
import es from '../../resources/locales/es.json'

/** Keys of codes that arrive at run time: their texts are checked by the tests of the locales. */
type CodeKey =
  `${'failure' | 'link.level' | 'doctor' | 'guess' | 'cli.detected' | 'methodology.interval' | 'note' | 'phase' | 'verdict.reason' | 'quality.profile' | 'audit' | 'phases.item'}.${string}`
export type TextKey = keyof typeof es | CodeKey
export type TextParams = Readonly<Record<string, string | number>>
export type Texts = (key: TextKey, params?: TextParams) => string

export const startTexts = (language: Language): Promise<unknown> =>
  i18next.use(initReactI18next).init({
    resources: { es: { translation: es }, en: { translation: en } },
    lng: language,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  })

export const useLanguage = (): Language => useTranslation().i18n.language as Language

/** The texts of the chosen language; whoever uses them is drawn anew when it changes. */
export const useTexts = (): Texts => textsIn(useLanguage())

/** The texts of each language, the same function every time, so that it tells nothing new to what is drawn with it. */
const known = new Map<Language, Texts>()

const textsIn = (language: Language): Texts => {
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
