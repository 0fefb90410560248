import type { AnalysisPart, AnalysisResult } from '../../contract/analysis.ts'
import type { ComparisonTable } from '../../contract/comparison.ts'
import { Failure } from '../../contract/failure.ts'
import type { TestResult } from '../../contract/hypothesis.ts'
import { type ChartSpec, type ReportSection, tablesOfChart } from '../../contract/report-section.ts'
import type { ResultTable } from '../../contract/results.ts'
import { inLanguage, type Language } from '../../contract/text.ts'
import type { ColumnTable } from './analysis/column-tables.ts'

/** What a report shows, numbered: a chart knows the number of the table it is drawn from. */
export type Item =
  | { readonly kind: 'table'; readonly number: number; readonly table: ResultTable }
  | { readonly kind: 'comparison'; readonly number: number; readonly comparison: ComparisonTable }
  | { readonly kind: 'test'; readonly number: number; readonly test: TestResult }
  | {
      readonly kind: 'analysis'
      readonly number: number
      readonly analysis: AnalysisResult
      readonly part: AnalysisPart
    }
  | {
      readonly kind: 'chart'
      readonly number: number
      readonly chart: ChartSpec
      readonly table: ResultTable
      /** What it is drawn from, its own table first. */
      readonly tables: readonly { readonly id: string; readonly number: number }[]
    }

/** What a report can show, by its name in the plan. */
export type ResultsById = {
  readonly tables: ReadonlyMap<string, ResultTable>
  readonly comparisons: ReadonlyMap<string, ComparisonTable>
  readonly tests: ReadonlyMap<string, TestResult>
  readonly analyses: ReadonlyMap<string, AnalysisResult>
  /** What charts can be drawn of beside tables: columns of analyses, by the name that charts ask for them with. */
  readonly columns: ReadonlyMap<string, ColumnTable>
}

/**
 * The items of each section in order: every table after the charts drawn from it, with the other tables that these are
 * drawn from, and a part of an analysis after the charts of its columns; first the tables the section lists, then those that
 * only its charts ask for, then its tests, and last its analyses part by part. All of these are numbered as tables are. Each
 * is printed once, where it is first asked for.
 */
export const orderOf = (
  sections: readonly ReportSection[],
  { tables, comparisons, tests, analyses, columns }: ResultsById,
  language: Language,
): readonly (readonly Item[])[] => {
  const printed = new Map<string, number>()
  let drawn = 0
  const numbered = (id: string, itemAt: (number: number) => Item): Item[] => {
    if (printed.has(id)) return []
    const number = printed.size + 1
    printed.set(id, number)
    return [itemAt(number)]
  }
  const printedAs = (id: string): string => {
    const column = columns.get(id)
    return column ? partId(column.analysis, column.part) : id
  }
  const itemsOf = (table: ResultTable, charts: readonly ChartSpec[]): Item[] => {
    const names = new Set([table.id, ...charts.flatMap(tablesOfChart)])
    const fresh = [...names].flatMap((id) =>
      numbered(printedAs(id), (number) => {
        const column = columns.get(id)
        if (column) return { kind: 'analysis', number, analysis: column.analysis, part: column.part }
        return { kind: 'table', number, table: tables.get(id) ?? missing(charts, id) }
      }),
    )
    const pictures = charts.map((chart): Item => {
      const drawnFrom = tablesOfChart(chart)
        .map((id) => ({ id: printedAs(id), number: printed.get(printedAs(id)) ?? 0 }))
        .sort((one, other) => one.number - other.number)
      return { kind: 'chart', number: ++drawn, chart, table, tables: drawnFrom }
    })
    return [...pictures, ...fresh]
  }
  return sections.map((section) => [
    ...[...chartsByTable(section)].flatMap(([id, charts]) => {
      const comparison = charts.length === 0 ? comparisons.get(id) : undefined
      if (comparison) return numbered(id, (number) => ({ kind: 'comparison', number, comparison }))
      const table = tables.get(id) ?? (charts.length > 0 ? columns.get(id)?.table : undefined)
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
    ...section.analyses.flatMap((id) => {
      const analysis = analyses.get(id)
      if (!analysis)
        throw new Failure('report.section-table', { section: inLanguage(section.title, language), table: id })
      return analysis.parts.flatMap((part) =>
        numbered(partId(analysis, part), (number) => ({ kind: 'analysis', number, analysis, part })),
      )
    }),
  ])
}

/** The name of a part of an analysis among all that a report prints: the first has the name of the whole. */
export const partId = ({ id, parts }: AnalysisResult, part: AnalysisPart): string =>
  part === parts[0] ? id : `${id}.${part.name}`

const missing = (charts: readonly ChartSpec[], table: string): never => {
  const chart = charts.find((one) => tablesOfChart(one).includes(table))
  throw new Failure('report.chart-table', { chart: chart?.id ?? '', table })
}

const chartsByTable = ({ tables, charts }: ReportSection): ReadonlyMap<string, readonly ChartSpec[]> => {
  const byTable = new Map<string, ChartSpec[]>(tables.map((id) => [id, []]))
  for (const chart of charts) byTable.set(chart.table, [...(byTable.get(chart.table) ?? []), chart])
  return byTable
}
