import { createContext, useCallback, useContext } from 'react'
import type { Settings } from '../../main/contract/desktop.ts'
import type { Language } from '../../main/contract/text.ts'
import { formatNumber, integer, type NumberFormat } from '../../main/core/report/number-format.ts'
import { useLanguage } from './texts.ts'

/** How the person at the screen wants numbers written. */
export const NumbersContext = createContext<Settings['numbers']>('language')

/** The language whose rules numbers on the screen follow: decimal comma and thin spaces, or decimal point and commas. */
export const useNumberLanguage = (): Language => {
  const language = useLanguage()
  const numbers = useContext(NumbersContext)
  return numbers === 'language' ? language : numbers === 'comma' ? 'es' : 'en'
}

/** Whole numbers as the reports write them, in the style of the screen. */
export const useCount = (): ((value: number) => string) => {
  const language = useNumberLanguage()
  return useCallback((value) => formatNumber(value, integer, language), [language])
}

/** Numbers of any format as the reports write them, in the style of the screen; null is a dash. */
export const useFigure = (): ((value: number | null, format: NumberFormat) => string) => {
  const language = useNumberLanguage()
  return (value, format) => formatNumber(value, format, language)
}

/** A moment (ISO 8601) in the time of this computer. */
export const useMoment = (): ((iso: string) => string) => {
  const language: Language = useLanguage()
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  return (iso) => format.format(new Date(iso))
}
