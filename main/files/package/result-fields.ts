import type { Cell, ResultTable } from '../../contract/results.ts'
import { inLanguage, type Language, type Localized, languages } from '../../contract/text.ts'

/** A column of a long table: its name in the file, what it holds, and the key of its description. */
export type Field<Row> = {
  readonly name: string
  readonly type: 'string' | 'number' | 'integer'
  /** Texts `package.field.<description>` describe it. */
  readonly description: string
  readonly about?: Localized
  readonly of: (row: Row) => string | number | null
  readonly categories?: readonly { readonly value: string; readonly label: string }[]
}

/** A column of the long result table. */
export type ResultField = Field<Cell>

/** Code of the margin over a dimension, as in SDMX. */
export const totalCode = '_T'

/**
 * The columns of a table's file: code and labels of each dimension, the category the figure speaks of, the figures,
 * the verdict, and on every row unit, universe, base, window and `status`, so that no row travels without them.
 */
export const resultFields = (table: ResultTable, status: string): readonly ResultField[] => [
  ...table.dimensions.flatMap(({ variable, label, categories }, place) =>
    categoryFields(
      `by_${variable}`,
      label ?? variable,
      categories,
      'dimension',
      (cell: Cell) => cell.group[place] ?? null,
    ),
  ),
  ...(table.levels.length === 0
    ? []
    : categoryFields(
        'level',
        table.levelLabel ?? table.variable ?? '',
        table.levels,
        'level',
        (cell: Cell) => cell.level,
      )),
  text('statistic', () => table.statistic),
  ...figures,
  text('quality', ({ verdict }) => verdict.level),
  text('quality_reasons', ({ verdict }) => verdict.reasons.join(' ')),
  text('confidentiality', ({ confidentiality }) => confidentiality),
  ...(['unit', 'universe', 'base', 'window'] as const).flatMap((name) => localized(name, table[name])),
  text('status', () => status),
]

/** Columns of text, of numbers and of counts, described by the text of their name unless another is given. */
export const text = <Row>(name: string, of: Field<Row>['of'], description = name): Field<Row> => {
  return { name, type: 'string', description, of }
}

export const number = <Row>(name: string, of: Field<Row>['of'], description = name): Field<Row> => {
  return { name, type: 'number', description, of }
}

export const count = <Row>(name: string, of: Field<Row>['of'], description = name): Field<Row> => {
  return { name, type: 'integer', description, of }
}

const figures: readonly ResultField[] = [
  number('estimate', (cell) => cell.estimate),
  number('se', (cell) => cell.se),
  number('ci_low', (cell) => cell.ciLow),
  number('ci_high', (cell) => cell.ciHigh),
  number('cv', (cell) => cell.cv),
  number('log_cv', (cell) => cell.logCv),
  number('deff', (cell) => cell.deff),
  number('df', (cell) => cell.df),
  count('n', (cell) => cell.n),
  number('n_eff', (cell) => cell.nEff),
  count('cases', (cell) => cell.cases),
  count('psus', (cell) => cell.psus),
  number('sum_weights', (cell) => cell.sumWeights),
]

/** A text of the table in both languages. */
export const localized = <Row>(name: string, content: Localized | undefined): Field<Row>[] =>
  languages.map((language) => text(`${name}_${language}`, () => inLanguage(content, language), name))

/** A category by code and by its labels in both languages. */
export const categoryFields = <Row>(
  name: string,
  label: Localized,
  categories: ResultTable['levels'],
  description: string,
  codeOf: (row: Row) => string | null,
): Field<Row>[] => {
  const labels = new Map(categories.map((category) => [category.code, category.label]))
  const labelIn = (language: Language) => (row: Row) => {
    const code = codeOf(row)
    return code === null ? 'Total' : inLanguage(labels.get(code), language) || code
  }
  return [
    {
      name,
      type: 'string',
      description,
      about: label,
      of: (row) => codeOf(row) ?? totalCode,
      categories: categories.map(({ code, label }) => ({ value: code, label: inLanguage(label, 'es') || code })),
    },
    ...languages.map(
      (language): Field<Row> => ({
        name: `${name}_${language}`,
        type: 'string',
        description: `${description}-label`,
        about: label,
        of: labelIn(language),
      }),
    ),
  ]
}
