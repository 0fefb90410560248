import type { AnalysisResult } from '../../contract/analysis.ts'
import type { ComparisonTable } from '../../contract/comparison.ts'
import type { TestResult } from '../../contract/hypothesis.ts'
import type { Plan } from '../../contract/plan.ts'
import type { ResultTable } from '../../contract/results.ts'
import type { StudySheet } from '../../contract/study-sheet.ts'
import { inLanguage } from '../../contract/text.ts'
import type { Cited } from './bound-text.ts'
import { checksPart } from './checks-part.ts'
import { comparisonsPart } from './comparison/comparisons-part.ts'
import { headlinePrecision } from './headline-precision.ts'
import { type DatasetAccount, type DesignAccount, isSample, type Methodology } from './methodology.ts'
import { formatNumber, integer, percent, plainNumber } from './number-format.ts'
import { perturbationPart } from './perturbation-text.ts'
import type { Fact, MethodologyNote, MethodologyPart, Records, Value } from './report.ts'
import type { Scene } from './scene.ts'
import { solutionsPart, type TableLabels } from './solutions-part.ts'
import { technicalSheet } from './technical-sheet.ts'
import { marginRecords, outcomeRecords, weightRecords } from './weight-records.ts'

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
    columns: ['label', 'value', 'source'].map((name, place) => ({
      label: texts(`methodology.parameters.${name}`),
      isHeader: place === 0,
    })),
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

const datasetsPart = (datasets: readonly DatasetAccount[], { language, texts }: Scene): MethodologyPart => {
  const count = (number: number): Value => ({ number, format: integer })
  const sum = (lost: DatasetAccount['exclusions']) => count(lost.reduce((total, { records }) => total + records, 0))
  const columns = ['dataset', 'file', 'recordsRead', 'excluded', 'duplicates', 'recordsUsed', 'variables']
  const losses = datasets.flatMap(({ dataset, exclusions, duplicates }) =>
    [...exclusions, ...duplicates].map(({ reason, records }): readonly Value[] => [
      dataset,
      inLanguage(reason, language),
      count(records),
    ]),
  )
  const accounts: Records = {
    title: texts('methodology.datasets.account'),
    columns: columns.map((name, place) => ({ label: texts(`methodology.datasets.${name}`), isHeader: place === 0 })),
    rows: datasets.map((one) => [
      one.dataset,
      one.file === '' ? texts('data.typedIn') : (one.file ?? texts('methodology.datasets.derived')),
      count(one.recordsRead),
      sum(one.exclusions),
      sum(one.duplicates),
      count(one.recordsUsed),
      count(one.variables),
    ]),
  }
  const reasons: Records = {
    title: texts('methodology.datasets.reasons'),
    columns: ['dataset', 'reason', 'records'].map((name, place) => ({
      label: texts(`methodology.datasets.${name}`),
      isHeader: place === 0,
    })),
    rows: losses,
  }
  const purposes = datasets.flatMap(({ dataset, purpose }) =>
    purpose === undefined ? [] : [{ term: dataset, text: inLanguage(purpose, language) }],
  )
  return part(texts('methodology.datasets'), {
    facts: purposes,
    tables: [...(datasets.length > 0 ? [accounts] : []), ...(losses.length > 0 ? [reasons] : [])],
  })
}

/** Where standard errors come from; without an account by linearisation between primary units. */
const varianceText = ({ variance }: DesignAccount, { texts, language }: Scene): string => {
  const number = (value: number): string => formatNumber(value, integer, language)
  switch (variance?.method) {
    case undefined:
      return texts('methodology.design.taylor')
    case 'stages':
      return texts('methodology.variance.stages')
    case 'twoPhase': {
      const { drawn, units, strata } = variance
      const counts = { drawn: number(drawn), units: number(units), strata: number(strata) }
      return texts('methodology.variance.twoPhase', counts)
    }
    case 'unequal':
      return texts(`methodology.variance.${variance.formula}`)
    case 'replicates':
      return texts(`methodology.variance.${variance.kind}`, { count: number(variance.count) })
  }
}

const designPart = (design: DesignAccount, scene: Scene): MethodologyPart => {
  const { language, texts } = scene
  const fact = (name: string, text: string): Fact => ({ term: texts(`methodology.design.${name}`), text })
  const number = (value: number) => formatNumber(value, integer, language)
  const names = (variables: readonly string[]) => variables.join(', ')
  const stratified = [
    ...(design.strataVariables.length > 0 ? [names(design.strataVariables)] : []),
    number(design.strata),
  ]
  const lonely = texts(`methodology.lonely.${design.lonelyPsu}`)
  const facts = [
    fact('dataset', design.dataset),
    fact('kind', texts(design.probability ? 'methodology.design.probability' : 'methodology.design.non-probability')),
    fact('records', number(design.records)),
  ]
  const sample = [
    fact('strata', stratified.join(': ')),
    fact(
      'psus',
      design.psuVariables.length === 0
        ? texts('methodology.design.records-are-units', { count: number(design.psus) })
        : `${names(design.psuVariables)}: ${number(design.psus)}`,
    ),
    fact('weight', design.weight ?? texts('methodology.design.no-weight')),
  ]
  const variance = [
    fact('df', number(design.degreesOfFreedom)),
    fact('variance', varianceText(design, scene)),
    fact('fpc', texts(design.finitePopulation ? 'report.word.yes' : 'report.word.no')),
    fact('lonely', design.lonelyStrata === 0 ? lonely : `${lonely} (${number(design.lonelyStrata)})`),
  ]
  const isWeighted = design.probability || design.weight !== undefined || design.weights.length > 1
  const tables = [
    ...(isWeighted ? [weightRecords(design, scene)] : []),
    marginRecords(design, scene),
    outcomeRecords(design, scene),
  ]
  return part(`${texts('methodology.design')}: ${inLanguage(design.label, language) || design.id}`, {
    facts: design.probability ? [...facts, ...sample, ...variance] : facts,
    tables: tables.filter(({ rows }) => rows.length > 0),
    paragraphs: design.probability ? [] : [texts('report.non-probability')],
  })
}

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
    facts: methodology.versions.map(({ name, version }) => ({ term: name, text: version })),
    tables: [
      {
        title: texts('methodology.origin.keys'),
        columns: ['table', 'interval', 'key'].map((name, place) => ({
          label: texts(`methodology.origin.${name}`),
          isHeader: place === 0,
        })),
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

const part = (title: string, content: Partial<Omit<MethodologyPart, 'title'>>): MethodologyPart => ({
  title,
  facts: [],
  tables: [],
  paragraphs: [],
  ...content,
})
