import { formatNumber } from '../../core/report/number-format.ts'
import type { Fact, Grid, Records, Report, ReportTable } from '../../core/report/report.ts'
import { fitColumns } from './fit-columns.ts'
import { heightOf } from './height.ts'
import type { PaperCell, PaperRow, PaperTable } from './paper.ts'

/** A table of results: what it measures above it, its signs, how it is read and its notes below. */
export const resultTable = ({ anchor, label, title, facts, grid, marks, reading, notes }: ReportTable): PaperTable => {
  const signs = marks.map(({ glyph, word }) => `${glyph} ${word}`).join(' · ')
  return tableOf({
    anchor,
    caption: { label, title },
    facts,
    head: grid.head.map((row, down) =>
      row.map((cell, across) => headCell(cell, down > 0 || (across > 0 && !grid.words?.includes(across)))),
    ),
    rows: grid.groups.flatMap((group) => groupRows(group, grid)),
    notes: [signs, reading, ...notes].filter((note) => note !== ''),
  })
}

const headCell = ({ text, columns, rows }: Grid['head'][number][number], isNumber: boolean): PaperCell => ({
  text,
  columns,
  rows,
  isHeader: true,
  isNumber,
})

const groupRows = ({ header, rows }: Grid['groups'][number], { columns, words }: Grid): PaperRow[] => {
  const named: PaperRow[] = header === '' ? [] : [{ kind: 'group', cells: [{ ...headerCell(header), columns }] }]
  return [
    ...named,
    ...rows.map(
      ({ header: name, isTotal, cells }): PaperRow => ({
        kind: isTotal ? 'total' : 'plain',
        cells: [
          headerCell(name),
          ...cells.map(({ text, mark }, at) =>
            bodyCell(mark === null ? text : `${text} ${mark.glyph}`, !words?.includes(at + 1)),
          ),
        ],
      }),
    ),
  ]
}

/** A table of the technical sheet: the same records that a worksheet holds, printed. */
export const recordsTable = (
  { title, columns, rows }: Records,
  anchor: string,
  { language }: Pick<Report, 'language'>,
  above: readonly Fact[] = [],
): PaperTable =>
  tableOf({
    anchor,
    caption: { label: '', title },
    facts: above,
    head: [columns.map(({ label }, at) => ({ ...headerCell(label), isNumber: typeof rows[0]?.[at] === 'object' }))],
    rows: rows.map((row) => ({
      kind: 'plain',
      cells: row.map((value, at) => {
        if (typeof value !== 'string') return bodyCell(formatNumber(value.number, value.format, language), true)
        return columns[at]?.isHeader ? headerCell(value) : bodyCell(value, false)
      }),
    })),
    notes: [],
  })

/** Every sign of the report with its name and meaning. */
export const legendTable = ({ legend, words }: Report): PaperTable =>
  tableOf({
    anchor: '',
    caption: { label: '', title: '' },
    facts: [],
    head: [[words.sign, words.name, words.meaning].map(headerCell)],
    rows: legend.entries.map(({ symbol, word, meaning }) => ({
      kind: 'plain',
      cells: [bodyCell(symbol, false), headerCell(word), bodyCell(meaning, false)],
    })),
    notes: [],
  })

const headerCell = (text: string): PaperCell => ({ text, columns: 1, rows: 1, isHeader: true, isNumber: false })
const bodyCell = (text: string, isNumber: boolean): PaperCell => ({
  text,
  columns: 1,
  rows: 1,
  isHeader: false,
  isNumber,
})

/** Tables of up to this many points, about twelve rows, are not torn; more would leave much of the page before them empty. */
const shortTable = 260

const tableOf = (table: Omit<PaperTable, 'kind' | 'fit' | 'isWhole'>): PaperTable => {
  const columns = table.head[0]?.reduce((count, cell) => count + cell.columns, 0) ?? 1
  const fit = fitColumns([...table.head, ...table.rows.map(({ cells }) => cells)], columns)
  return { kind: 'table', ...table, fit, isWhole: heightOf({ ...table, fit, notes: [] }) <= shortTable }
}
