import type { ComparisonTable } from '../../contract/comparison.ts'
import { Failure } from '../../contract/failure.ts'
import type { ChartSpec, ReportSection } from '../../contract/plan.ts'
import type { ResultTable } from '../../contract/results.ts'
import { inLanguage, type Language } from '../../contract/text.ts'

/** What a report shows, numbered: a chart knows the number of the table it is drawn from. */
export type Item =
  | { readonly kind: 'table'; readonly number: number; readonly table: ResultTable }
  | { readonly kind: 'comparison'; readonly number: number; readonly comparison: ComparisonTable }
  | {
      readonly kind: 'chart'
      readonly number: number
      readonly chart: ChartSpec
      readonly table: ResultTable
      readonly tableNumber: number
    }

/**
 * The items of each section in order: every table after the charts drawn from it, first the tables the section lists,
 * then those that only its charts ask for. Comparisons are listed and numbered as tables are. A table is printed once,
 * where it is first asked for.
 */
export const orderOf = (
  sections: readonly ReportSection[],
  tables: ReadonlyMap<string, ResultTable>,
  comparisons: ReadonlyMap<string, ComparisonTable>,
  language: Language,
): readonly (readonly Item[])[] => {
  const printed = new Map<string, number>()
  let drawn = 0
  const itemsOf = (table: ResultTable, charts: readonly ChartSpec[]): Item[] => {
    const tableNumber = printed.get(table.id) ?? printed.size + 1
    const pictures = charts.map((chart): Item => ({ kind: 'chart', number: ++drawn, chart, table, tableNumber }))
    if (printed.has(table.id)) return pictures
    printed.set(table.id, tableNumber)
    return [...pictures, { kind: 'table', number: tableNumber, table }]
  }
  const comparisonItem = (comparison: ComparisonTable): Item[] => {
    if (printed.has(comparison.id)) return []
    const number = printed.size + 1
    printed.set(comparison.id, number)
    return [{ kind: 'comparison', number, comparison }]
  }
  return sections.map((section) =>
    [...chartsByTable(section)].flatMap(([id, charts]) => {
      const comparison = charts.length === 0 ? comparisons.get(id) : undefined
      if (comparison) return comparisonItem(comparison)
      const table = tables.get(id)
      if (table) return itemsOf(table, charts)
      const [chart] = charts
      if (chart && !section.tables.includes(id)) throw new Failure('report.chart-table', { chart: chart.id, table: id })
      throw new Failure('report.section-table', { section: inLanguage(section.title, language), table: id })
    }),
  )
}

const chartsByTable = ({ tables, charts }: ReportSection): ReadonlyMap<string, readonly ChartSpec[]> => {
  const byTable = new Map<string, ChartSpec[]>(tables.map((id) => [id, []]))
  for (const chart of charts) byTable.set(chart.table, [...(byTable.get(chart.table) ?? []), chart])
  return byTable
}
