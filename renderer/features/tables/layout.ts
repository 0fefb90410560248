import type { Cell, ResultTable } from '../../../main/contract/results.ts'
import type { Language } from '../../../main/contract/text.ts'
import { type Axis, type AxisEntry, axesOf, cellsByPlace } from '../../../main/core/report/axes.ts'
import { forReport, type Texts } from '../../i18n/texts.ts'

/** More categories than this do not stand side by side on a small screen. */
const sideBySide = 8

export type LayoutRow = {
  /** One entry for each axis that runs down. */
  readonly heads: readonly AxisEntry[]
  readonly cells: readonly (Cell | undefined)[]
}

/** A table spread out for the screen: rows for all axes but one, whose entries are the columns. */
export type Layout = {
  readonly down: readonly Axis[]
  /** Null when all axes run down and there is one column of figures. */
  readonly across: Axis | null
  readonly rows: readonly LayoutRow[]
}

/** The last axis with few enough entries gives the columns; with a single axis there is one column of figures. */
export const layoutOf = (table: ResultTable, language: Language, t: Texts): Layout => {
  const axes = axesOf(table, language, forReport(t))
  const cellAt = cellsByPlace(table)
  const across = axes.length < 2 ? null : (axes.findLast(({ entries }) => entries.length <= sideBySide) ?? null)
  const down = axes.filter((axis) => axis !== across)
  const rows = combinations(down).map((heads) => ({
    heads,
    cells: (across?.entries ?? [null]).map((entry) =>
      cellAt(axes.map((axis) => (axis === across ? (entry?.code ?? null) : (heads[down.indexOf(axis)]?.code ?? null)))),
    ),
  }))
  return { down, across, rows: rows.filter(({ cells }) => cells.some((cell) => cell !== undefined)) }
}

const combinations = (axes: readonly Axis[]): AxisEntry[][] =>
  axes.reduce<AxisEntry[][]>(
    (found, axis) => found.flatMap((heads) => axis.entries.map((entry) => [...heads, entry])),
    [[]],
  )

/** What the figure at a place of the layout is of, in words: "Mujeres · 18–29". */
export const placeText = ({ across, rows }: Layout, row: number, column: number): string =>
  [...(rows[row]?.heads ?? []), ...(across ? [across.entries[column]] : [])]
    .map((entry) => entry?.label ?? '')
    .join(' · ')
