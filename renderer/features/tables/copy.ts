import type { Cell, ResultTable } from '../../../main/contract/results.ts'
import { inLanguage, type Language } from '../../../main/contract/text.ts'
import { numberRules } from '../../../main/core/report/number-format.ts'
import type { Value } from '../../../main/core/report/report.ts'
import { about } from '../../../main/core/report/scene.ts'
import { cellText, tabbedText } from '../../i18n/clipboard-text.ts'
import { forReport, type Texts } from '../../i18n/texts.ts'
import { edgesOf, type Range } from '../../ui/grid/range.ts'
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
  const lines = [
    [inLanguage(table.title, language)],
    [about(table, { language, texts: forReport(t), warnings: [] })],
    ...figureLines(table, layout, figure, numbers, t),
  ]
  return tabbedText(lines)
}

/** The figures of a range with the headings of its rows and columns, for a spreadsheet. */
export const rangeAsText = (
  table: ResultTable,
  layout: Layout,
  figure: Figure,
  range: Range,
  numbers: Language,
  t: Texts,
): string => {
  const { rows, columns } = edgesOf(range)
  const part = <Item>(items: readonly Item[]): Item[] => items.slice(columns[0], columns[1] + 1)
  const cut: Layout = {
    ...layout,
    across: layout.across && { ...layout.across, entries: part(layout.across.entries) },
    rows: layout.rows.slice(rows[0], rows[1] + 1).map((row) => ({ ...row, cells: part(row.cells) })),
  }
  return tabbedText(figureLines(table, cut, figure, numbers, t))
}

/** A figure alone, as a spreadsheet takes it. */
export const cellAsText = (table: ResultTable, cell: Cell, figure: Figure, numbers: Language): string =>
  figureTexts(table, cell, figure, numbers).join('\t')

const fieldsOf = (figure: Figure) => (figure === 'ci' ? (['ciLow', 'ciHigh'] as const) : ([figure] as const))

const figureTexts = (table: ResultTable, cell: Cell | undefined, figure: Figure, numbers: Language): string[] =>
  fieldsOf(figure).map((field) => (cell ? spreadsheetText(cell[field], field, table.statistic, numbers) : ''))

/** The headings of the columns, then each row with its own. */
const figureLines = (
  table: ResultTable,
  { down, across, rows }: Layout,
  figure: Figure,
  numbers: Language,
  t: Texts,
): string[][] => {
  const heading = (label: string): string[] =>
    figure === 'ci' ? [`${label} ${t('tables.copy.low')}`, `${label} ${t('tables.copy.high')}`] : [label]
  const labels = across ? across.entries.map(({ label }) => label) : [t(`tables.figure.${figure}`)]
  return [
    [...down.map(({ label }) => label), ...labels.flatMap(heading)],
    ...rows.map(({ heads, cells }) => [
      ...heads.map(({ label }) => label),
      ...cells.flatMap((cell) => figureTexts(table, cell, figure, numbers)),
    ]),
  ]
}

/** A value of a comparison or a test as text that a spreadsheet takes for what it is. */
export const valueAsText = (value: Value, language: Language): string => {
  if (typeof value === 'string') return cellText(value)
  return value.number === null ? '' : String(value.number).replace('.', numberRules[language].decimal)
}
