import type { AnalysisResult } from '../../contract/analysis.ts'
import type { ComparisonTable } from '../../contract/comparison.ts'
import type { TestResult } from '../../contract/hypothesis.ts'
import { isGenerated } from '../../contract/narrative.ts'
import type { Plan } from '../../contract/plan.ts'
import type { ReportSection, SectionText } from '../../contract/report-section.ts'
import type { ResultTable } from '../../contract/results.ts'
import { inLanguage, type Language } from '../../contract/text.ts'
import { columnTablesOf } from './analysis/column-tables.ts'
import { reportAnalysis } from './analysis/report-analysis.ts'
import { type BackMatter, frontParts, glossaryPart, legalPart } from './back-matter.ts'
import { boundText, citedIn } from './bound-text.ts'
import { chartOf } from './charts/chart.ts'
import { type Geographies, type Geography, geographyFor } from './charts/geography.ts'
import { reportComparison } from './comparison/report-comparison.ts'
import { reportTest } from './hypothesis/report-test.ts'
import { withoutLeftOut } from './left-out.ts'
import { legendOf } from './legend.ts'
import { isSample, type Methodology } from './methodology/methodology.ts'
import { methodologyNote } from './methodology/methodology-note.ts'
import { generatedText } from './narrative/generated-text.ts'
import { precisionAnnex } from './precision-annex.ts'
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
  readonly analyses?: readonly AnalysisResult[]
  readonly methodology: Methodology
  readonly language: Language
  readonly texts: Texts
  /** Left out: a working copy. */
  readonly standing?: Standing
  /** Boundaries of the study's country; only maps need them. */
  readonly geography?: Geography
  /** Boundaries that were brought into the study, by their name. */
  readonly boundaries?: Geographies['imported']
  /** Glossary and laws that the product brings; left out, the report has those of the plan alone. */
  readonly backMatter?: BackMatter
  /** The logos of the plan as PNG in base64, by their id; those left out are not printed. */
  readonly logos?: ReadonlyMap<string, string>
}

/**
 * The report of a plan as plain data: sections with text bound to cells, tables after the charts drawn from them,
 * the technical sheet and the legend. A plan without sections gets one with all its results. Throws a Failure for
 * what a section, a binding or a chart asks and is not there.
 */
