import type { ResultTable } from '../../contract/results.ts'
import { inLanguage, type Language } from '../../contract/text.ts'
import { axesOf, cellsByPlace } from '../../core/report/axes.ts'
import { independenceLine } from '../../core/report/comparison/independence-line.ts'
import { markOf } from '../../core/report/marks.ts'
import { fieldFormat } from '../../core/report/measure.ts'
import { formatInterval, formatNumber, integer, percent } from '../../core/report/number-format.ts'
import { about } from '../../core/report/scene.ts'
import { standardLines } from '../../core/report/standard-lines.ts'
import type { Texts } from '../texts.ts'

/**
 * A table as lines for a terminal: title, what it measures, one line per figure with its interval and verdict, and its
 * test of independence and standard population.
 */
export const tableAsText = (table: ResultTable, language: Language, texts: Texts): string => {
  const axes = axesOf(table, language, texts)
  const cellAt = cellsByPlace(table)
  const places = axes.reduce<{ code: string | null; label: string }[][]>(
    (found, axis) => found.flatMap((place) => axis.entries.map((entry) => [...place, entry])),
    [[]],
  )
  const lines = places.flatMap((place) => {
    const cell = cellAt(place.map(({ code }) => code))
    if (!cell) return []
    const format = fieldFormat('estimate', table.statistic)
    return [
      [
        ...(place.length === 0 ? [texts('report.total')] : place.map(({ label }) => label)),
        formatNumber(cell.estimate, format, language),
        formatInterval(cell.ciLow, cell.ciHigh, format, language),
        formatNumber(cell.cv, percent(1), language),
        formatNumber(cell.n, integer, language),
        markOf(cell.verdict.level, texts).word,
      ],
    ]
  })
  const heads = axes.length === 0 ? [texts('report.total')] : axes.map(({ label }) => label)
  const fields = ['estimate', 'ci', 'cv', 'n'].map((field) => texts(`cli.column.${field}`))
  const scene = { language, texts, warnings: [] }
  const head = [inLanguage(table.title, language), about(table, scene)]
  const rows = aligned([[...heads, ...fields, texts('cli.column.verdict')], ...lines], heads.length)
  return [...head, ...rows, ...independenceLine(table, scene), ...standardLines(table, scene)].join('\n')
}

/** Labels and the last column to the left, figures to the right, two spaces between columns. */
export const aligned = (rows: readonly (readonly string[])[], labels: number): string[] => {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)))
  const last = widths.length - 1
  return rows.map((row) =>
    row
      .map((text, at) => (at < labels || at === last ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
