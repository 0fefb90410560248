import type { Cell, Statistic } from '../../../main/contract/results.ts'
import type { Language } from '../../../main/contract/text.ts'
import { fieldFormat } from '../../../main/core/report/measure.ts'
import { formatInterval, formatNumber, numberRules } from '../../../main/core/report/number-format.ts'

/** Which of a cell's figures the table shows. */
export const figures = ['estimate', 'se', 'ci', 'cv', 'deff', 'n', 'cases'] as const
export type Figure = (typeof figures)[number]

/** Without a probability sample only counts and the figures themselves can be shown. */
export const figuresOf = (probability: boolean): readonly Figure[] =>
  probability ? figures : (['estimate', 'n', 'cases'] as const)

export const figureText = (cell: Cell, figure: Figure, statistic: Statistic, language: Language): string =>
  figure === 'ci'
    ? formatInterval(cell.ciLow, cell.ciHigh, fieldFormat('estimate', statistic), language)
    : formatNumber(cell[figure], fieldFormat(figure, statistic), language)

/** A figure as text that a spreadsheet takes for a number: percentages times 100, no groups, no sign. */
export const spreadsheetText = (
  value: number | null,
  field: Exclude<Figure, 'ci'> | 'ciLow' | 'ciHigh',
  statistic: Statistic,
  language: Language,
): string => {
  if (value === null || !Number.isFinite(value)) return ''
  const format = fieldFormat(field, statistic)
  const scaled = format.kind === 'percent' ? value * 100 : value
  const text = scaled.toFixed(format.kind === 'integer' ? 0 : format.decimals)
  return text.replace('.', numberRules[language].decimal)
}
