import type { ComparisonTable } from '../../contract/comparison.ts'
import type { Language } from '../../contract/text.ts'
import { reportComparison } from '../../core/report/comparison/report-comparison.ts'
import type { GridCell, ReportTable } from '../../core/report/report.ts'
import type { Texts } from '../texts.ts'
import { aligned } from './table-text.ts'

/** A comparison as lines for a terminal: title, what is compared, a line per comparison with its test, the notes. */
export const comparisonAsText = (comparison: ComparisonTable, language: Language, texts: Texts): string => {
  return reportTableAsText(reportComparison(comparison, 0, { language, texts, warnings: [] }))
}

/** A table of the report as lines: title, facts, its rows, its notes. */
export const reportTableAsText = ({ title, facts, grid, notes }: ReportTable): string => {
  const head = (grid.head[0] ?? []).map(({ text }) => text)
  const rows = grid.groups.flatMap(({ header, rows }) =>
    rows.map((row) => [[header, row.header].filter((text) => text !== '').join(' · '), ...row.cells.map(shown)]),
  )
  const about = facts.map(({ term, text }) => `${term}: ${text}`).join(' · ')
  return [title, about, ...aligned([head, ...rows], 1), ...notes].join('\n')
}

const shown = ({ text, mark }: GridCell): string => (mark === null ? text : `${text} ${mark.glyph} ${mark.word}`)
