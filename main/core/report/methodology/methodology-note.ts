import type { AnalysisResult } from '../../../contract/analysis.ts'
import type { ComparisonTable } from '../../../contract/comparison.ts'
import type { TestResult } from '../../../contract/hypothesis.ts'
import type { Plan } from '../../../contract/plan.ts'
import type { ResultTable } from '../../../contract/results.ts'
import type { StudySheet } from '../../../contract/study-sheet.ts'
import { inLanguage } from '../../../contract/text.ts'
import type { Cited } from '../bound-text.ts'
import { comparisonsPart } from '../comparison/comparisons-part.ts'
import { formatNumber, percent, plainNumber } from '../number-format.ts'
import { perturbationPart } from '../perturbation-text.ts'
import type { MethodologyNote, MethodologyPart, Records, Value } from '../report.ts'
import type { Scene } from '../scene.ts'
import { checksPart } from './checks-part.ts'
import { columns } from './columns.ts'
import { datasetsPart } from './datasets-part.ts'
import { designPart } from './design-part.ts'
import { headlinePrecision } from './headline-precision.ts'
import { isSample, type Methodology } from './methodology.ts'
import { part } from './part.ts'
import { solutionsPart, type TableLabels } from './solutions-part.ts'
import { technicalSheet } from './technical-sheet.ts'

/** The technical sheet: study, data, designs with their weights, precision of the figures cited, quality, origin. */
export const methodologyNote = (
  plan: Plan,
  results: Results,
  methodology: Methodology,
  cited: readonly Cited[],
  labels: TableLabels,
  scene: Scene,
): MethodologyNote => {
  const { texts } = scene
  const parts = [
    technicalSheet(plan, methodology, scene),
    parametersPart(plan, scene),
    publicPart(plan, scene),
    datasetsPart(methodology.datasets, scene),
    checksPart(methodology.checks, scene),
    ...methodology.designs.map((design) => designPart(design, scene)),
    perturbationPart(results.tables, scene),
    ...(isSample(methodology) ? [precisionPart(plan, cited, methodology, scene)] : []),
    comparisonsPart(results, scene),
    analysesPart(results, scene),
    solutionsPart(plan, labels, scene),
    textsPart(plan.study.sheet, scene),
    originPart(results, methodology, scene),
  ]
  return {
    title: texts('report.word.methodology'),
    parts: parts.filter((part) => part.facts.length + part.tables.length + part.paragraphs.length > 0),
  }
}

type Results = {
  readonly tables: readonly ResultTable[]
  readonly comparisons: readonly ComparisonTable[]
  readonly tests: readonly TestResult[]
  readonly analyses: readonly AnalysisResult[]
}

/** The methods of the analyses, by their kind. */
const analysesPart = ({ analyses }: Results, { texts }: Scene): MethodologyPart =>
  part(texts('methodology.analyses'), {
    paragraphs: [...new Set(analyses.map(({ analysis }) => analysis))].map((kind) =>
      texts(`methodology.analyses.${kind}`),
    ),
  })

/** The numbers that the study chose, and why these. */
const parametersPart = ({ parameters }: Plan, { language, texts }: Scene): MethodologyPart => {
  const chosen: Records = {
    title: texts('methodology.parameters.chosen'),
    columns: columns(['label', 'value', 'source'], 'methodology.parameters', texts),
    rows: parameters.map(({ label, value, source }): readonly Value[] => [
      inLanguage(label, language),
      plainNumber(value, language),
      inLanguage(source, language),
    ]),
  }
  return part(texts('methodology.parameters'), { tables: parameters.length > 0 ? [chosen] : [] })
}

/** Datasets whose records are public already, and why nothing of them was protected. */
const publicPart = ({ sources }: Plan, { language, texts }: Scene): MethodologyPart =>
  part(texts('methodology.public'), {
    facts: sources.flatMap(({ dataset, alreadyPublic }) =>
      alreadyPublic === undefined ? [] : [{ term: dataset, text: inLanguage(alreadyPublic, language) }],
    ),
    paragraphs: sources.some(({ alreadyPublic }) => alreadyPublic !== undefined)
      ? [texts('methodology.public.explain')]
      : [],
  })

const precisionPart = (
  { conventions }: Plan,
  cited: readonly Cited[],
  { quality }: Methodology,
  scene: Scene,
): MethodologyPart => {
  const { texts } = scene
  const precision = headlinePrecision(cited, scene)
  return part(texts('methodology.precision'), {
    paragraphs: [
      texts(`conventions.${conventions}`),
      texts(`quality.profile.${quality.profile}`),
      texts(`quality.log-cv.${quality.logCv}`),
    ],
    tables: precision.rows.length > 0 ? [precision] : [],
  })
}

const textsPart = (sheet: StudySheet | undefined, { language, texts }: Scene): MethodologyPart => {
  const facts = (['definitions', 'limitations'] as const).map((name) => ({
    term: texts(`methodology.${name}`),
    text: inLanguage(sheet?.[name], language),
  }))
  return part(texts('methodology.reading'), { facts: facts.filter(({ text }) => text !== '') })
}

const originPart = ({ tables, comparisons, tests }: Results, methodology: Methodology, { language, texts }: Scene) => {
  const intervals = [
    ...comparisons.map((comparison) => ({ ...comparison, ciMethod: 'wald' })),
    ...tests.map((test) => ({ ...test, ciMethod: 'wald', probability: test.rows.some(({ ciLow }) => ciLow !== null) })),
  ]
  return part(texts('methodology.origin'), {
    paragraphs: [texts('methodology.origin.reproducible')],
    facts: [{ term: texts('methodology.sheet.software'), text: texts('methodology.program', methodology.program) }],
    tables: [
      {
        title: texts('methodology.origin.keys'),
        columns: columns(['table', 'interval', 'key'], 'methodology.origin', texts),
        rows: [...tables.map(withoutIntervals), ...intervals].map(({ title, probability, ciMethod, ciLevel, key }) => [
          inLanguage(title, language),
          probability
            ? texts(`methodology.interval.${ciMethod}`, { level: formatNumber(ciLevel, percent(0), language) })
            : texts('methodology.interval.none'),
          key,
        ]),
      },
    ],
  })
}

/** Tables of changed figures have no intervals. */
const withoutIntervals = (table: ResultTable): ResultTable =>
  table.perturbation === undefined ? table : { ...table, probability: false }
