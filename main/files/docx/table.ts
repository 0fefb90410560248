import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { cellPadding } from '../paper/page.ts'
import type { PaperCell, PaperRow, PaperTable } from '../paper/paper.ts'
import { styles } from './styles.ts'

/** Twentieths of a point, the unit of the format. */
const twips = (points: number): number => Math.round(points * 20)

const rule = { style: BorderStyle.SINGLE, size: 8, color: '1F2933' }
const hairline = { style: BorderStyle.SINGLE, size: 2, color: 'CBD2D9' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

/** The table in fixed columns: head rows repeat on every page, the first row and column are known as headers, no row is torn. */
export const wordTable = ({ head, rows, fit, isWhole }: PaperTable): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(fit.widths.reduce((total, width) => total + width, 0)), type: WidthType.DXA },
    columnWidths: fit.widths.map(twips),
    margins: { left: twips(cellPadding), right: twips(cellPadding), top: 30, bottom: 30 },
    borders: {
      top: rule,
      bottom: rule,
      left: none,
      right: none,
      insideHorizontal: hairline,
      insideVertical: none,
    },
    tableLook: {
      firstRow: true,
      firstColumn: rows.some(({ cells }) => cells[0]?.isHeader),
      noHBand: true,
      noVBand: true,
    },
    rows: [
      ...head.map(
        (cells, down) =>
          new TableRow({
            tableHeader: true,
            cantSplit: true,
            children: cells.map((cell) =>
              wordCell(cell, {
                kind: 'head',
                isLastOfHead: down + cell.rows === head.length,
                staysWithNext: true,
                size: fit.size,
              }),
            ),
          }),
      ),
      ...rows.map((row, place) => wordRow(row, fit.size, isWhole && place < rows.length - 1)),
    ],
  })

const wordRow = ({ kind, cells }: PaperRow, size: number, staysWithNext: boolean): TableRow =>
  new TableRow({
    cantSplit: true,
    children: cells.map((cell) =>
      wordCell(cell, { kind, isLastOfHead: false, staysWithNext: staysWithNext || kind === 'group', size }),
    ),
  })

type Look = {
  readonly kind: PaperRow['kind'] | 'head'
  readonly isLastOfHead: boolean
  /** Its row stands on the page of the next one. */
  readonly staysWithNext: boolean
  readonly size: number
}

const wordCell = (cell: PaperCell, { kind, isLastOfHead, staysWithNext, size }: Look): TableCell =>
  new TableCell({
    ...(cell.columns > 1 ? { columnSpan: cell.columns } : {}),
    ...(cell.rows > 1 ? { rowSpan: cell.rows } : {}),
    verticalAlign: kind === 'head' ? 'bottom' : 'top',
    ...(kind === 'group' || kind === 'head' ? { shading: { fill: kind === 'head' ? 'E8EEF4' : 'F5F7FA' } } : {}),
    ...(isLastOfHead ? { borders: { bottom: rule } } : {}),
    children: [
      new Paragraph({
        style: styles.cell,
        keepNext: staysWithNext,
        alignment: alignmentOf(cell, kind),
        children: [new TextRun({ text: cell.text, size: Math.round(size * 2), bold: kind !== 'plain' })],
      }),
    ],
  })

/** What stands over several columns stands in their middle. */
const alignmentOf = ({ columns, isNumber }: PaperCell, kind: PaperRow['kind'] | 'head') => {
  if (kind === 'head' && columns > 1) return AlignmentType.CENTER
  return isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT
}
