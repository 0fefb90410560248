import { createHash } from 'node:crypto'
import type { AnalysisResult } from '../../contract/analysis.ts'
import type { ComparisonTable } from '../../contract/comparison.ts'
import type { TestResult } from '../../contract/hypothesis.ts'
import type { Plan } from '../../contract/plan.ts'
import type { Perturbation, ResultTable } from '../../contract/results.ts'
import { inLanguage, type Language, type Localized, languages } from '../../contract/text.ts'
import { withoutLeftOut } from '../../core/report/left-out.ts'
import { perturbationStatus, perturbationText } from '../../core/report/perturbation-text.ts'
import { partId } from '../../core/report/report-order.ts'
import type { Texts } from '../../core/report/texts.ts'
import { type Standing, warningsOf } from '../../core/report/warnings.ts'
import { analysisFields } from './analysis-fields.ts'
import { comparisonFields } from './comparison-fields.ts'
import { releasedFields, shorthand } from './released-fields.ts'
import { csvOf } from './result-csv.ts'
import { type Field, resultFields, totalCode } from './result-fields.ts'
import { testFields } from './test-fields.ts'

export type DataPackageRequest = {
  readonly plan: Plan
  readonly tables: readonly ResultTable[]
  readonly comparisons?: readonly ComparisonTable[]
  readonly tests?: readonly TestResult[]
  readonly analyses?: readonly AnalysisResult[]
  readonly texts: Readonly<Record<Language, Texts>>
  /** Left out: a working copy. */
  readonly standing?: Standing
}

/**
 * The tables, comparisons, tests and analyses as a Frictionless Data Package v2: file name → content, one CSV each (of an
 * analysis one for each part) and `datapackage.json` with its schema, descriptions in both languages, unit, universe and window, size and hash. No dates, so that the same
 * tables are the same bytes.
 */
export const dataPackage = ({
  plan,
  tables,
  comparisons = [],
  tests = [],
  analyses = [],
  texts,
  standing = 'draft',
}: DataPackageRequest): ReadonlyMap<string, string> => {
  const status = languages.map((language) => statusOf(plan, tables, texts[language], standing)).join(' / ')
  const fileOf = <Row>(result: Named, rows: readonly Row[], fields: readonly Field<Row>[], own: object) => {
    const path = standing === 'draft' ? `${result.id}.${texts.es('product.name.draft')}.csv` : `${result.id}.csv`
    const csv = csvOf(rows, fields)
    return { path, csv, resource: { ...headOf(result, path, csv), ...own, ...tailOf(result, fields, texts, standing) } }
  }
  const files = [
    ...tables
      .map(withoutLeftOut)
      .map((table) =>
        fileOf(
          table,
          table.cells,
          standing === 'draft' ? resultFields(table, status) : releasedFields(table, status),
          aboutTable(table, texts),
        ),
      ),
    ...comparisons.map((comparison) =>
      fileOf(comparison, comparison.cells, comparisonFields(comparison, status), aboutComparison(comparison)),
    ),
    ...tests.map((test) => fileOf(test, test.rows, testFields(test, status), aboutTest(test))),
    ...analyses.flatMap((analysis) =>
      analysis.parts.map((part) =>
        fileOf(
          { ...analysis, id: partId(analysis, part) },
          part.rows,
          analysisFields(analysis, part, status, texts),
          aboutAnalysis(analysis, part.name),
        ),
      ),
    ),
  ]
  const descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: nameOf(inLanguage(plan.study.title, 'es')),
    title: `${inLanguage(plan.study.title, 'es')} – ${status}`,
    titles: both(plan.study.title),
    status,
    description: languages.map((language) => texts[language]('package.description', { total: totalCode })).join('\n\n'),
    resources: files.map(({ resource }) => resource),
  }
  return new Map([
    ...files.map(({ path, csv }) => [path, csv] as const),
    ['datapackage.json', `${JSON.stringify(descriptor, null, 2)}\n`],
  ])
}

const statusOf = (plan: Plan, tables: readonly ResultTable[], texts: Texts, standing: Standing): string =>
  [
    ...(standing === 'draft' ? [] : [texts('product.released')]),
    ...perturbationStatus(tables, texts),
    ...warningsOf(plan, texts, standing),
  ].join(' · ')

/** The signs that stand in place of a figure, explained where programs look for it. */
const missingValues = (texts: DataPackageRequest['texts']) => [
  { value: '', label: '' },
  ...shorthand.map(({ sign, name }) => ({
    value: sign,
    label: languages.map((language) => texts[language](`shorthand.${name}`)).join(' / '),
  })),
]

