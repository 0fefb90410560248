import type { Cell, ResultTable } from '../../contract/results.ts'
import { type Axis, type AxisEntry, axesOf, cellsByPlace, isOnlyLevel, placesOf } from './axes.ts'
import { markOf, needsMark } from './marks.ts'
import { fieldFormat } from './measure.ts'
import { formatInterval, formatNumber, hiddenSymbol, undefinedSymbol } from './number-format.ts'
import type { Grid, GridCell, GridRow, HeadCell } from './report.ts'
import { levelText, type Scene } from './scene.ts'

/** Up to this many categories of one axis stand side by side. */
const sideBySide = 3

/**
 * The table as a page shows it. With two axes or more, the last one that has at most three entries (total
 * included) spreads over the columns; the axis before it gives the rows and any other the groups of rows.
 */
export const gridOf = (table: ResultTable, scene: Scene): Grid => {
  const axes = axesOf(table, scene.language, scene.texts)
  const shown = axes.filter((axis) => !isOnlyLevel(axis))
  const across = shown.length < 2 ? undefined : shown.findLast(({ entries }) => entries.length <= sideBySide)
  const down = shown.filter((axis) => axis !== across)
  const rowAxis = down.at(-1)
  const groupAxes = down.slice(0, -1)
  const columns = columnsOf(table, across === undefined, scene)
  const cellAt = cellsByPlace(table)
  const only = axes.filter(isOnlyLevel).flatMap((axis) => axis.entries.map((entry): Picked => [axis, entry]))

  const cellOf = (picked: readonly Picked[]): Cell | undefined => {
    const codes = new Map([...only, ...picked].map(([axis, { code }]) => [axis, code]))
    return cellAt(axes.map((axis) => codes.get(axis) ?? null))
  }
  const rowOf = (group: readonly Picked[], entry: AxisEntry | undefined): GridRow[] => {
    const row: readonly Picked[] = rowAxis && entry ? [...group, [rowAxis, entry]] : group
    const cells = across ? across.entries.map((column) => cellOf([...row, [across, column]])) : [cellOf(row)]
    if (cells.every((cell) => cell === undefined)) return []
    return [
      {
        header: entry?.label ?? scene.texts('report.total'),
        isTotal: (entry?.code ?? null) === null,
        cells: cells.flatMap((cell) => columns.map(({ show }) => (cell ? shownOf(cell, show) : blank))),
      },
    ]
  }
  const groups = placesOf(groupAxes).map((place) => {
    const group = place.flatMap((entry, at): Picked[] => (groupAxes[at] ? [[groupAxes[at], entry]] : []))
    return {
      header: group.map(([axis, { label }]) => `${axis.label}: ${label}`).join(' · '),
      rows: (rowAxis?.entries ?? [undefined]).flatMap((entry) => rowOf(group, entry)),
    }
  })
  return {
    head: headOf(rowAxis, across, columns),
    groups: groups.filter(({ rows }) => rows.length > 0),
    columns: 1 + columns.length * (across?.entries.length ?? 1),
  }
}

type Picked = readonly [Axis, AxisEntry]
type GridColumn = { readonly label: string; readonly show: (cell: Cell) => GridCell }

const blank: GridCell = { text: undefinedSymbol, mark: null }
const hidden: GridCell = { text: hiddenSymbol, mark: null }

const shownOf = (cell: Cell, show: GridColumn['show']): GridCell =>
  cell.confidentiality === 'hidden' ? hidden : show(cell)

const columnsOf = (table: ResultTable, hasRoom: boolean, { language, texts }: Scene): GridColumn[] => {
  const plain = (field: 'cv' | 'n' | 'cases'): GridColumn => ({
    label: texts(`report.column.${field}`),
    show: (cell) => ({ text: formatNumber(cell[field], fieldFormat(field, table.statistic), language), mark: null }),
  })
  const format = fieldFormat('estimate', table.statistic)
  const estimate: GridColumn = {
    label: texts('report.column.estimate'),
    show: (cell) => ({
      text: formatNumber(cell.estimate, format, language),
      mark: needsMark(cell.verdict.level) ? markOf(cell.verdict.level, texts) : null,
    }),
  }
  const interval: GridColumn = {
    label: texts('report.column.interval', { level: levelText(table.ciLevel, language) }),
    show: (cell) => ({ text: formatInterval(cell.ciLow, cell.ciHigh, format, language), mark: null }),
  }
  const precision = table.probability ? [interval, plain('cv')] : []
  const columns = [estimate, ...precision, plain('n')]
  return hasRoom ? [...columns, plain('cases')] : columns
}

const headOf = (rowAxis: Axis | undefined, across: Axis | undefined, columns: readonly GridColumn[]): HeadCell[][] => {
  const corner = { text: rowAxis?.label ?? '', columns: 1, rows: across ? 2 : 1 }
  const figures = columns.map(({ label }): HeadCell => ({ text: label, columns: 1, rows: 1 }))
  if (!across) return [[corner, ...figures]]
  const spread = across.entries.map(({ code, label }) => ({
    text: code === null ? label : `${across.label}: ${label}`,
    columns: columns.length,
    rows: 1,
  }))
  return [[corner, ...spread], across.entries.flatMap(() => figures)]
}
