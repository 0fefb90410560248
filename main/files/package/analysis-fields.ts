import type { AnalysisColumn, AnalysisPart, AnalysisResult, AnalysisValue } from '../../contract/analysis.ts'
import { inLanguage, type Language, type Localized, languages } from '../../contract/text.ts'
import { columnText, isFigure, natureText } from '../../core/report/analysis/analysis-words.ts'
import type { Texts } from '../../core/report/texts.ts'
import { type Field, localized, text } from './result-fields.ts'

type Row = readonly AnalysisValue[]
type BothTexts = Readonly<Record<Language, Texts>>

/**
 * The columns of the file of a part of an analysis: its own, words and labels in both languages, and on every row what
 * kind of figures these are, unit, universe, base, window and `status`.
 */
export const analysisFields = (
  result: AnalysisResult,
  part: AnalysisPart,
  status: string,
  texts: BothTexts,
): readonly Field<Row>[] => [
  ...part.columns.flatMap((column, place) => fieldsOf(column, place, texts)),
  text('nature', () => result.nature),
  ...languages.map((language) =>
    text<Row>(`nature_${language}`, () => natureText(result, { texts: texts[language] }), 'nature-label'),
  ),
  ...(['unit', 'universe', 'base', 'window'] as const).flatMap((name) => localized<Row>(name, result[name])),
  text('status', () => status),
]

const fieldsOf = (column: AnalysisColumn, place: number, texts: BothTexts): Field<Row>[] => {
  const about = bothOf((language) => columnText(column, { language, texts: texts[language] }))
  const of = (row: Row): AnalysisValue => row[place] ?? null
  const field = (name: string, type: Field<Row>['type'], value: Field<Row>['of']): Field<Row> => {
    return { name, type, description: 'analysis', about, of: value }
  }
  const name = snakeCase(column.name)
  if (isFigure(column)) {
    const type = column.kind === 'count' && isWhole(column.name) ? 'integer' : 'number'
    return [field(name, type, (row) => numberOf(of(row)))]
  }
  if (column.kind === 'word') {
    return [
      field(name, 'string', (row) => textOf(of(row))),
      ...languages.map((language) =>
        field(`${name}_${language}`, 'string', (row) => {
          const word = textOf(of(row))
          return word === null ? null : texts[language](`analysis.word.${word}`)
        }),
      ),
    ]
  }
  return languages.map((language) => field(`${name}_${language}`, 'string', (row) => labelOf(of(row), language)))
}

/** Estimated counts have decimals, counted ones have not. */
const isWhole = (name: string): boolean => ['observed', 'units', 'onList', 'onlyOnList', 'n', 'df'].includes(name)

const numberOf = (value: AnalysisValue): number | null => (typeof value === 'number' ? value : null)
const textOf = (value: AnalysisValue): string | null => (typeof value === 'string' ? value : null)
const labelOf = (value: AnalysisValue, language: Language): string | null =>
  value === null || typeof value === 'number' ? null : inLanguage(value, language)

const bothOf = (of: (language: Language) => string): Localized => ({ es: of('es'), en: of('en') })

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
