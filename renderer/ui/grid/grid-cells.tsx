// biome-ignore-all lint/a11y: a virtual grid has no HTML element of its own; its roles are those of the WAI-ARIA grid pattern.
import { memo, type ReactNode } from 'react'

export type GridText = { readonly text: ReactNode; readonly tone?: 'plain' | 'quiet' | 'missing' }

/** A column that is drawn: its width and the room left empty before it, in pixels. */
export type ShownColumn = {
  readonly index: number
  readonly before: number
  readonly size: number
  readonly isNumber: boolean
}

type Props = {
  /** Beginning of the identifiers of all cells of the grid. */
  readonly id: string
  readonly row: number
  readonly columns: readonly ShownColumn[]
  readonly cell: (row: number, column: number) => GridText
  /** The column of the cell in turn, when it is in this row. */
  readonly here: number | null
  /** Is the row marked? Null where rows are not marked. */
  readonly isMarked: boolean | null
}

/** The cells of one row; they are drawn anew only when something of their own changes, however the grid is scrolled. */
export const GridCells = memo(({ id, row, columns, cell, here, isMarked }: Props) =>
  columns.map(({ index, before, size, isNumber }) => {
    const { text, tone } = cell(row, index)
    const isHere = index === here
    return (
      <div
        key={index}
        id={isHere ? cellId(id, row, index) : undefined}
        role={index === 0 ? 'rowheader' : 'gridcell'}
        aria-colindex={index + 1}
        aria-selected={isMarked === null ? isHere : undefined}
        data-column={index}
        className={`${cellClass(index, isNumber, isHere)} ${tone ?? ''}`}
        style={{ width: size, marginLeft: before }}
      >
        {isMarked !== null && index === 0 && <span className={isMarked ? 'mark-box on' : 'mark-box'} />}
        {text}
      </div>
    )
  }),
)

export const cellId = (id: string, row: number, column: number): string => `${id}-${row}-${column}`

export const cellClass = (index: number, isNumber: boolean, isHere: boolean): string =>
  ['grid-cell', index === 0 ? 'frozen' : '', isNumber ? 'number' : '', isHere ? 'here' : '']
    .filter((name) => name !== '')
    .join(' ')
