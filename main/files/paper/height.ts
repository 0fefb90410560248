import { textWidth } from '../charts/text-width.ts'
import { placed, reserve } from './fit-columns.ts'
import { cellPadding, roomOf } from './page.ts'
import type { PaperTable } from './paper.ts'

/** Points above and below the letters of a row together, and between paragraphs. */
const rowPadding = 5.2
const between = 10
/** Of a line, in em. */
const lineHeight = 1.3
/** Points of the letters under a table. */
const noteSize = 8.5

type Measured = Pick<PaperTable, 'head' | 'rows' | 'fit' | 'notes'>

/** About how high a table is, in points, with its caption; its notes as wide as on a sideways page. */
export const heightOf = ({ head, rows, fit, notes }: Measured): number => {
  const lines = Array.from({ length: head.length + rows.length }, () => 1)
  for (const { cell, row, column } of placed([...head, ...rows.map(({ cells }) => cells)])) {
    const width = fit.widths.slice(column, column + cell.columns).reduce((sum, one) => sum + one, -2 * cellPadding)
    lines[row] = Math.max(lines[row] ?? 1, Math.ceil((textWidth(cell.text) * fit.size * reserve) / width))
  }
  const heights = lines.map((count) => count * fit.size * lineHeight + rowPadding)
  const noteHeights = notes.map(
    (note) => Math.ceil((textWidth(note) * noteSize) / roomOf(true)) * noteSize * lineHeight + between,
  )
  const captionAndFacts = 2 * (noteSize * lineHeight + between)
  return [...heights, ...noteHeights].reduce((sum, height) => sum + height, captionAndFacts)
}
