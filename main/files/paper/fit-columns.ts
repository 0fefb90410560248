import { textWidth } from '../charts/text-width.ts'
import { cellPadding, roomOf } from './page.ts'
import type { Fit, PaperCell } from './paper.ts'

/** A way to print a table; a tight one makes columns as narrow as their longest word. */
type Way = Omit<Fit, 'widths'> & { readonly isTight: boolean }

/** Ways to print a table, the most readable first. A page that lies sideways is often left half empty, so it comes late. */
const ways: readonly Way[] = [
  { isSideways: false, size: 9.5, isTight: false },
  { isSideways: false, size: 8.5, isTight: false },
  { isSideways: false, size: 7.5, isTight: false },
  { isSideways: false, size: 7.5, isTight: true },
  { isSideways: true, size: 8.5, isTight: false },
  { isSideways: true, size: 7.5, isTight: false },
  { isSideways: true, size: 6.5, isTight: true },
]

/** Measured letters can be wider than told: semibold ones, and by the error of the measure. */
export const reserve = 1.12

/** Up to this width, in em, a column of words is not made narrower than its longest text, unless it must be tight. */
const comfortable = 9

/** What a column needs, in em: the longest word or number, that with room to read, and its longest text. */
type Need = { readonly word: number; readonly least: number; readonly whole: number }

/**
 * Fits a table to a page: the first way in which every column holds its longest word and every number stays on one line;
 * what is left over goes to the columns that wrap. A table too wide for all of them gets its share of the last, and its
 * words break. `rows`: every row of the table, head included, cells that lie over several columns left out of the measure.
 */
export const fitColumns = (rows: readonly (readonly PaperCell[])[], columns: number): Fit => {
  const needs = needsOf(rows, columns)
  const roomIn = ({ isSideways }: Pick<Fit, 'isSideways'>): number => roomOf(isSideways) - step * columns
  const way = ways.find((one) => sum(leastWidths(needs, one)) <= roomIn(one)) ?? ways.at(-1)
  if (!way) throw new Error('There is no way to print a table')
  const { isTight, ...fit } = way
  const least = leastWidths(needs, way)
  const room = roomIn(way)
  const scale = Math.min(1, room / sum(least))
  const wanted = needs.map(({ whole }, column) =>
    Math.max(0, whole * way.size * reserve + 2 * cellPadding - (least[column] ?? 0)),
  )
  const share = Math.min(1, Math.max(0, room - sum(least)) / Math.max(1, sum(wanted)))
  const widths = least.map((width, column) => roundedUp(scale * (width + share * (wanted[column] ?? 0))))
  return { ...fit, widths }
}

/** Widths are whole steps of this many points, rounded up: the longest word must still fit. */
const step = 0.1
const roundedUp = (width: number): number => Math.ceil(width / step) / (1 / step)

const leastWidths = (needs: readonly Need[], { size, isTight }: Way): number[] =>
  needs.map(({ word, least }) => (isTight ? word : least) * size * reserve + 2 * cellPadding)

const needsOf = (rows: readonly (readonly PaperCell[])[], columns: number): Need[] => {
  const needs = Array.from({ length: columns }, () => ({ word: 2.5, least: 2.5, whole: 2.5 }))
  for (const { cell, column } of placed(rows)) {
    const need = needs[column]
    if (!need || cell.columns > 1) continue
    const whole = textWidth(cell.text)
    const isFigure = cell.isNumber && !cell.isHeader
    const word = isFigure ? whole : Math.max(...cell.text.split(/[ \n]/).map(textWidth))
    need.whole = Math.max(need.whole, whole)
    need.word = Math.max(need.word, word)
    need.least = Math.max(need.least, word, Math.min(whole, comfortable / (cell.isNumber ? 2 : 1)))
  }
  return needs
}

export type Placed = { readonly cell: PaperCell; readonly row: number; readonly column: number }

/** Every cell with the row and the column it begins in, beside cells that reach down from rows above it. */
export const placed = (rows: readonly (readonly PaperCell[])[]): readonly Placed[] => {
  const taken = new Map<number, number>()
  return rows.flatMap((cells, row) => {
    let column = 0
    return cells.map((cell) => {
      while ((taken.get(column) ?? 0) > row) column++
      const at = column
      for (let across = 0; across < cell.columns; across++) taken.set(column + across, row + cell.rows)
      column += cell.columns
      return { cell, row, column: at }
    })
  })
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
