// biome-ignore-all lint/a11y: a table one moves about in is a grid, which HTML has no element for.
// biome-ignore-all lint/suspicious/noArrayIndexKey: a cell is its place.
import { memo } from 'react'
import type { Cell, ResultTable } from '../../../main/contract/results.ts'
import type { Language } from '../../../main/contract/text.ts'
import { markOf, needsMark } from '../../../main/core/report/marks.ts'
import { undefinedSymbol } from '../../../main/core/report/number-format.ts'
import { forReport, type Texts } from '../../i18n/texts.ts'
import { type Figure, figureText } from './figures.ts'
import type { Layout, LayoutRow } from './layout.ts'

/** How figures are written; the same for all rows of a table. */
export type Writing = {
  readonly figure: Figure
  readonly statistic: ResultTable['statistic']
  readonly numbers: Language
  readonly t: Texts
}

type Props = {
  readonly row: LayoutRow
  /** The row above it, whose headings are not shown again. */
  readonly above: LayoutRow | undefined
  readonly down: Layout['down']
  /** Its place in the table, and how many rows the head has above it. */
  readonly index: number
  readonly headRows: number
  readonly writing: Writing
  /** The column of the cell in turn, when it is in this row. */
  readonly here: number | null
  /** The names of its marked cells, one letter for each column; empty when none is marked. */
  readonly names: string
  /** First and last column of its cells that are chosen together; null when none is. */
  readonly firstChosen: number | null
  readonly lastChosen: number | null
}

/** Stands in `names` for a column without a name. */
export const unnamed = ' '

/** A row of figures; it is drawn anew only when something of its own changes, however long the table is. */
export const FigureRow = memo(
  ({ row: { heads, cells }, above, down, index, headRows, writing, here, names, firstChosen, lastChosen }: Props) => (
    <tr aria-rowindex={headRows + index + 1} data-row={index} className={isTotal(heads) ? 'total' : ''}>
      {heads.map(({ label }, axis) => (
        <th key={down[axis]?.variable} scope="row">
          <span className={axis < heads.length - 1 && above?.heads[axis]?.label === label ? 'visually-hidden' : ''}>
            {label}
          </span>
        </th>
      ))}
      {down.length === 0 && <th scope="row">{writing.t('report.total')}</th>}
      {cells.map((cell, column) => (
        <td
          key={column}
          role="gridcell"
          data-column={column}
          tabIndex={column === here ? 0 : -1}
          aria-selected={column === here || isChosen(column, firstChosen, lastChosen)}
          className={`number ${cell ? cell.verdict.level : ''}`}
        >
          <CellName name={names[column]} t={writing.t} />
          {cell ? figureText(cell, writing.figure, writing.statistic, writing.numbers) : undefinedSymbol}
          <CellMark cell={cell} t={writing.t} />
        </td>
      ))}
    </tr>
  ),
)

const isChosen = (column: number, first: number | null, last: number | null): boolean =>
  first !== null && last !== null && column >= first && column <= last

const isTotal = (heads: LayoutRow['heads']): boolean => heads.length > 0 && heads.at(-1)?.code === null

const CellName = ({ name, t }: { readonly name: string | undefined; readonly t: Texts }) =>
  name === undefined || name === unnamed ? null : (
    <span className="cell-name">
      <span className="visually-hidden">{t('difference.marked')} </span>
      {name}
    </span>
  )

const CellMark = ({ cell, t }: { readonly cell: Cell | undefined; readonly t: Texts }) => {
  const mark = cell && needsMark(cell.verdict.level) ? markOf(cell.verdict.level, forReport(t)) : null
  return (
    <span className="mark">
      {mark && (
        <>
          <span aria-hidden="true">{mark.glyph}</span>
          <span className="visually-hidden">{mark.word}</span>
        </>
      )}
    </span>
  )
}
