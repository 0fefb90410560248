import type { ComparisonCell, ComparisonTable } from '../../../contract/comparison.ts'
import { type AxisEntry, isOnlyLevel, placesOf } from '../axes.ts'
import { markOf, needsMark } from '../marks.ts'
import { formatInterval, formatNumber, pValue } from '../number-format.ts'
import type { Grid, GridCell, GridRow } from '../report.ts'
import { levelText, type Scene } from '../scene.ts'
import { categoryLabel, comparisonAxes, comparisonsByPlace } from './comparison-axes.ts'
import { type ComparisonField, comparisonFormat, significanceText } from './comparison-fields.ts'

/**
 * A comparison as a page shows it: a row per comparison, the last axis with more than one entry down the side and
 * those before it as groups of rows; the figures compared, what they give, its interval and its test.
 */
export const comparisonGrid = (comparison: ComparisonTable, scene: Scene): Grid => {
  const axes = comparisonAxes(comparison, scene)
  const down = axes.filter((axis) => !isOnlyLevel(axis))
  const rowAxis = down.at(-1)
  const groupAxes = down.slice(0, -1)
  const columns = columnsOf(comparison, scene)
  const cellAt = comparisonsByPlace(comparison)
  const rowOf = (picked: readonly AxisEntry[], entry: AxisEntry | undefined): GridRow[] => {
    const entries = new Map(
      [...groupAxes, ...(rowAxis ? [rowAxis] : [])].map((axis, at) => [axis, picked[at] ?? entry]),
    )
    const cell = cellAt(axes.map((axis) => (entries.get(axis) ?? axis.entries[0])?.code ?? null))
    const header = entry?.label ?? rowHeader(comparison, scene)
    const isTotal = entry !== undefined && entry.code === null
    return cell ? [{ header, isTotal, cells: columns.map(({ show }) => show(cell)) }] : []
  }
  const groups = placesOf(groupAxes).map((place) => ({
    header: place.map(({ label }, at) => `${groupAxes[at]?.label}: ${label}`).join(' · '),
    rows: (rowAxis?.entries ?? [undefined]).flatMap((entry) => rowOf(place, entry)),
  }))
  const head = [(rowAxis ?? axes.at(-1))?.label ?? '', ...columns.map(({ label }) => label)]
  return {
    head: [head.map((text) => ({ text, columns: 1, rows: 1 }))],
    groups: groups.filter(({ rows }) => rows.length > 0),
    columns: head.length,
  }
}

/** The header of the only row of a comparison: its pair where it has one. */
export const rowHeader = (comparison: ComparisonTable, scene: Scene): string => {
  const pair = comparison.compare === 'differences' ? comparisonAxes(comparison, scene).at(-1)?.entries[0] : undefined
  return pair?.label ?? scene.texts(`comparison.column.${comparison.compare}`)
}

type Column = { readonly label: string; readonly show: (cell: ComparisonCell) => GridCell }

const columnsOf = (comparison: ComparisonTable, { language, texts }: Scene): readonly Column[] => {
  const plain = (text: string): GridCell => ({ text, mark: null })
  const figure = (field: ComparisonField, label: string): Column => ({
    label,
    show: (cell) => plain(formatNumber(cell[field], comparisonFormat(field, comparison), language)),
  })
  const format = comparisonFormat('estimate', comparison)
  const value: Column = {
    label: texts(`comparison.column.${comparison.compare}`),
    show: ({ estimate, verdict }) => ({
      text: formatNumber(estimate, format, language),
      mark: needsMark(verdict.level) ? markOf(verdict.level, texts) : null,
    }),
  }
  const tests: readonly Column[] = [
    {
      label: texts('report.column.interval', { level: levelText(comparison.ciLevel, language) }),
      show: ({ ciLow, ciHigh }) => plain(formatInterval(ciLow, ciHigh, format, language)),
    },
    { label: texts('comparison.column.pHolm'), show: ({ pHolm }) => plain(formatNumber(pHolm, pValue, language)) },
    {
      label: texts('comparison.column.significance'),
      show: ({ significance }) => plain(significanceText(significance, texts)),
    },
  ]
  const [first, second] = figureLabels(comparison, { language, texts })
  const figures =
    first === undefined || second === undefined
      ? []
      : [figure('firstEstimate', first), figure('secondEstimate', second)]
  return [...figures, value, ...(comparison.probability ? tests : []), figure('n', texts('report.column.n'))]
}

/** What the two figures of every row are; nothing where more than two are combined. */
export const figureLabels = (
  comparison: ComparisonTable,
  { language, texts }: Pick<Scene, 'language' | 'texts'>,
): readonly [string, string] | readonly [] => {
  const { compare, reference, cells } = comparison
  if (compare === 'change') return [texts('comparison.column.later'), texts('comparison.column.earlier')]
  if (compare !== 'differences') return []
  const [firsts, seconds] = [new Set(cells.map(({ first }) => first)), new Set(cells.map(({ second }) => second))]
  const only = (codes: ReadonlySet<string | null>, otherwise: string) =>
    codes.size === 1 ? categoryLabel(comparison, [...codes][0] ?? null, language) : texts(otherwise)
  return [
    only(firsts, 'comparison.column.first'),
    reference === null ? only(seconds, 'comparison.column.second') : categoryLabel(comparison, reference, language),
  ]
}
