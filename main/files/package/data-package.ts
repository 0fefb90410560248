import { createHash } from 'node:crypto'
import type { ComparisonTable } from '../../contract/comparison.ts'
import type { Plan } from '../../contract/plan.ts'
import type { ResultTable } from '../../contract/results.ts'
import { inLanguage, type Language, type Localized, languages } from '../../contract/text.ts'
import type { Texts } from '../../core/report/texts.ts'
import { warningsOf } from '../../core/report/warnings.ts'
import { comparisonFields } from './comparison-fields.ts'
import { csvOf } from './result-csv.ts'
import { type Field, resultFields, totalCode } from './result-fields.ts'

export type DataPackageRequest = {
  readonly plan: Plan
  readonly tables: readonly ResultTable[]
  readonly comparisons?: readonly ComparisonTable[]
  readonly texts: Readonly<Record<Language, Texts>>
}

/**
 * The tables and comparisons as a Frictionless Data Package v2: file name → content, one CSV each and `datapackage.json`
 * with its schema, descriptions in both languages, unit, universe and window, size and hash. No dates, so that the same
 * tables are the same bytes.
 */
export const dataPackage = ({
  plan,
  tables,
  comparisons = [],
  texts,
}: DataPackageRequest): ReadonlyMap<string, string> => {
  const status = languages.map((language) => warningsOf(plan, texts[language]).join(' · ')).join(' / ')
  const fileOf = <Row>(
    table: Described & { readonly cells: readonly Row[] },
    fields: readonly Field<Row>[],
    own: object,
  ) => {
    const path = `${table.id}.${texts.es('product.name.draft')}.csv`
    const csv = csvOf(table.cells, fields)
    return { path, csv, resource: { ...headOf(table, path, csv), ...own, ...tailOf(table, fields, texts) } }
  }
  const files = [
    ...tables.map((table) => fileOf(table, resultFields(table, status), aboutTable(table))),
    ...comparisons.map((comparison) =>
      fileOf(comparison, comparisonFields(comparison, status), aboutComparison(comparison)),
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

/** What the descriptor says of a table and of a comparison alike. */
type Described = Pick<
  ResultTable,
  'id' | 'title' | 'unit' | 'universe' | 'base' | 'window' | 'statistic' | 'design' | 'probability' | 'key'
>

const headOf = (table: Described, path: string, csv: string) => ({
  name: nameOf(table.id),
  type: 'table',
  path,
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  bytes: new TextEncoder().encode(csv).length,
  hash: `sha256:${createHash('sha256').update(csv).digest('hex')}`,
  title: inLanguage(table.title, 'es'),
  titles: both(table.title),
  unit: both(table.unit),
  universe: both(table.universe),
  ...(table.base === undefined ? {} : { base: both(table.base) }),
  window: both(table.window),
  statistic: table.statistic,
  design: table.design,
  probability: table.probability,
})

const aboutTable = ({ qualityProfile, ciLevel, ciMethod, independence }: ResultTable) => ({
  qualityProfile,
  ciLevel,
  ciMethod,
  ...(independence === undefined ? {} : { independence }),
})

const aboutComparison = ({ compare, table, ciLevel, reference, compared, terms, earlier }: ComparisonTable) => ({
  compare,
  table,
  ciLevel,
  compared: compared.map(({ variable }) => variable),
  ...(reference === null ? {} : { reference }),
  ...(terms.length === 0 ? {} : { terms }),
  ...(earlier === undefined ? {} : { earlier }),
})

const tailOf = <Row>({ key }: Described, fields: readonly Field<Row>[], texts: DataPackageRequest['texts']) => ({
  key,
  dialect: { delimiter: ',', lineTerminator: '\r\n', header: true },
  schema: {
    fields: fields.map((field) => fieldOf(field, texts)),
    missingValues: [''],
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
