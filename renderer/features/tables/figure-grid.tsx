// biome-ignore-all lint/a11y: a table one moves about in is a grid, which HTML has no element for.
import { type KeyboardEvent, type SyntheticEvent, useLayoutEffect, useMemo, useRef } from 'react'
import type { ResultTable } from '../../../main/contract/results.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { useNumberLanguage } from '../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { moved, type Place } from '../../ui/grid/move.ts'
import { FigureRow, unnamed } from './figure-row.tsx'
import type { Figure } from './figures.ts'
import type { Layout } from './layout.ts'
import { useDrawnRows } from './use-drawn-rows.ts'

type Props = {
  readonly table: ResultTable
  readonly layout: Layout
  readonly figure: Figure
  readonly place: Place
  readonly onPlace: (place: Place) => void
  /** Cells held against each other, at most two. */
  readonly marked: readonly Place[]
  readonly onMark: (place: Place) => void
}

/** How the marked cells are called, in the grid and in what is said of them. */
const markNames = ['A', 'B'] as const

const rowsOnPage = 15

/** The figures of a table with their verdicts; arrows move from cell to cell. */
export const FigureGrid = ({ table, layout, figure, place, onPlace, marked, onMark }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const numbers = useNumberLanguage()
  const body = useRef<HTMLTableSectionElement>(null)
  const { down, across, rows } = layout
  const width = across?.entries.length ?? 1
  const headRows = across ? 2 : 1
  const drawn = useDrawnRows(rows)
  const { statistic } = table
  const writing = useMemo(() => ({ figure, statistic, numbers, t }), [figure, statistic, numbers, t])

  const isFollowing = useRef(false)
  // The cell gone to may stand in a row that is not drawn yet: the focus follows when it is.
  useLayoutEffect(() => {
    const cell = isFollowing.current && cellAt(body.current, place)
    if (!cell || place.row >= drawn) return
    cell.focus()
    isFollowing.current = false
  }, [place, drawn])

  const press = (event: KeyboardEvent): void => {
    if (event.key === ' ') {
      event.preventDefault()
      onMark(place)
      return
    }
    const next = moved(event, place, { rows: rows.length, columns: width, rowsOnPage })
    if (!next) return
    event.preventDefault()
    isFollowing.current = true
    onPlace(next)
  }
  const take = (event: SyntheticEvent): void => {
    const taken = placeOf(event.target as Element)
    if (taken) onPlace(taken)
  }

  const corners =
    down.length === 0 ? (
      <td aria-hidden="true" />
    ) : (
      down.map((axis) => (
        <th key={axis.variable} scope="col" rowSpan={headRows} className="axis">
          {axis.label}
        </th>
      ))
    )

  return (
    <table
      className="figure-grid"
      role="grid"
      aria-label={t('tables.grid', { title: inLanguage(table.title, language) })}
      aria-rowcount={headRows + rows.length}
    >
      <thead>
        {across && (
          <tr aria-rowindex={1}>
            {corners}
            <th scope="colgroup" colSpan={width} className="axis">
              {across.label}
            </th>
          </tr>
        )}
        <tr aria-rowindex={headRows}>
          {across ? null : corners}
          {(across?.entries ?? [{ code: '', label: t(`tables.figure.${figure}`) }]).map(({ code, label }) => (
            <th key={code ?? 'total'} scope="col" className={code === null ? 'number total' : 'number'}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody
        ref={body}
        onKeyDown={press}
        onFocus={take}
        onClick={(event) => {
          take(event)
          const clicked = event.ctrlKey || event.metaKey ? placeOf(event.target as Element) : null
          if (clicked) onMark(clicked)
        }}
      >
        {rows.slice(0, drawn).map((row, index) => (
          <FigureRow
            key={JSON.stringify(row.heads.map(({ code }) => code))}
            row={row}
            above={rows[index - 1]}
            down={down}
            rowIndex={headRows + index + 1}
            writing={writing}
            here={index === place.row ? place.column : null}
            names={namesIn(index, marked)}
          />
        ))}
      </tbody>
    </table>
  )
}

const cellAt = (body: HTMLTableSectionElement | null, { row, column }: Place): HTMLElement | null =>
  body?.rows[row]?.querySelector(`[data-column="${column}"]`) ?? null

/** The place of the cell that the element is, or stands in. */
const placeOf = (element: Element): Place | null => {
  const cell = element.closest<HTMLTableCellElement>('[data-column]')
  const row = cell?.closest('tr')
  return cell && row ? { row: row.sectionRowIndex, column: Number(cell.dataset.column) } : null
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
