import type { Survey } from './survey.ts'
import { firstRowsOf } from './tally.ts'

export const csvProblemCodes = [
  'notUtf8',
  'renamed',
  'emptyColumns',
  'blankRows',
  'blankRowsAtEnd',
  'mixed',
  'mixedMarks',
  'otherMark',
  'unclearMark',
] as const

/** Something noticed and dealt with; the text stands under `guess.problem.<code>` in the locales. */
export type CsvProblem = {
  readonly code: (typeof csvProblemCodes)[number]
  readonly params: Readonly<Record<string, string | number>>
}

/** What a person should know before importing: what was renamed, left out, or kept as text, and where. */
export const problemsOf = (survey: Survey): CsvProblem[] => [
  ...encodingProblems(survey),
  ...nameProblems(survey),
  ...rowProblems(survey),
  ...columnProblems(survey),
]

const problem = (code: CsvProblem['code'], params: CsvProblem['params']): CsvProblem => ({ code, params })

const encodingProblems = ({ measured, source }: Survey): CsvProblem[] => {
  if (!measured.notUtf8 || source.guess.encoding !== null || measured.notUtf8.mostlyUtf8) return []
  const { row, byte } = measured.notUtf8
  return [problem('notUtf8', { row, byte })]
}

const nameProblems = ({ columns, source, measured }: Survey): CsvProblem[] => {
  const renamed = source.dialect.header ? columns.renamed : []
  const dropped = measured.tally.columns - measured.columns
  return [
    ...renamed.map(({ column, name }) => problem('renamed', { column, name })),
    ...(dropped > 0 ? [problem('emptyColumns', { columns: dropped })] : []),
  ]
}

const rowProblems = ({ measured: { blankRows, blankRowsAtEnd } }: Survey): CsvProblem[] => [
  ...(blankRows > 0 ? [problem('blankRows', { rows: blankRows })] : []),
  ...(blankRowsAtEnd > 0 ? [problem('blankRowsAtEnd', { rows: blankRowsAtEnd })] : []),
]

/** Columns that have numbers and stay text all the same. */
const columnProblems = ({ columns, types, counts, measured }: Survey): CsvProblem[] =>
  columns.names.flatMap((variable, column) => {
    const rows = firstRowsOf(measured.tally, column)
    switch (types[column]?.reason) {
      case 'mixed':
        return [problem('mixed', { variable, cells: counts[column]?.text ?? 0, row: rows.text })]
      case 'mixedMarks':
        return [problem('mixedMarks', { variable, point: rows.point, comma: rows.comma })]
      case 'otherMark':
        return [problem('otherMark', { variable, row: Math.max(rows.point, rows.comma) })]
      case 'unclearMark':
        return [problem('unclearMark', { variable, row: Math.max(rows.pointOrGroup, rows.commaOrGroup) })]
      default:
        return []
    }
  })
