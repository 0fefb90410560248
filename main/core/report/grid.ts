import type { ComparisonTable } from '../../contract/comparison.ts'
import type { Cell, ResultTable } from '../../contract/results.ts'
import { type Axis, type AxisEntry, axesOf, cellsByPlace, isOnlyLevel, placesOf } from './axes.ts'
import { type BesideColumn, besideColumns } from './comparison/beside-columns.ts'
import { markOf, needsMark } from './marks.ts'
import { fieldFormat, figureWord, isShare } from './measure.ts'
import { formatInterval, formatNumber, hiddenSymbol, undefinedSymbol } from './number-format.ts'
import type { Grid, GridCell, GridRow, HeadCell } from './report.ts'
import { levelText, type Scene } from './scene.ts'

/** Up to this many categories of one axis stand side by side, and of records that are no sample, which have one figure each. */
const sideBySide = 3
const bareSideBySide = 8
/** Beside more than this many figures there is no room for the CV and the records of each, which the annex has. */
const roomForAll = 2

/**
 * The table as a page shows it. With two axes or more, the last one that has at most three entries (total
 * included) spreads over the columns; the axis before it gives the rows and any other the groups of rows. Where there
 * is none, a table of records that are no sample spreads one of up to eight entries. With a comparison `beside` it,
 * what is compared spreads over the columns and each difference follows with its test.
 */
export const gridOf = (table: ResultTable, scene: Scene, beside?: ComparisonTable): Grid => {
  const axes = axesOf(table, scene.language, scene.texts)
  const shown = axes.filter((axis) => !isOnlyLevel(axis))
  const compared =
    beside && shown.find(({ isLevel, variable }) => !isLevel && variable === beside.compared[0]?.variable)
  const spread = (most: number) =>
    shown.length < 2 ? undefined : shown.findLast(({ entries }) => entries.length <= most)
  const few = compared ?? spread(sideBySide)
  const bare = few || table.probability ? undefined : spread(bareSideBySide)
  const across = few ?? bare
  const down = shown.filter((axis) => axis !== across)
  const rowAxis = down.at(-1)
  const groupAxes = down.slice(0, -1)
  const isCrowded = compared || bare || (table.probability && across && across.entries.length > roomForAll)
  const columns = isCrowded ? figuresOf(table, scene) : columnsOf(table, across === undefined, scene)
  const differences = beside && compared ? besideColumns(beside, scene) : []
  const cellAt = cellsByPlace(table)
  const only = axes.filter(isOnlyLevel).flatMap((axis) => axis.entries.map((entry): Picked => [axis, entry]))

  const placeOf = (picked: readonly Picked[]) => {
    const codes = new Map([...only, ...picked].map(([axis, { code }]) => [axis, code]))
    return axes.map((axis) => codes.get(axis) ?? null)
  }
  const cellOf = (picked: readonly Picked[]): Cell | undefined => cellAt(placeOf(picked))
  const rowOf = (group: readonly Picked[], entry: AxisEntry | undefined): GridRow[] => {
    const row: readonly Picked[] = rowAxis && entry ? [...group, [rowAxis, entry]] : group
    const cells = across ? across.entries.map((column) => cellOf([...row, [across, column]])) : [cellOf(row)]
    if (cells.every((cell) => cell === undefined)) return []
    return [
      {
        header: entry?.label ?? scene.texts('report.total'),
        isTotal: (entry?.code ?? null) === null,
        cells: [
          ...cells.flatMap((cell) => columns.map(({ show }) => (cell ? shownOf(cell, show) : blank))),
          ...differences.map(({ show }) => show(axes, placeOf(row))),
        ],
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
    head: bare ? bareHead(rowAxis, bare) : headOf(rowAxis, across, columns, differences),
    groups: groups.filter(({ rows }) => rows.length > 0),
    columns: 1 + columns.length * (across?.entries.length ?? 1) + differences.length,
  }
}

type Picked = readonly [Axis, AxisEntry]
type GridColumn = { readonly label: string; readonly show: (cell: Cell) => GridCell }

const blank: GridCell = { text: undefinedSymbol, mark: null }
const hidden: GridCell = { text: hiddenSymbol, mark: null }

const shownOf = (cell: Cell, show: GridColumn['show']): GridCell =>
  cell.confidentiality === 'hidden' ? hidden : show(cell)

const columnsOf = (table: ResultTable, hasRoom: boolean, scene: Scene): GridColumn[] => {
  const { language, texts } = scene
  const plain = (field: 'cv' | 'n' | 'cases', label = texts(`report.column.${field}`)): GridColumn => ({
    label,
    show: (cell) => ({ text: formatNumber(cell[field], fieldFormat(field, table.statistic), language), mark: null }),
  })
  const figures = figuresOf(table, scene)
  if (!table.probability) {
    const records = plain('n', texts('report.column.records'))
    if (table.statistic === 'count') return figures
    return hasRoom && isShare(table.statistic) ? [...figures, records, plain('cases')] : [...figures, records]
  }
  const columns = [...figures, plain('cv'), plain('n')]
  return hasRoom && table.cells.some(({ cases }) => cases !== null) ? [...columns, plain('cases')] : columns
}

/** What no table is without: the figure and, of a probability sample, its interval. */
const figuresOf = (table: ResultTable, { language, texts }: Scene): GridColumn[] => {
  const format = fieldFormat('estimate', table.statistic)
  const estimate: GridColumn = {
    label: figureWord(table, texts),
    show: (cell) => ({
      text: formatNumber(cell.estimate, format, language),
      mark: needsMark(cell.verdict.level) ? markOf(cell.verdict.level, texts) : null,
    }),
  }
  const interval: GridColumn = {
    label: texts('report.column.interval', { level: levelText(table.ciLevel, language) }),
    show: (cell) => ({ text: formatInterval(cell.ciLow, cell.ciHigh, format, language), mark: null }),
  }
  return table.probability ? [estimate, interval] : [estimate]
}

const headOf = (
  rowAxis: Axis | undefined,
  across: Axis | undefined,
  columns: readonly GridColumn[],
  differences: readonly BesideColumn[],
): HeadCell[][] => {
  const corner = { text: rowAxis?.label ?? '', columns: 1, rows: across ? 2 : 1 }
  const figures = columns.map(({ label }): HeadCell => ({ text: label, columns: 1, rows: 1 }))
  if (!across) return [[corner, ...figures]]
  const spread = across.entries.map(({ code, label }) => ({
    text: code === null ? label : `${across.label}: ${label}`,
    columns: columns.length,
    rows: 1,
  }))
  const beside = differences.map(({ label }): HeadCell => ({ text: label, columns: 1, rows: 2 }))
  return [[corner, ...spread, ...beside], across.entries.flatMap(() => figures)]
}

/** Categories over a single figure each, whose name would stand over every one of them. */
const bareHead = (rowAxis: Axis | undefined, across: Axis): HeadCell[][] => [
  [
    { text: rowAxis?.label ?? '', columns: 1, rows: 2 },
    { text: across.label, columns: across.entries.length, rows: 1 },
  ],
  across.entries.map(({ label }) => ({ text: label, columns: 1, rows: 1 })),
]
