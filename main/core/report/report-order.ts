import type { ComparisonTable } from '../../contract/comparison.ts'
import { Failure } from '../../contract/failure.ts'
import type { TestResult } from '../../contract/hypothesis.ts'
import type { ChartSpec, ReportSection } from '../../contract/report-section.ts'
import type { ResultTable } from '../../contract/results.ts'
import { inLanguage, type Language } from '../../contract/text.ts'

/** What a report shows, numbered: a chart knows the number of the table it is drawn from. */
export type Item =
  | { readonly kind: 'table'; readonly number: number; readonly table: ResultTable }
  | { readonly kind: 'comparison'; readonly number: number; readonly comparison: ComparisonTable }
  | { readonly kind: 'test'; readonly number: number; readonly test: TestResult }
  | {
      readonly kind: 'chart'
      readonly number: number
      readonly chart: ChartSpec
      readonly table: ResultTable
      readonly tableNumber: number
    }

/** What a report can show, by its name in the plan. */
export type ResultsById = {
  readonly tables: ReadonlyMap<string, ResultTable>
  readonly comparisons: ReadonlyMap<string, ComparisonTable>
  readonly tests: ReadonlyMap<string, TestResult>
}

/**
 * The items of each section in order: every table after the charts drawn from it, first the tables the section lists,
 * then those that only its charts ask for, and last its tests. Comparisons and tests are numbered as tables are. Each is
 * printed once, where it is first asked for.
 */
export const orderOf = (
  sections: readonly ReportSection[],
  { tables, comparisons, tests }: ResultsById,
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
  const numbered = (id: string, itemAt: (number: number) => Item): Item[] => {
    if (printed.has(id)) return []
    const number = printed.size + 1
    printed.set(id, number)
    return [itemAt(number)]
  }
  return sections.map((section) => [
    ...[...chartsByTable(section)].flatMap(([id, charts]) => {
      const comparison = charts.length === 0 ? comparisons.get(id) : undefined
      if (comparison) return numbered(id, (number) => ({ kind: 'comparison', number, comparison }))
      const table = tables.get(id)
      if (table) return itemsOf(table, charts)
      const [chart] = charts
      if (chart && !section.tables.includes(id)) throw new Failure('report.chart-table', { chart: chart.id, table: id })
      throw new Failure('report.section-table', { section: inLanguage(section.title, language), table: id })
    }),
    ...section.tests.flatMap((id) => {
      const test = tests.get(id)
      if (test) return numbered(id, (number) => ({ kind: 'test', number, test }))
      throw new Failure('report.section-table', { section: inLanguage(section.title, language), table: id })
    }),
  ])
}

const chartsByTable = ({ tables, charts }: ReportSection): ReadonlyMap<string, readonly ChartSpec[]> => {
  const byTable = new Map<string, ChartSpec[]>(tables.map((id) => [id, []]))
  for (const chart of charts) byTable.set(chart.table, [...(byTable.get(chart.table) ?? []), chart])
  return byTable
}
