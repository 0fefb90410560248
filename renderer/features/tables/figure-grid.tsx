// biome-ignore-all lint/suspicious/noArrayIndexKey: a column is its place.
// biome-ignore-all lint/a11y: a table one moves about in is a grid, which HTML has no element for.
import {
  Fragment,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  type SyntheticEvent,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import type { ResultTable } from '../../../main/contract/results.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { useNumberLanguage } from '../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { moved, type Place } from '../../ui/grid/move.ts'
import { columnsAt, type Range, wholeRange } from '../../ui/grid/range.ts'
import { pageRem, rowHeightAt } from '../../ui/grid/row-height.ts'
import { useRowAxis } from '../../ui/grid/use-row-axis.ts'
import { FigureHead, headRowsOf } from './figure-head.tsx'
import { FigureRow, unnamed } from './figure-row.tsx'
import type { Figure } from './figures.ts'
import type { Layout, LayoutRow } from './layout.ts'
import { columnLengths, isLong } from './long-table.ts'

type Props = {
  readonly table: ResultTable
  readonly layout: Layout
  readonly figure: Figure
  readonly place: Place
  readonly onPlace: (place: Place) => void
  /** Cells chosen together, to be copied. */
  readonly range: Range | null
  readonly onRange: (range: Range | null) => void
  /** Cells held against each other, at most two. */
  readonly marked: readonly Place[]
  readonly onMark: (place: Place) => void
  /** What the grid is scrolled in. */
  readonly scroller: RefObject<HTMLElement | null>
}

/** How the marked cells are called, in the grid and in what is said of them. */
const markNames = ['A', 'B'] as const

const rowsOnPage = 15
/** What a column of a long table has besides its text: padding and the sign of the verdict. */
const columnRoomRem = 2.5

/**
 * The figures of a table with their verdicts; arrows move from cell to cell. Of a long table the rows in sight are drawn,
 * and that of the cell in turn, which keeps the focus wherever it is scrolled to.
 */
export const FigureGrid = (props: Props) => {
  const { table, layout, figure, place, onPlace, range, onRange, marked, onMark, scroller } = props
  const t = useTexts()
  const language = useLanguage()
  const numbers = useNumberLanguage()
  const body = useRef<HTMLTableSectionElement>(null)
  const { down, across, rows } = layout
  const columns = across?.entries.length ?? 1
  const headRows = headRowsOf(layout)
  const { statistic } = table
  const writing = useMemo(() => ({ figure, statistic, numbers, t }), [figure, statistic, numbers, t])
  const rowHeight = rowHeightAt(pageRem())
  const axis = useRowAxis(scroller, { rows: rows.length, rowHeight, headHeight: headRows * rowHeight })
  const isPartial = isLong(layout)
  const drawn = isPartial ? withRow(axis.drawn, place.row) : [...rows.keys()]
  const lengths = useMemo(
    () => (isPartial ? columnLengths(layout, figure, statistic, numbers) : null),
    [isPartial, layout, figure, statistic, numbers],
  )

  const isFollowing = useRef(false)
  // The row of the cell gone to is there only now.
  useLayoutEffect(() => {
    if (isFollowing.current) cellAt(body.current, place)?.focus()
    isFollowing.current = false
  }, [place])

  const press = (event: KeyboardEvent): void => {
    if (event.key === ' ') {
      event.preventDefault()
      onMark(place)
      return
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      event.preventDefault()
      onRange(wholeRange(rows.length, columns))
      return
    }
    const next = moved(event, place, { rows: rows.length, columns, rowsOnPage })
    if (!next) return
    event.preventDefault()
    goTo(next, event.shiftKey)
  }
  const goTo = (next: Place, isExtending: boolean): void => {
    isFollowing.current = true
    onRange(isExtending ? { from: range?.from ?? place, to: next } : null)
    onPlace(next)
  }
  const take = (event: SyntheticEvent): void => {
    const taken = placeOf(event.target as Element)
    if (taken && (taken.row !== place.row || taken.column !== place.column)) {
      onRange(null)
      onPlace(taken)
    }
  }
  /** With Shift the range goes up to the cell, and the browser selects no text on the way. */
  const reachTo = (event: MouseEvent): void => {
    const reached = event.shiftKey ? placeOf(event.target as Element) : null
    if (!reached) return
    event.preventDefault()
    goTo(reached, true)
  }

  return (
    <table
      className={isPartial ? 'figure-grid long' : 'figure-grid'}
      role="grid"
      aria-multiselectable="true"
      aria-label={t('tables.grid', { title: inLanguage(table.title, language) })}
      aria-rowcount={headRows + rows.length}
      style={lengths ? { width: widthOf(sumOf(lengths), lengths.length) } : undefined}
    >
      {lengths && (
        <colgroup>
          {lengths.map((length, column) => (
            <col key={column} style={{ width: widthOf(length, 1) }} />
          ))}
        </colgroup>
      )}
      <FigureHead layout={layout} figure={figure} />
      <tbody
        ref={body}
        onKeyDown={press}
        onFocus={take}
        onMouseDown={reachTo}
        onClick={(event) => {
          if (event.shiftKey) return
          take(event)
          onRange(null)
          const clicked = event.ctrlKey || event.metaKey ? placeOf(event.target as Element) : null
          if (clicked) onMark(clicked)
        }}
      >
        {drawn.map((index, at) => (
          <Fragment key={index}>
            <Gap height={axis.startOf(index) - axis.startOf((drawn[at - 1] ?? -1) + 1)} />
            <FigureRow
              row={rows[index] as LayoutRow}
              above={isPartial ? undefined : rows[index - 1]}
              index={index}
              headRows={headRows}
              down={down}
              writing={writing}
              here={index === place.row ? place.column : null}
              names={namesIn(index, marked)}
              firstChosen={columnsAt(range, index)?.[0] ?? null}
              lastChosen={columnsAt(range, index)?.[1] ?? null}
            />
          </Fragment>
        ))}
        <Gap height={axis.startOf(rows.length) - axis.startOf((drawn.at(-1) ?? -1) + 1)} />
      </tbody>
    </table>
  )
}

/** Rows that are not drawn. */
const Gap = ({ height }: { readonly height: number }) =>
  height > 0 && (
    <tr aria-hidden="true" style={{ height }}>
      <td className="gap" />
    </tr>
  )

const withRow = (rows: readonly number[], row: number): readonly number[] =>
  [...new Set([...rows, row])].sort((a, b) => a - b)

/** As wide as so many characters in so many columns. */
const widthOf = (characters: number, columns: number): string => `calc(${characters}ch + ${columns * columnRoomRem}rem)`

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)

const cellAt = (body: HTMLElement | null, { row, column }: Place): HTMLElement | null =>
  body?.querySelector(`[data-row="${row}"] > [data-column="${column}"]`) ?? null

/** The place of the cell that the element is, or stands in. */
const placeOf = (element: Element): Place | null => {
  const cell = element.closest<HTMLElement>('[data-column]')
  const row = cell?.closest<HTMLElement>('[data-row]')
  return cell && row ? { row: Number(row.dataset.row), column: Number(cell.dataset.column) } : null
}

/** For a row the letters of its marked cells, each at the place of its column. */
const namesIn = (row: number, marked: readonly Place[]): string => {
  const letters = marked
    .map((own, at) => ({ ...own, letter: markNames[at] ?? unnamed }))
    .filter((own) => own.row === row)
  const last = Math.max(-1, ...letters.map(({ column }) => column))
  const nameOf = (column: number): string => letters.find((own) => own.column === column)?.letter ?? unnamed
  return Array.from({ length: last + 1 }, (_, column) => nameOf(column)).join('')
}
