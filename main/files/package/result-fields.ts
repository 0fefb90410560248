import type { Cell, ResultTable } from '../../contract/results.ts'
import { inLanguage, type Language, type Localized, languages } from '../../contract/text.ts'

/** A column of the long result table: its name in the file, what it holds, and the key of its description. */
export type ResultField = {
  readonly name: string
  readonly type: 'string' | 'number' | 'integer'
  /** Texts `package.field.<description>` describe it. */
  readonly description: string
  readonly about?: Localized
  readonly of: (cell: Cell) => string | number | null
  readonly categories?: readonly { readonly value: string; readonly label: string }[]
}

/** Code of the margin over a dimension, as in SDMX. */
export const totalCode = '_T'

/**
 * The columns of a table's file: code and labels of each dimension, the category the figure speaks of, the figures,
 * the verdict, and on every row unit, universe, base, window and `status`, so that no row travels without them.
 */
export const resultFields = (table: ResultTable, status: string): readonly ResultField[] => [
  ...table.dimensions.flatMap(({ variable, label, categories }, place) =>
    categoryFields(`by_${variable}`, label ?? variable, categories, 'dimension', (cell) => cell.group[place] ?? null),
  ),
  ...(table.levels.length === 0
    ? []
    : categoryFields('level', table.levelLabel ?? table.variable ?? '', table.levels, 'level', (cell) => cell.level)),
  text('statistic', () => table.statistic),
  ...figures,
  text('quality', ({ verdict }) => verdict.level),
  text('quality_reasons', ({ verdict }) => verdict.reasons.join(' ')),
  text('confidentiality', ({ confidentiality }) => confidentiality),
  ...(['unit', 'universe', 'base', 'window'] as const).flatMap((name) => localized(name, table[name])),
  text('status', () => status),
]

const text = (name: string, of: ResultField['of']): ResultField => ({ name, type: 'string', description: name, of })

const number = (name: string, of: ResultField['of']): ResultField => ({ name, type: 'number', description: name, of })

const count = (name: string, of: ResultField['of']): ResultField => ({ name, type: 'integer', description: name, of })

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

const localized = (name: string, content: Localized | undefined): ResultField[] =>
  languages.map((language) => ({
    name: `${name}_${language}`,
    type: 'string',
    description: name,
    of: () => inLanguage(content, language),
  }))

const categoryFields = (
  name: string,
  label: Localized,
  categories: ResultTable['levels'],
  description: string,
  codeOf: (cell: Cell) => string | null,
): ResultField[] => {
  const labels = new Map(categories.map((category) => [category.code, category.label]))
  const labelIn = (language: Language) => (cell: Cell) => {
    const code = codeOf(cell)
    return code === null ? 'Total' : inLanguage(labels.get(code), language) || code
  }
  return [
    {
      name,
      type: 'string',
      description,
      about: label,
      of: (cell) => codeOf(cell) ?? totalCode,
      categories: categories.map(({ code, label }) => ({ value: code, label: inLanguage(label, 'es') || code })),
    },
    ...languages.map(
      (language): ResultField => ({
        name: `${name}_${language}`,
        type: 'string',
        description: `${description}-label`,
        about: label,
        of: labelIn(language),
      }),
    ),
  ]
}
