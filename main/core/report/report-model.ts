import { Failure } from '../../contract/failure.ts'
import type { ChartSpec, Plan, ReportSection } from '../../contract/plan.ts'
import type { ResultTable } from '../../contract/results.ts'
import { inLanguage, type Language } from '../../contract/text.ts'
import { boundText, citedIn } from './bound-text.ts'
import { chartOf } from './charts/chart.ts'
import type { Geography } from './charts/map.ts'
import { legendOf } from './legend.ts'
import type { Methodology } from './methodology.ts'
import { methodologyNote } from './methodology-note.ts'
import { type Report, type ReportWords, reportWords, type Section } from './report.ts'
import { reportTable } from './report-table.ts'
import type { Scene } from './scene.ts'
import type { Texts } from './texts.ts'
import { warningsOf } from './warnings.ts'

export type ReportRequest = {
  readonly plan: Plan
  /** The tables of the plan as they came out, in any order. */
  readonly tables: readonly ResultTable[]
  readonly methodology: Methodology
  readonly language: Language
  readonly texts: Texts
  /** Boundaries of the study's country; only maps need them. */
  readonly geography?: Geography
}

/**
 * The report of a plan as plain data: sections with text bound to cells, charts each followed by its table, the
 * technical sheet and the legend. A plan without sections gets one with all its tables. A table is printed once,
 * where it is first asked for. Throws a Failure for what a section, a binding or a chart asks and is not there.
 */
export const reportModel = ({ plan, tables, methodology, language, texts, geography }: ReportRequest): Report => {
  const scene: Scene = { language, texts, warnings: warningsOf(plan, texts) }
  const byId = new Map(tables.map((table) => [table.id, table]))
  const sections = plan.report?.sections ?? [allTables(tables, texts)]
  const printed = new Set<string>()
  const order = sections.map((section) => itemsOf(section, byId, printed, language))
  const tableNumbers = numbered(order, 'table')
  const chartNumbers = numbered(order, 'chart')
  const tableLabel = (id: string) => texts('report.table', { number: tableNumbers.get(id) ?? 0 })

  const blockOf = (item: Item) => {
    if (item.kind === 'table') return reportTable(item.table, tableNumbers.get(item.id) ?? 0, scene)
    const chart = texts('report.chart', { number: chartNumbers.get(item.id) ?? 0 })
    return chartOf(item.chart, item.table, { chart, table: tableLabel(item.table.id) }, scene, geography)
  }
  const source = ({ title }: ReportSection) => ({ section: inLanguage(title, language), tables: byId, scene })
  const cited = sections.flatMap((section) =>
    section.text.flatMap((text) => citedIn(inLanguage(text, language), source(section))),
  )
  const sectionOf = (section: ReportSection, place: number): Section => {
    return {
      anchor: `s-${place + 1}`,
      title: inLanguage(section.title, language),
      paragraphs: section.text.map((text) => boundText(inLanguage(text, language), source(section))),
      blocks: (order[place] ?? []).map(blockOf),
    }
  }
  return {
    language,
    title: inLanguage(plan.study.title, language),
    warnings: scene.warnings,
    facts: titleFacts(plan, scene),
    note: inLanguage(plan.study.note, language),
    words: wordsOf(texts),
    sections: sections.map(sectionOf),
    methodology: methodologyNote(plan, tables, methodology, cited, scene),
    legend: legendOf(methodology.quality.profile, scene),
  }
}

type Item =
  | { readonly kind: 'table'; readonly id: string; readonly table: ResultTable }
  | { readonly kind: 'chart'; readonly id: string; readonly chart: ChartSpec; readonly table: ResultTable }

const allTables = (tables: readonly ResultTable[], texts: Texts): ReportSection => ({
  title: texts('report.results'),
  text: [],
  tables: tables.map(({ id }) => id),
  charts: [],
})

/** What a section shows, in order: each table after the charts drawn from it; then the charts of other tables. */
const itemsOf = (
  section: ReportSection,
  tables: ReadonlyMap<string, ResultTable>,
  printed: Set<string>,
  language: Language,
): Item[] => {
  const tableItem = (table: ResultTable): Item[] => {
    if (printed.has(table.id)) return []
    printed.add(table.id)
    return [{ kind: 'table', id: table.id, table }]
  }
  const chartItems = (charts: readonly ChartSpec[]): Item[] =>
    charts.flatMap((chart) => {
      const table = tables.get(chart.table)
      if (!table) throw new Failure('report.chart-table', { chart: chart.id, table: chart.table })
      return [{ kind: 'chart', id: chart.id, chart, table }, ...tableItem(table)]
    })
  const listed = section.tables.flatMap((id) => {
    const table = tables.get(id)
    if (!table) throw new Failure('report.section-table', { section: inLanguage(section.title, language), table: id })
    const charts = section.charts.filter((chart) => chart.table === id)
    return [...chartsOnly(charts, table), ...tableItem(table)]
  })
  return [...listed, ...chartItems(section.charts.filter((chart) => !section.tables.includes(chart.table)))]
}

const chartsOnly = (charts: readonly ChartSpec[], table: ResultTable): Item[] =>
  charts.map((chart) => ({ kind: 'chart', id: chart.id, chart, table }))

const numbered = (order: readonly (readonly Item[])[], kind: Item['kind']): ReadonlyMap<string, number> =>
  new Map(
    order
      .flat()
      .filter((item) => item.kind === kind)
      .map(({ id }, place) => [id, place + 1]),
  )

const titleFacts = ({ study }: Plan, { language, texts }: Scene) => {
  const facts = [
    { term: texts('methodology.producer'), text: inLanguage(study.producer, language) },
    { term: texts('methodology.window'), text: inLanguage(study.window, language) },
  ]
  return facts.filter(({ text }) => text !== '')
}

const wordsOf = (texts: Texts): ReportWords =>
  Object.fromEntries(reportWords.map((word) => [word, texts(`report.word.${word}`)])) as ReportWords
