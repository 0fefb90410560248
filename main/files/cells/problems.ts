import type { ColumnTally } from './column-tally.ts'
import type { CellTable } from './table.ts'

/** Something noticed and dealt with; the text stands under `guess.problem.<code>` in the locales. */
export type TableProblem = { readonly code: string; readonly params: Readonly<Record<string, string | number>> }

/** What a person should know before importing: what was renamed, left out, or kept as text, and where. */
export const problemsOf = (table: CellTable): TableProblem[] => [
  ...table.columns.renamed.map(({ column, name }) => ({ code: 'renamed', params: { column, name } })),
  ...counted('emptyColumns', 'columns', table.emptyColumns),
  ...counted('blankRows', 'rows', table.tally.blankRows),
  ...counted('blankRowsAtEnd', 'rows', table.tally.blankRowsAtEnd),
  ...table.columns.names.flatMap((variable, column) => columnProblems(table, variable, column)),
]

const counted = (code: string, name: string, count: number): TableProblem[] =>
  count > 0 ? [{ code, params: { [name]: count } }] : []

const columnProblems = (table: CellTable, variable: string, column: number): TableProblem[] => {
  const tally = table.tallies[column] as ColumnTally
  const errors = tally.count('error')
  return [
    ...(errors > 0 ? [{ code: 'errors', params: { variable, cells: errors, row: tally.firstRow('error') } }] : []),
    ...textProblems(table, variable, column, tally),
  ]
}

/** Columns that have numbers, moments or booleans and stay text all the same. */
const textProblems = ({ plans }: CellTable, variable: string, column: number, tally: ColumnTally): TableProblem[] => {
  const first = tally.firstRow.bind(tally)
  switch (plans[column]?.reason) {
    case 'mixed':
      return [{ code: 'mixed', params: { variable, cells: tally.count('text'), row: first('text') } }]
    case 'mixedKinds':
      return [{ code: 'mixedKinds', params: { variable } }]
    case 'mixedMarks':
      return [{ code: 'mixedMarks', params: { variable, point: first('point'), comma: first('comma') } }]
    case 'otherMark':
      return [{ code: 'otherMark', params: { variable, row: Math.max(first('point'), first('comma')) } }]
    case 'unclearMark':
      return [{ code: 'unclearMark', params: { variable, row: first('pointOrGroup', 'commaOrGroup') } }]
    default:
      return []
  }
}
