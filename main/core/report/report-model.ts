import type { ComparisonTable } from '../../contract/comparison.ts'
import type { TestResult } from '../../contract/hypothesis.ts'
import type { Plan } from '../../contract/plan.ts'
import type { ReportSection } from '../../contract/report-section.ts'
import type { ResultTable } from '../../contract/results.ts'
import { inLanguage, type Language } from '../../contract/text.ts'
import { boundText, citedIn } from './bound-text.ts'
import { chartOf } from './charts/chart.ts'
import { type Geographies, type Geography, geographyFor } from './charts/geography.ts'
import { reportComparison } from './comparison/report-comparison.ts'
import { reportTest } from './hypothesis/report-test.ts'
import { legendOf } from './legend.ts'
import type { Methodology } from './methodology.ts'
import { methodologyNote } from './methodology-note.ts'
import { type Report, type ReportWords, reportWords, type Section } from './report.ts'
import { type Item, orderOf } from './report-order.ts'
import { reportTable } from './report-table.ts'
import type { Scene } from './scene.ts'
import type { Texts } from './texts.ts'
import { type Standing, warningsOf } from './warnings.ts'

export type ReportRequest = {
  readonly plan: Plan
  /** The tables of the plan as they came out, in any order. */
  readonly tables: readonly ResultTable[]
  /** The comparisons of the plan, likewise. */
  readonly comparisons?: readonly ComparisonTable[]
  readonly tests?: readonly TestResult[]
  readonly methodology: Methodology
  readonly language: Language
  readonly texts: Texts
  /** Left out: a working copy. */
  readonly standing?: Standing
  /** Boundaries of the study's country; only maps need them. */
  readonly geography?: Geography
  /** Boundaries that were brought into the study, by their name. */
  readonly boundaries?: Geographies['imported']
}

/**
 * The report of a plan as plain data: sections with text bound to cells, tables after the charts drawn from them,
 * the technical sheet and the legend. A plan without sections gets one with all its results. Throws a Failure for
 * what a section, a binding or a chart asks and is not there.
 */
export const reportModel = (request: ReportRequest): Report => {
  const { plan, tables, comparisons = [], tests = [], methodology, language, texts, geography } = request
  const geographies = { ...(geography ? { country: geography } : {}), imported: request.boundaries ?? new Map() }
  const scene: Scene = { language, texts, warnings: warningsOf(plan, texts, request.standing) }
  const results = { tables: byId(tables), comparisons: byId(comparisons), tests: byId(tests) }
  const sections = plan.report?.sections ?? [allResults([...tables, ...comparisons], tests, texts)]
  const blockOf = (item: Item) => {
    if (item.kind === 'table') return reportTable(item.table, item.number, scene)
    if (item.kind === 'comparison') return reportComparison(item.comparison, item.number, scene)
    if (item.kind === 'test') return reportTest(item.test, item.number, scene)
    const labels = {
      chart: texts('report.chart', { number: item.number }),
      table: texts('report.table', { number: item.tableNumber }),
    }
    return chartOf(item.chart, item.table, labels, scene, geographyFor(item.chart, geographies))
  }
  const hasTests =
    comparisons.length + tests.length > 0 || tables.some(({ independence }) => independence !== undefined)
  const order = orderOf(sections, results, language)
  const source = ({ title }: ReportSection) => ({ section: inLanguage(title, language), ...results, scene })
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
    methodology: methodologyNote(plan, { tables, comparisons, tests }, methodology, cited, scene),
    legend: legendOf(methodology.quality.profile, { hasTests, isReleased: request.standing === 'released' }, scene),
  }
}

type Named = { readonly id: string }

const byId = <Result extends Named>(results: readonly Result[]): ReadonlyMap<string, Result> =>
  new Map(results.map((result) => [result.id, result]))

const allResults = (tables: readonly Named[], tests: readonly Named[], texts: Texts): ReportSection => ({
  title: texts('report.results'),
  text: [],
  tables: tables.map(({ id }) => id),
  tests: tests.map(({ id }) => id),
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
