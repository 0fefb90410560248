import type { Cell, ResultTable } from '../../../main/contract/results.ts'
import { inLanguage, type Language } from '../../../main/contract/text.ts'
import { numberRules } from '../../../main/core/report/number-format.ts'
import type { Value } from '../../../main/core/report/report.ts'
import { about } from '../../../main/core/report/scene.ts'
import { cellText, tabbedText } from '../../i18n/clipboard-text.ts'
import { forReport, type Texts } from '../../i18n/texts.ts'
import { type Figure, spreadsheetText } from './figures.ts'
import type { Layout } from './layout.ts'

/** The table as tab-separated text, with its title and what its figures are of, for a spreadsheet. */
export const tableAsText = (
  table: ResultTable,
  layout: Layout,
  figure: Figure,
  { language, numbers }: { readonly language: Language; readonly numbers: Language },
  t: Texts,
): string => {
  const { down, across, rows } = layout
  const columns = figure === 'ci' ? (['ciLow', 'ciHigh'] as const) : ([figure] as const)
  const heading = (label: string): string[] =>
    figure === 'ci' ? [`${label} ${t('tables.copy.low')}`, `${label} ${t('tables.copy.high')}`] : [label]
  const labels = across ? across.entries.map(({ label }) => label) : [t(`tables.figure.${figure}`)]
  const figures = (cell: Cell | undefined): string[] =>
    columns.map((field) => (cell ? spreadsheetText(cell[field], field, table.statistic, numbers) : ''))
  const lines = [
    [inLanguage(table.title, language)],
    [about(table, { language, texts: forReport(t), warnings: [] })],
    [...down.map(({ label }) => label), ...labels.flatMap(heading)],
    ...rows.map(({ heads, cells }) => [...heads.map(({ label }) => label), ...cells.flatMap(figures)]),
  ]
  return tabbedText(lines)
}

/** A value of a comparison or a test as text that a spreadsheet takes for what it is. */
export const valueAsText = (value: Value, language: Language): string => {
  if (typeof value === 'string') return cellText(value)
  return value.number === null ? '' : String(value.number).replace('.', numberRules[language].decimal)
}
