import type { Report } from '../../core/report/report.ts'
import { placed, reserve } from '../paper/fit-columns.ts'
import { logoSize } from '../paper/logo-size.ts'
import { mapTexts } from '../paper/map-texts.ts'
import { cellPadding, pageSize } from '../paper/page.ts'
import type { PaperCell, PaperTable } from '../paper/paper.ts'
import { paperOf } from '../paper/paper-of.ts'
import { breakable, inCell, shortened } from './letters.ts'

/** Longest piece of a word outside tables, in em of the largest letters of a page. */
const longestWord = 14

/** Room for the title at the foot of a page, in em: one line of an upright page. */
const footRoom = 44

/** Where the typesetter finds a logo, in a folder that is nowhere. */
export const logoPath = (place: number): string => `/logo-${place + 1}.png`

/** A column as wide as its longest word, in em, is less by the error of dividing. */
const rounding = 1e-6

type Print = (text: string) => string

/** The paper as the typesetter takes it: letters that can be printed, and a place to break in every word too long. */
export const printedPaper = (report: Report, print: Print) => {
  const line: Print = (text) => breakable(print(text), longestWord)
  const { stretches, logos, ...rest } = paperOf(report)
  return {
    ...mapTexts(rest, line),
    logos: logos.map(({ description, png }, place) => ({
      description: line(description),
      path: logoPath(place),
      ...logoSize(png),
    })),
    footer: shortened(print(report.title), footRoom),
    margin: pageSize.margin,
    padding: cellPadding,
    stretches: stretches.map(({ isSideways, blocks }) => ({
      isSideways,
      blocks: blocks.map((block) =>
        block.kind === 'table' ? printedTable(block, print, line) : mapTexts(block, line),
      ),
    })),
  }
}

/** Words of a table break before they are wider than their column. */
const printedTable = (table: PaperTable, print: Print, line: Print): PaperTable => {
  const { fit, rows } = table
  const head = withoutRowSpans(table.head)
  const cells = placed([...head, ...rows.map((row) => row.cells)])
  const columns = new Map(cells.map(({ cell, column }) => [cell, column]))
  const inColumn = (cell: PaperCell): PaperCell => {
    const from = columns.get(cell) ?? 0
    const widths = fit.widths.slice(from, from + cell.columns)
    const room = widths.reduce((total, width) => total + width, -2 * cellPadding)
    return { ...cell, text: inCell(print(cell.text), room / fit.size / reserve + rounding) }
  }
  return {
    ...mapTexts({ ...table, head: [], rows: [] }, line),
    head: head.map((row) => row.map(inColumn)),
    rows: rows.map((row) => ({ kind: row.kind, cells: row.cells.map(inColumn) })),
  }
}

/** A cell over several rows stands in the first of them: the typesetter writes such cells after all rows, out of order. */
const withoutRowSpans = (head: PaperTable['head']): PaperTable['head'] => {
  const cells = placed(head)
  return head.map((_, row) =>
    cells
      .filter((one) => one.row <= row && row < one.row + one.cell.rows)
      .sort((one, other) => one.column - other.column)
      .map(({ cell, row: first }) => ({ ...cell, rows: 1, text: first === row ? cell.text : '' })),
  )
}
