import type { Language } from '../../main/contract/text.ts'
import { formatNumber, integer, type NumberFormat } from '../../main/core/report/number-format.ts'
import { useLanguage } from './texts.ts'

/** Whole numbers as the reports write them. */
export const useCount = (): ((value: number) => string) => {
  const language = useLanguage()
  return (value) => formatNumber(value, integer, language)
}

/** Numbers of any format as the reports write them; null is a dash. */
export const useFigure = (): ((value: number | null, format: NumberFormat) => string) => {
  const language = useLanguage()
  return (value, format) => formatNumber(value, format, language)
}

/** A moment (ISO 8601) in the time of this computer. */
export const useMoment = (): ((iso: string) => string) => {
  const language: Language = useLanguage()
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  return (iso) => format.format(new Date(iso))
}
