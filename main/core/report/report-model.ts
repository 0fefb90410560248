import type { ComparisonTable } from '../../contract/comparison.ts'
import type { Plan, ReportSection } from '../../contract/plan.ts'
import type { ResultTable } from '../../contract/results.ts'
import { inLanguage, type Language } from '../../contract/text.ts'
import { boundText, citedIn } from './bound-text.ts'
import { chartOf } from './charts/chart.ts'
import type { Geography } from './charts/map.ts'
import { reportComparison } from './comparison/report-comparison.ts'
import { legendOf } from './legend.ts'
import type { Methodology } from './methodology.ts'
import { methodologyNote } from './methodology-note.ts'
import { type Report, type ReportWords, reportWords, type Section } from './report.ts'
import { type Item, orderOf } from './report-order.ts'
import { reportTable } from './report-table.ts'
import type { Scene } from './scene.ts'
import type { Texts } from './texts.ts'
import { warningsOf } from './warnings.ts'

export type ReportRequest = {
  readonly plan: Plan
  /** The tables of the plan as they came out, in any order. */
  readonly tables: readonly ResultTable[]
  /** The comparisons of the plan, likewise. */
  readonly comparisons?: readonly ComparisonTable[]
  readonly methodology: Methodology
  readonly language: Language
  readonly texts: Texts
  /** Boundaries of the study's country; only maps need them. */
  readonly geography?: Geography
}

/**
 * The report of a plan as plain data: sections with text bound to cells, tables after the charts drawn from them,
 * the technical sheet and the legend. A plan without sections gets one with all its tables. Throws a Failure for
 * what a section, a binding or a chart asks and is not there.
 */
export const reportModel = (request: ReportRequest): Report => {
  const { plan, tables, comparisons = [], methodology, language, texts, geography } = request
  const scene: Scene = { language, texts, warnings: warningsOf(plan, texts) }
  const byId = new Map(tables.map((table) => [table.id, table]))
  const comparisonsById = new Map(comparisons.map((comparison) => [comparison.id, comparison]))
  const sections = plan.report?.sections ?? [allTables([...tables, ...comparisons], texts)]
  const blockOf = (item: Item) => {
    if (item.kind === 'table') return reportTable(item.table, item.number, scene)
    if (item.kind === 'comparison') return reportComparison(item.comparison, item.number, scene)
    const labels = {
      chart: texts('report.chart', { number: item.number }),
      table: texts('report.table', { number: item.tableNumber }),
    }
    return chartOf(item.chart, item.table, labels, scene, geography)
  }
  const hasTests = comparisons.length > 0 || tables.some(({ independence }) => independence !== undefined)
  const order = orderOf(sections, byId, comparisonsById, language)
  const source = ({ title }: ReportSection) => ({
    section: inLanguage(title, language),
    tables: byId,
    comparisons: comparisonsById,
    scene,
  })
  const cited = sections.flatMap((section) =>
    section.text.flatMap((text) => citedIn(inLanguage(text, language), source(section))),
  )
  const sectionOf = (section: ReportSection, place: number): Section => ({
    anchor: `s-${place + 1}`,
    title: inLanguage(section.title, language),
    paragraphs: section.text.map((text) => boundText(inLanguage(text, language), source(section))),
    blocks: (order[place] ?? []).map(blockOf),
  })
  return {
    language,
    title: inLanguage(plan.study.title, language),
    warnings: scene.warnings,
    facts: titleFacts(plan, scene),
    note: inLanguage(plan.study.note, language),
    words: wordsOf(texts),
    sections: sections.map(sectionOf),
    methodology: methodologyNote(plan, { tables, comparisons }, methodology, cited, scene),
    legend: legendOf(methodology.quality.profile, hasTests, scene),
  }
}

const allTables = (tables: readonly { readonly id: string }[], texts: Texts): ReportSection => ({
  title: texts('report.results'),
  text: [],
  tables: tables.map(({ id }) => id),
  charts: [],
})

const titleFacts = ({ study }: Plan, { language, texts }: Scene) => {
  const facts = [
    { term: texts('methodology.producer'), text: inLanguage(study.producer, language) },
    { term: texts('methodology.window'), text: inLanguage(study.window, language) },
  ]
  return facts.filter(({ text }) => text !== '')
}

const wordsOf = (texts: Texts): ReportWords =>
  Object.fromEntries(reportWords.map((word) => [word, texts(`report.word.${word}`)])) as ReportWords
