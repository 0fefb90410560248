import type { ComparisonCell, ComparisonTable, Significance } from '../../../contract/comparison.ts'
import { inLanguage } from '../../../contract/text.ts'
import type { Mark } from '../marks.ts'
import { fieldFormat } from '../measure.ts'
import { decimal, formatNumber, integer, leastOf, type NumberFormat, points, pValue } from '../number-format.ts'
import type { Scene } from '../scene.ts'
import type { Texts } from '../texts.ts'

/** The numbers of a comparison that a text can be bound to and a table can show. */
export const comparisonFields = [
  'firstEstimate',
  'secondEstimate',
  'estimate',
  'se',
  'ciLow',
  'ciHigh',
  't',
  'df',
  'p',
  'pHolm',
  'n',
] as const satisfies readonly (keyof ComparisonCell)[]
export type ComparisonField = (typeof comparisonFields)[number]

type Measured = Pick<ComparisonTable, 'compare' | 'statistic'>

/** How a field of a comparison is printed when nothing else is asked: differences of percentages as points. */
export const comparisonFormat = (field: ComparisonField, { compare, statistic }: Measured): NumberFormat => {
  const figure = fieldFormat('estimate', statistic)
  switch (field) {
    case 'firstEstimate':
    case 'secondEstimate':
      return figure
    case 'estimate':
    case 'ciLow':
    case 'ciHigh':
      return withMore(figure, compare === 'trend' ? 1 : 0)
    case 'se':
      return withMore(figure, compare === 'trend' ? 2 : 1)
    case 't':
      return decimal(2)
    case 'p':
    case 'pHolm':
      return pValue
    case 'df':
    case 'n':
      return integer
  }
}

const withMore = (format: NumberFormat, more: number): NumberFormat => {
  if (format.kind === 'integer') return more === 0 ? integer : decimal(more)
  return format.kind === 'decimal' ? decimal(format.decimals + more) : points(format.decimals + more)
}

/** "p = 0,012", "p < 0,001"; a dash where there is no test. */
export const pText = (p: number | null, { language, texts }: Pick<Scene, 'language' | 'texts'>): string => {
  const shown = formatNumber(p, pValue, language)
  if (p === null) return shown
  return texts(p < leastOf(pValue) ? 'comparison.p.below' : 'comparison.p.equal', { p: shown })
}

/** Signs that stay apart without colour, beside the word. */
export const significanceGlyphs = { significant: '*', notSignificant: '○', notTested: '–' } as const

/** What a test says, as a sign with its word. */
export const significanceMark = (significance: Significance, texts: Texts): Mark => ({
  level: significance,
  glyph: significanceGlyphs[significance],
  word: texts(`comparison.significance.${significance}`),
})

/** "* significativa". */
export const significanceText = (significance: Significance, texts: Texts): string => {
  const { glyph, word } = significanceMark(significance, texts)
  return `${glyph} ${word}`
}

/** What a comparison is measured in: points where figures are percentages, per unit of the scores for a slope. */
export const comparisonUnit = (comparison: ComparisonTable, { language, texts }: Scene): string => {
  const own = inLanguage(comparison.unit, language)
  const unit =
    comparisonFormat('estimate', comparison).kind === 'points' ? texts('comparison.unit.points', { unit: own }) : own
  const [along] = comparison.compared
  if (comparison.compare !== 'trend' || !along) return unit
  return texts('comparison.unit.slope', { unit, along: inLanguage(along.label, language) || along.variable })
}
