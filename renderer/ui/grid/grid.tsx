// biome-ignore-all lint/a11y: a virtual grid has no HTML element of its own; its roles and keys are those of the WAI-ARIA grid pattern.
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { ColumnEdge } from './column-edge.tsx'
import type { ColumnWidths } from './column-width.ts'
import { cellClass, cellId, GridCells, type GridText, type ShownColumn } from './grid-cells.tsx'
import { markedBy, markedThrough, toggled } from './mark.ts'
import { moved, type Place } from './move.ts'
import { pageRem, rowHeightAt } from './row-height.ts'
import { nothingTyped, placeOf, typedOn } from './type-ahead.ts'
import { useRowAxis } from './use-row-axis.ts'

export type GridColumn = {
  readonly key: string
  readonly label: string
  readonly width: number
  readonly isNumber?: boolean
}

/** First and last row and column in sight. */
export type Visible = { readonly rows: readonly [number, number]; readonly columns: readonly [number, number] }

type Props = {
  readonly label: string
  readonly columns: readonly GridColumn[]
  readonly rows: number
  readonly cell: (row: number, column: number) => GridText
  readonly onPlace?: (place: Place) => void
  readonly onVisible?: (visible: Visible) => void
  /** Rows that are marked, for what is done with several at once. */
  readonly marked?: ReadonlySet<number>
  readonly onMark?: (marked: ReadonlySet<number>) => void
  /** Widths that were chosen, and what to do when the mouse chooses one. */
  readonly widths?: ColumnWidths
  readonly onWidth?: (key: string, width: number) => void
  /** Typing goes to the row, or the column, whose name begins so. */
  readonly names?: { readonly along: 'row' | 'column'; readonly of: (place: number) => string }
}

/**
 * A grid of any size: only what is in sight is drawn. The focus stays on the grid and the cell in turn is named to
 * screen readers, so that scrolling never loses it. The first column names the row and stays in sight.
 */
