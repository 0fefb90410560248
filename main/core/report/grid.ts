import type { Cell, ResultTable } from '../../contract/results.ts'
import { type Axis, type AxisEntry, axesOf, cellsByPlace } from './axes.ts'
import { markOf, needsMark } from './marks.ts'
import { fieldFormat } from './measure.ts'
import { formatInterval, formatNumber, undefinedSymbol } from './number-format.ts'
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
  const across = axes.length < 2 ? undefined : axes.findLast((axis) => axis.entries.length <= sideBySide)
  const down = axes.filter((axis) => axis !== across)
  const rowAxis = down.at(-1)
  const columns = columnsOf(table, across === undefined, scene)
  const cellAt = cellsByPlace(table)
  const codesFor = (picked: ReadonlyMap<Axis, AxisEntry>) => axes.map((axis) => picked.get(axis)?.code ?? null)

  const rowOf = (group: Picked, entry: AxisEntry | undefined): GridRow | null => {
    const row = new Map(group)
    if (rowAxis && entry) row.set(rowAxis, entry)
    const cells = across
      ? across.entries.map((columnEntry) => cellAt(codesFor(new Map(row).set(across, columnEntry))))
      : [cellAt(codesFor(row))]
    if (cells.every((cell) => cell === undefined)) return null
    return {
      header: entry?.label ?? scene.texts('report.total'),
      isTotal: (entry?.code ?? null) === null,
      cells: cells.flatMap((cell) => columns.map(({ show }) => (cell ? show(cell) : blank))),
    }
  }
  const groups = combinations(down.slice(0, -1)).map((group) => ({
    header: [...group].map(([axis, { label }]) => `${axis.label}: ${label}`).join(' · '),
    rows: (rowAxis?.entries ?? [undefined]).flatMap((entry) => rowOf(group, entry) ?? []),
  }))
  const head = headOf(rowAxis, across, columns)
  return {
    head,
    groups: groups.filter(({ rows }) => rows.length > 0),
    columns: 1 + columns.length * (across?.entries.length ?? 1),
  }
}

type Picked = ReadonlyMap<Axis, AxisEntry>
type GridColumn = { readonly label: string; readonly show: (cell: Cell) => GridCell }

const blank: GridCell = { text: undefinedSymbol, mark: null }

const combinations = (axes: readonly Axis[]): Picked[] =>
  axes.reduce<Picked[]>(
    (found, axis) => found.flatMap((picked) => axis.entries.map((entry) => new Map(picked).set(axis, entry))),
    [new Map()],
  )

const columnsOf = (table: ResultTable, isWide: boolean, { language, texts }: Scene): GridColumn[] => {
  const plain = (field: 'cv' | 'n' | 'cases', label: string): GridColumn => ({
    label,
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
  const precision = table.probability ? [interval, plain('cv', texts('report.column.cv'))] : []
  const columns = [estimate, ...precision, plain('n', texts('report.column.n'))]
  return isWide ? [...columns, plain('cases', texts('report.column.cases'))] : columns
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
