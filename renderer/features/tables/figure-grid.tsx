// biome-ignore-all lint/a11y: a table one moves about in is a grid, which HTML has no element for.
// biome-ignore-all lint/suspicious/noArrayIndexKey: a cell is its place.
import { type KeyboardEvent, useRef } from 'react'
import type { ResultTable } from '../../../main/contract/results.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { markOf, needsMark } from '../../../main/core/report/marks.ts'
import { undefinedSymbol } from '../../../main/core/report/number-format.ts'
import { useNumberLanguage } from '../../i18n/figures.ts'
import { forReport, useLanguage, useTexts } from '../../i18n/texts.ts'
import { moved, type Place } from '../../ui/grid/move.ts'
import { type Figure, figureText } from './figures.ts'
import type { Layout } from './layout.ts'

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
export const markNames = ['A', 'B'] as const

const rowsOnPage = 15

/** The figures of a table with their verdicts; arrows move from cell to cell. */
export const FigureGrid = ({ table, layout, figure, place, onPlace, marked, onMark }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const numbers = useNumberLanguage()
  const body = useRef<HTMLTableSectionElement>(null)
  const { down, across, rows } = layout
  const width = across?.entries.length ?? 1

  const press = (event: KeyboardEvent): void => {
    if (event.key === ' ') {
      event.preventDefault()
      onMark(place)
      return
    }
    const next = moved(event, place, { rows: rows.length, columns: width, rowsOnPage })
    if (!next) return
    event.preventDefault()
    onPlace(next)
    body.current?.querySelector<HTMLElement>(`[data-place="${next.row}-${next.column}"]`)?.focus()
  }

  const corners =
    down.length === 0 ? (
      <td aria-hidden="true" />
    ) : (
      down.map((axis) => (
        <th key={axis.variable} scope="col" rowSpan={across ? 2 : 1} className="axis">
          {axis.label}
        </th>
      ))
    )

  return (
    <table
      className="figure-grid"
      role="grid"
      aria-label={t('tables.grid', { title: inLanguage(table.title, language) })}
    >
      <thead>
        {across && (
          <tr>
            {corners}
            <th scope="colgroup" colSpan={width} className="axis">
              {across.label}
            </th>
          </tr>
        )}
        <tr>
          {across ? null : corners}
          {(across?.entries ?? [{ code: '', label: t(`tables.figure.${figure}`) }]).map(({ code, label }) => (
            <th key={code ?? 'total'} scope="col" className={code === null ? 'number total' : 'number'}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={press}>
        {rows.map(({ heads, cells }, row) => (
          <tr key={JSON.stringify(heads.map(({ code }) => code))} className={isTotal(heads) ? 'total' : ''}>
            {heads.map(({ label }, axis) => {
              const isRepeated = axis < heads.length - 1 && rows[row - 1]?.heads[axis]?.label === label
              return (
                <th key={down[axis]?.variable} scope="row">
                  <span className={isRepeated ? 'visually-hidden' : ''}>{label}</span>
                </th>
              )
            })}
            {down.length === 0 && <th scope="row">{t('report.total')}</th>}
            {cells.map((cell, column) => {
              const isHere = row === place.row && column === place.column
              const name = markNames[marked.findIndex((own) => own.row === row && own.column === column)]
              const mark = cell && needsMark(cell.verdict.level) ? markOf(cell.verdict.level, forReport(t)) : null
              return (
                <td
                  key={column}
                  role="gridcell"
                  data-place={`${row}-${column}`}
                  tabIndex={isHere ? 0 : -1}
                  aria-selected={isHere}
                  className={`number ${cell ? cell.verdict.level : ''}`}
                  onClick={(event) => {
                    onPlace({ row, column })
                    if (event.ctrlKey || event.metaKey) onMark({ row, column })
                  }}
                  onFocus={() => onPlace({ row, column })}
                >
                  {name && (
                    <span className="cell-name">
                      <span className="visually-hidden">{t('difference.marked')} </span>
                      {name}
                    </span>
                  )}
                  {cell ? figureText(cell, figure, table.statistic, numbers) : undefinedSymbol}
                  <span className="mark">
                    {mark && (
                      <>
                        <span aria-hidden="true">{mark.glyph}</span>
                        <span className="visually-hidden">{mark.word}</span>
                      </>
                    )}
                  </span>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const isTotal = (heads: readonly { readonly code: string | null }[]): boolean =>
  heads.length > 0 && heads.at(-1)?.code === null