type Named = Pick<ResultTable, 'id' | 'title' | 'key'>

const headOf = ({ id, title }: Named, path: string, csv: string) => ({
  name: nameOf(id),
  type: 'table',
  path,
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  bytes: new TextEncoder().encode(csv).length,
  hash: `sha256:${createHash('sha256').update(csv).digest('hex')}`,
  title: inLanguage(title, 'es'),
  titles: both(title),
})

/** What the descriptor says of a table and of a comparison alike. */
const described = (table: Described) => ({
  unit: both(table.unit),
  universe: both(table.universe),
  ...(table.base === undefined ? {} : { base: both(table.base) }),
  window: both(table.window),
  statistic: table.statistic,
  design: table.design,
  probability: table.probability,
})

type Described = Pick<ResultTable, 'unit' | 'universe' | 'base' | 'window' | 'statistic' | 'design' | 'probability'>

const aboutTable = (table: ResultTable, texts: DataPackageRequest['texts']) => ({
  ...described(table),
  ...(table.perturbation === undefined ? {} : changed(table, table.perturbation, texts)),
  qualityProfile: table.qualityProfile,
  ciLevel: table.ciLevel,
  ciMethod: table.ciMethod,
  ...(table.leastQuality === undefined ? {} : { leastQuality: table.leastQuality }),
  ...(table.independence === undefined ? {} : { independence: table.independence }),
  ...(table.standard === undefined ? {} : { standard: table.standard }),
})

/** That figures were changed, for programs and in words. */
const changed = (table: ResultTable, perturbation: Perturbation, texts: DataPackageRequest['texts']) => {
  const words = (language: Language) => perturbationText(table, { language, texts: texts[language] }).join(' ')
  return { perturbation: { ...perturbation, about: { es: words('es'), en: words('en') } } }
}

const aboutComparison = (comparison: ComparisonTable) => {
  const { compare, table, ciLevel, reference, compared, terms, earlier } = comparison
  return {
    ...described(comparison),
    compare,
    table,
    ciLevel,
    compared: compared.map(({ variable }) => variable),
    ...(reference === null ? {} : { reference }),
    ...(terms.length === 0 ? {} : { terms }),
    ...(earlier === undefined ? {} : { earlier }),
  }
}

const aboutTest = ({ test, form, universe, window, design, ciLevel, family, variables, n }: TestResult) => ({
  ...(universe === undefined ? {} : { universe: both(universe) }),
  window: both(window),
  test,
  ...(form === null ? {} : { form }),
  design,
  ciLevel,
  ...(family === null ? {} : { family }),
  variables: variables.map(({ variable }) => variable),
  n,
})

const aboutAnalysis = ({ analysis, nature, unit, universe, base, window, ciLevel }: AnalysisResult, part: string) => ({
  analysis,
  part,
  nature,
  unit: both(unit),
  ...(universe === undefined ? {} : { universe: both(universe) }),
  ...(base === undefined ? {} : { base: both(base) }),
  window: both(window),
  ciLevel,
})

const tailOf = <Row>(
  { key }: Named,
  fields: readonly Field<Row>[],
  texts: DataPackageRequest['texts'],
  standing: Standing,
) => ({
  key,
  dialect: { delimiter: ',', lineTerminator: '\r\n', header: true },
  schema: {
    fields: fields.map((field) => fieldOf(field, texts)),
    missingValues: standing === 'draft' ? [''] : missingValues(texts),
    primaryKey: fields.filter(({ categories }) => categories !== undefined).map(({ name }) => name),
  },
})

const fieldOf = <Row>(
  { name, type, description, about, categories }: Field<Row>,
  texts: DataPackageRequest['texts'],
) => {
  const described = (language: Language): string =>
    [inLanguage(about, language), texts[language](`package.field.${description}`, { total: totalCode })]
      .filter((part) => part !== '')
      .join('. ')
  return {
    name,
    type,
    description: described('es'),
    descriptions: { es: described('es'), en: described('en') },
    ...(categories === undefined ? {} : { categories: [...categories, { value: totalCode, label: 'Total' }] }),
  }
}

const both = (text: Localized): Readonly<Record<Language, string>> => ({
  es: inLanguage(text, 'es'),
  en: inLanguage(text, 'en'),
})

/** Names in a package are small letters, digits and `-._`. */
const nameOf = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9._]+/g, '-')
    .replace(/^-+|-+$/g, '')
