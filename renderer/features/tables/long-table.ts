import type { Cell, Statistic } from '../../../main/contract/results.ts'
import type { Language } from '../../../main/contract/text.ts'
import { type Figure, figureText } from './figures.ts'
import type { Layout } from './layout.ts'

/** Longer headings are cut, or broken into lines where they stand over a column. */
const longestHeading = 40
const longestLine = 16

/** Of more rows than this only those in sight are drawn: the window would not answer while all are laid out. */
const mostDrawnWhole = 40

export const isLong = ({ rows }: Layout): boolean => rows.length > mostDrawnWhole

/**
 * The widths of the columns of a long table, in characters: for headings down the longest of them, for figures the one
 * with the most digits. They hold whichever rows are in sight.
 */
export const columnLengths = (
  { down, across, rows }: Layout,
  figure: Figure,
  statistic: Statistic,
  numbers: Language,
): readonly number[] => [
  ...down.map(({ label, entries }) =>
    Math.min(longestHeading, longest([label, ...entries.map((entry) => entry.label)])),
  ),
  ...(across?.entries ?? [{ label: '' }]).map(({ label }, column) => {
    const largest = rows.reduce<Cell | undefined>((most, { cells }) => largerOf(most, cells[column], figure), undefined)
    const text = largest ? figureText(largest, figure, statistic, numbers) : ''
    return Math.max(text.length, Math.min(longestLine, label.length))
  }),
]

const longest = (texts: readonly string[]): number => Math.max(0, ...texts.map(({ length }) => length))

const largerOf = (one: Cell | undefined, other: Cell | undefined, figure: Figure): Cell | undefined =>
  one === undefined || (other !== undefined && sizeOf(other, figure) > sizeOf(one, figure)) ? other : one

const sizeOf = (cell: Cell, figure: Figure): number => Math.abs((figure === 'ci' ? cell.ciHigh : cell[figure]) ?? 0)