export const Grid = (props: Props) => {
  const { label, columns, rows, cell, onPlace, onVisible, marked, onMark, widths, onWidth, names } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 })
  const typed = useRef(nothingTyped)
  const widthOf = ({ key, width }: GridColumn): number => widths?.[key] ?? width
  const rem = pageRem()
  const rowHeight = rowHeightAt(rem)
  const firstWidth = (columns[0] ? widthOf(columns[0]) : 0) * rem
  const rowAxis = useRowAxis(scroller, { rows, rowHeight, headHeight: rowHeight })
  const columnAxis = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (column) => (columns[column] ? widthOf(columns[column]) : 0) * rem,
    overscan: 1,
    scrollPaddingStart: firstWidth,
  })
  const measures = columns.map(widthOf).join(' ')
  // The axis asks for the widths anew when they are others.
  useLayoutEffect(() => columnAxis.measure(), [columnAxis, measures])
  const here = { row: Math.min(place.row, rows - 1), column: Math.min(place.column, columns.length - 1) }
  const inSight = columnAxis.getVirtualItems()
  const shownColumns = useMemo(() => {
    const after = inSight.filter(({ index }) => index > 0)
    // The columns scrolled away are empty room before the first of those in sight.
    const before = (after[0]?.start ?? firstWidth) - firstWidth
    return [{ index: 0, size: firstWidth }, ...after].map(
      ({ index, size }, at): ShownColumn => ({
        index,
        before: at === 1 ? before : 0,
        size,
        isNumber: columns[index]?.isNumber ?? false,
      }),
    )
  }, [inSight, firstWidth, columns])

  const [firstRow, lastRow] = rowAxis.visible
  const [firstColumn, lastColumn] = [columnAxis.range?.startIndex ?? 0, columnAxis.range?.endIndex ?? 0]
  useEffect(() => {
    onVisible?.({ rows: [firstRow, lastRow], columns: [firstColumn, lastColumn] })
  }, [onVisible, firstRow, lastRow, firstColumn, lastColumn])

  const goTo = (next: Place): void => {
    setPlace(next)
    rowAxis.show(next.row)
    columnAxis.scrollToIndex(next.column)
    onPlace?.(next)
  }
  const press = (event: KeyboardEvent): void => {
    // With Alt the arrows are commands.
    if (event.altKey) return
    const rowsOnPage = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 2)
    const nextMarks = onMark && markedBy(event, here.row, rows, marked ?? new Set())
    if (nextMarks) {
      event.preventDefault()
      onMark(nextMarks)
      if (!event.shiftKey || event.key === ' ') return
    }
    const next = moved(event, here, { rows, columns: columns.length, rowsOnPage }) ?? typedTo(event)
    if (!next) return
    event.preventDefault()
    goTo(next)
  }
  const typedTo = (event: KeyboardEvent): Place | null => {
    const word = names && typedOn(typed.current, event, event.timeStamp)
    if (!word) return null
    typed.current = word
    const count = names.along === 'row' ? rows : columns.length
    const found = placeOf(word.text, count, names.of, here[names.along])
    return found === null ? here : { ...here, [names.along]: found }
  }
  const click = (event: MouseEvent): void => {
    const target = event.target as Element
    const cellOf = target.closest<HTMLElement>('[data-column]')
    const rowOf = cellOf?.closest<HTMLElement>('[data-row]')
    if (!cellOf || !rowOf) return
    const [row, column] = [Number(rowOf.dataset.row), Number(cellOf.dataset.column)]
    if (onMark && target.closest('.mark-box')) {
      onMark(toggled(marked, row))
      return
    }
    if (onMark && event.shiftKey) onMark(markedThrough(marked, here.row, row))
    else if (onMark && (event.ctrlKey || event.metaKey)) onMark(toggled(marked, row))
    goTo({ row, column })
  }

  return (
    <div
      ref={scroller}
      className="grid-scroll"
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rows + 1}
      aria-colcount={columns.length}
      aria-multiselectable={onMark ? true : undefined}
      aria-activedescendant={rows > 0 ? cellId(id, here.row, here.column) : undefined}
      onKeyDown={press}
    >
      <div
        role="row"
        aria-rowindex={1}
        className="grid-row grid-head"
        style={{ height: rowHeight, width: columnAxis.getTotalSize() }}
      >
        {shownColumns.map(({ index, before, size, isNumber }) => (
          <div
            key={index}
            role="columnheader"
            aria-colindex={index + 1}
            className={cellClass(index, isNumber, false)}
            style={{ width: size, marginLeft: before }}
          >
            {columns[index]?.label}
            {onWidth && columns[index] && (
              <ColumnEdge
                width={widthOf(columns[index])}
                rem={rem}
                onWidth={(width) => onWidth(columns[index]?.key ?? '', width)}
              />
            )}
          </div>
        ))}
      </div>
      <div role="presentation" style={{ height: rowAxis.space, width: columnAxis.getTotalSize() }} onClick={click}>
        {rowAxis.drawn.map((row) => (
          <div
            key={rowAxis.keyOf(row)}
            role="row"
            aria-rowindex={row + 2}
            aria-selected={onMark ? (marked?.has(row) ?? false) : undefined}
            data-row={row}
            className={rowClass(row === here.row, marked?.has(row) ?? false)}
            style={{
              height: rowHeight,
              width: columnAxis.getTotalSize(),
              transform: `translateY(${rowAxis.startOf(row)}px)`,
            }}
          >
            <GridCells
              id={id}
              row={row}
              columns={shownColumns}
              cell={cell}
              here={row === here.row ? here.column : null}
              isMarked={onMark ? (marked?.has(row) ?? false) : null}
            />
          </div>
        ))}
      </div>
    </div>
  )
}

const rowClass = (isHere: boolean, isMarked: boolean): string =>
  ['grid-row', isHere ? 'current' : '', isMarked ? 'marked' : ''].filter((name) => name !== '').join(' ')
