import type { CellCounts } from '../../core/intake/column-type.ts'
import type { Survey } from './survey.ts'
import { firstRowsOf } from './tally.ts'

/** Something noticed and dealt with; the text stands under `guess.problem.<code>` in the locales. */
export type CsvProblem = { readonly code: string; readonly params: Readonly<Record<string, string | number>> }

/** What a person should know before importing: what was renamed, left out, or kept as text, and where. */
export const problemsOf = (survey: Survey): CsvProblem[] => [
  ...encodingProblems(survey),
  ...nameProblems(survey),
  ...rowProblems(survey),
  ...columnProblems(survey),
]

const encodingProblems = ({ measured, source }: Survey): CsvProblem[] => {
  if (!measured.notUtf8 || source.guess.encoding !== null || measured.notUtf8.mostlyUtf8) return []
  const { row, byte } = measured.notUtf8
  return [{ code: 'notUtf8', params: { row, byte } }]
}

const nameProblems = ({ columns, source, measured }: Survey): CsvProblem[] => {
  const renamed = source.dialect.header ? columns.renamed : []
  const dropped = measured.tally.columns - measured.columns
  return [
    ...renamed.map(({ column, name }) => ({ code: 'renamed', params: { column, name } })),
    ...(dropped > 0 ? [{ code: 'emptyColumns', params: { columns: dropped } }] : []),
  ]
}

const rowProblems = ({ measured }: Survey): CsvProblem[] => [
  ...(measured.blankRows > 0 ? [{ code: 'blankRows', params: { rows: measured.blankRows } }] : []),
  ...(measured.blankRowsAtEnd > 0 ? [{ code: 'blankRowsAtEnd', params: { rows: measured.blankRowsAtEnd } }] : []),
]

/** Columns that have numbers and stay text all the same. */
const columnProblems = ({ columns, types, counts, measured }: Survey): CsvProblem[] =>
  columns.names.flatMap((variable, column): CsvProblem[] => {
    const cells = counts[column] as CellCounts
    const rows = firstRowsOf(measured.tally, column)
    switch (types[column]?.reason) {
      case 'mixed':
        return [{ code: 'mixed', params: { variable, cells: cells.text, row: rows.text } }]
      case 'mixedMarks':
        return [{ code: 'mixedMarks', params: { variable, point: rows.point, comma: rows.comma } }]
      case 'otherMark':
        return [{ code: 'otherMark', params: { variable, row: Math.max(rows.point, rows.comma) } }]
      case 'unclearMark':
        return [{ code: 'unclearMark', params: { variable, row: Math.max(rows.pointOrGroup, rows.commaOrGroup) } }]
      default:
        return []
    }
  })