export const reportModel = (request: ReportRequest): Report => {
  const { plan, tables, comparisons = [], tests = [], analyses = [], methodology, language, texts, geography } = request
  const { backMatter = { glossary: [], legal: [] } } = request
  const geographies = { ...(geography ? { country: geography } : {}), imported: request.boundaries ?? new Map() }
  const scene: Scene = { language, texts, warnings: warningsOf(plan, texts, request.standing) }
  const results = {
    tables: byId(tables),
    comparisons: byId(comparisons),
    tests: byId(tests),
    analyses: byId(analyses),
    columns: columnTablesOf(analyses, scene),
  }
  const beside = besideTheirTable(plan, results)
  const asked = plan.report?.sections ?? [allResults([...tables, ...comparisons], tests, analyses, texts)]
  const columns = new Set([...beside.values()].map(({ id }) => id))
  const sections = asked.map((section) => ({ ...section, tables: section.tables.filter((id) => !columns.has(id)) }))
  const blockOf = (item: Item) => {
    if (item.kind === 'table') return reportTable(item.table, item.number, scene, beside.get(item.table.id))
    if (item.kind === 'comparison') return reportComparison(item.comparison, item.number, scene)
    if (item.kind === 'test') return reportTest(item.test, item.number, scene)
    if (item.kind === 'analysis') return reportAnalysis(item.analysis, item.part, item.number, scene)
    const labels = {
      chart: texts('report.chart', { number: item.number }),
      tables: item.tables.map(({ id, number }) => ({ id, label: texts('report.table', { number }) })),
    }
    const geography = geographyFor(item.chart, geographies)
    return chartOf(item.chart, withoutLeftOut(item.table), labels, scene, geography, drawable)
  }
  const drawable = (id: string): ResultTable | undefined => {
    const table = results.tables.get(id) ?? results.columns.get(id)?.table
    return table && withoutLeftOut(table)
  }
  const hasTests =
    comparisons.length + tests.length > 0 || tables.some(({ independence }) => independence !== undefined)
  const order = orderOf(sections, results, language)
  const source = ({ title }: ReportSection) => ({
    section: inLanguage(title, language),
    ...results,
    beside: columns,
    scene,
  })
  const written = (text: SectionText): string =>
    isGenerated(text) ? generatedText(text, { plan, ...results, scene }) : inLanguage(text, language)
  // A paragraph that is not written yet, or not in this language, is none.
  const isWritten = (text: string): boolean => text.trim() !== ''
  const texted = sections.map((section) => ({ section, texts: section.text.map(written).filter(isWritten) }))
  const cited = texted.flatMap(({ section, texts }) => texts.flatMap((text) => citedIn(text, source(section))))
  const sectionOf = ({ section, texts: own }: (typeof texted)[number], place: number): Section => ({
    anchor: `s-${place + 1}`,
    title: inLanguage(section.title, language),
    paragraphs: own.map((text) => boundText(text, source(section))),
    blocks: (order[place] ?? []).map(blockOf),
  })
  const labels = new Map(
    order
      .flat()
      .flatMap((item) =>
        item.kind === 'table' ? [[item.table.id, texts('report.table', { number: item.number })] as const] : [],
      ),
  )
  const places = [...labels.keys()]
  const placeOf = (id: string): number => (labels.has(id) ? places.indexOf(id) : places.length)
  const annex = precisionAnnex(
    tables
      .filter(({ perturbation }) => perturbation === undefined)
      .sort((one, other) => placeOf(one.id) - placeOf(other.id))
      .map((table) => ({ table: withoutLeftOut(table), label: labels.get(table.id) ?? '' })),
    scene,
  )
  return {
    language,
    locale: localeOf(language, plan.study.country),
    title: inLanguage(plan.study.title, language),
    warnings: scene.warnings,
    subtitle: inLanguage(plan.report?.cover?.subtitle, language),
    logos: (plan.report?.logos ?? []).flatMap(({ id, alt }) => {
      const png = request.logos?.get(id)
      return png === undefined ? [] : [{ id, description: inLanguage(alt, language), png }]
    }),
    facts: titleFacts(plan, scene),
    note: inLanguage(plan.study.note, language),
    front: frontParts(plan, request.standing ?? 'draft', scene),
    words: wordsOf(texts),
    sections: texted.map(sectionOf),
    methodology: methodologyNote(plan, { tables, comparisons, tests, analyses }, methodology, cited, labels, scene),
    legend: legendOf(
      methodology.quality.profile,
      {
        hasSample: isSample(methodology),
        hasTests,
        isReleased: request.standing === 'released',
        isChanged: tables.some(({ perturbation }) => perturbation !== undefined),
      },
      scene,
    ),
    annexes: [glossaryPart(plan, backMatter, scene), legalPart(plan, backMatter, scene), annex].filter(
      (part) => part.facts.length + part.tables.length > 0,
    ),
  }
}

/** The comparisons that are printed as columns of their table, by it. */
const besideTheirTable = (
  plan: Plan,
  {
    tables,
    comparisons,
  }: { readonly tables: ReadonlyMap<string, ResultTable>; readonly comparisons: ReadonlyMap<string, ComparisonTable> },
): ReadonlyMap<string, ComparisonTable> =>
  new Map(
    plan.comparisons.flatMap((spec) => {
      const comparison = comparisons.get(spec.id)
      const isBeside = spec.compare === 'differences' && spec.beside === true && tables.has(spec.table)
      return isBeside && comparison ? [[spec.table, comparison]] : []
    }),
  )

type Named = { readonly id: string }

const byId = <Result extends Named>(results: readonly Result[]): ReadonlyMap<string, Result> =>
  new Map(results.map((result) => [result.id, result]))

const allResults = (
  tables: readonly Named[],
  tests: readonly Named[],
  analyses: readonly Named[],
  texts: Texts,
): ReportSection => ({
  title: texts('report.results'),
  text: [],
  tables: tables.map(({ id }) => id),
  tests: tests.map(({ id }) => id),
  analyses: analyses.map(({ id }) => id),
  charts: [],
})

const titleFacts = ({ study, report }: Plan, { language, texts }: Scene) => {
  const facts = [
    { term: texts('methodology.producer'), text: inLanguage(study.producer, language) },
    { term: texts('methodology.window'), text: inLanguage(study.window, language) },
    { term: texts('report.edition'), text: inLanguage(report?.cover?.edition, language) },
  ]
  return facts.filter(({ text }) => text !== '')
}

/** ISO 3166 letters by which languages tell countries apart. */
const regions = { SLV: 'SV', HND: 'HN', GTM: 'GT', MEX: 'MX', COL: 'CO' } as const

const localeOf = (language: Language, country: Plan['study']['country']): string =>
  language === 'es' && country !== undefined ? `es-${regions[country]}` : language

const wordsOf = (texts: Texts): ReportWords =>
  Object.fromEntries(reportWords.map((word) => [word, texts(`report.word.${word}`)])) as ReportWords
