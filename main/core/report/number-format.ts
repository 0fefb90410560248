import type { Language } from '../../contract/text.ts'

/** How a number is printed. Percentages and percentage points are kept as shares (0–1) and printed times 100. */
export type NumberFormat =
  | { readonly kind: 'integer' }
  | { readonly kind: 'decimal'; readonly decimals: number }
  | { readonly kind: 'percent'; readonly decimals: number }
  | { readonly kind: 'points'; readonly decimals: number }
  | { readonly kind: 'p'; readonly decimals: number }

export const integer: NumberFormat = { kind: 'integer' }
export const decimal = (decimals: number): NumberFormat => ({ kind: 'decimal', decimals })
export const percent = (decimals: number): NumberFormat => ({ kind: 'percent', decimals })

/** Differences of percentages: no sign %, because 10 points less than 50 % are not 10 % less. */
export const points = (decimals: number): NumberFormat => ({ kind: 'points', decimals })

/** A p value: no test has one of 0, so that below the last decimal it is told as smaller than that. */
export const pValue = { kind: 'p', decimals: 3 } as const satisfies NumberFormat

/** The smallest number other than 0 that a format prints. */
export const leastOf = ({ decimals }: { readonly decimals: number }): number => 10 ** -decimals

/** Printed where a figure is not defined. */
export const undefinedSymbol = '–'

/** Printed in place of a figure that is not disclosed, whatever the reason it is hidden for. */
export const hiddenSymbol = '[c]'

/** The few rules of each language, by hand: tables of the machine differ between versions, bytes must not. */
export const numberRules = {
  // Real Academia Española, Ortografía (2010): groups of three from five digits on, space before the sign %.
  es: { decimal: ',', group: '\u202f', groupFrom: 5, percentSign: '\u00a0%' },
  en: { decimal: '.', group: ',', groupFrom: 4, percentSign: '%' },
} as const

/**
 * A number as text in `language`: 0.543 as percent with one decimal is "54,3 %" or "54.3%", a p value of 0.0002 is
 * "< 0,001"; null is a dash.
 */
export const formatNumber = (value: number | null, format: NumberFormat, language: Language): string => {
  if (value === null || !Number.isFinite(value)) return undefinedSymbol
  if (format.kind === 'p' && value < leastOf(format)) return `< ${digits(leastOf(format), format, language)}`
  const sign = format.kind === 'percent' ? numberRules[language].percentSign : ''
  return digits(value, format, language) + sign
}

/** A number as it was written, in `language`: with all of its decimals, and without groups, so that a year stays one. */
export const plainNumber = (value: number, language: Language): string =>
  String(value).replace('.', numberRules[language].decimal).replace('-', '−')

/** An interval without unit sign, "51,2–57,4"; with a word between its ends when one of them is negative. */
export const formatInterval = (
  low: number | null,
  high: number | null,
  format: NumberFormat,
  language: Language,
): string => {
  if (low === null || high === null || !Number.isFinite(low) || !Number.isFinite(high)) return undefinedSymbol
  const between = low >= 0 ? '–' : language === 'es' ? ' a ' : ' to '
  return digits(low, format, language) + between + digits(high, format, language)
}

const digits = (value: number, format: NumberFormat, language: Language): string => {
  const scaled = format.kind === 'percent' || format.kind === 'points' ? value * 100 : value
  const fixed = Math.abs(scaled).toFixed(format.kind === 'integer' ? 0 : format.decimals)
  const [whole = '', fraction] = fixed.split('.')
  const rules = numberRules[language]
  const grouped = whole.length < rules.groupFrom ? whole : whole.replace(/\B(?=(\d{3})+$)/g, rules.group)
  const isNegative = scaled < 0 && /[1-9]/.test(fixed)
  return (isNegative ? '−' : '') + grouped + (fraction === undefined ? '' : rules.decimal + fraction)
}
