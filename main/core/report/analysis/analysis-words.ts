import type {
  AnalysisColumn,
  AnalysisNote,
  AnalysisPart,
  AnalysisResult,
  AnalysisValue,
} from '../../../contract/analysis.ts'
import { inLanguage, type Language } from '../../../contract/text.ts'
import { namesIn } from '../narrative/names.ts'
import {
  decimal,
  formatNumber,
  integer,
  type NumberFormat,
  percent,
  points,
  pValue,
  undefinedSymbol,
} from '../number-format.ts'
import type { Scene } from '../scene.ts'

/** What a part is called, and how it is read. */
export const partText = (part: AnalysisPart, { language, texts }: Words): string =>
  partWords('part', part, language, texts)
export const readingText = (part: AnalysisPart, { language, texts }: Words): string =>
  partWords('reading', part, language, texts)

type Words = Pick<Scene, 'language' | 'texts'>

const partWords = (key: 'part' | 'reading', { name, of }: AnalysisPart, language: Language, texts: Scene['texts']) => {
  const [stem = name] = name.split('.')
  const named = of === undefined ? {} : { of: namesIn({ language, texts }).variable(inLanguage(of, language)) }
  return texts(`analysis.${key}.${stem}`, named)
}

/** The heading of a column. */
export const columnText = ({ name, label }: AnalysisColumn, { language, texts }: Words) =>
  label === undefined ? texts(`analysis.column.${name}`) : inLanguage(label, language)

/** A value as it is read: a label in the language, a word of the program, or a figure in its format. */
export const valueText = (value: AnalysisValue, column: AnalysisColumn, { language, texts }: Scene): string => {
  if (value === null) return undefinedSymbol
  if (typeof value === 'number') return formatNumber(value, formatOf(column, value), language)
  if (column.kind === 'word' && typeof value === 'string') return texts(`analysis.word.${value}`)
  return inLanguage(value, language) || undefinedSymbol
}

/** How a figure of a column is printed: a number without decimals of its own with three significant digits. */
export const formatOf = ({ kind, decimals }: AnalysisColumn, value: number | null): NumberFormat => {
  switch (kind) {
    case 'share':
      return percent(decimals ?? 1)
    case 'points':
      return points(decimals ?? 1)
    case 'number':
      return decimal(decimals ?? significantDecimals(value))
    case 'p':
      return pValue
    default:
      return integer
  }
}

const significantDecimals = (value: number | null): number =>
  value === null || value === 0 ? 2 : Math.min(10, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))))

/** Whether the values of a column are figures. */
export const isFigure = ({ kind }: AnalysisColumn): boolean => kind !== 'label' && kind !== 'word' && kind !== 'code'

/** A sentence of the analysis, its numbers in the language's way. */
export const noteText = ({ code, params }: AnalysisNote, { language, texts }: Scene): string =>
  texts(
    `analysis.note.${code}`,
    Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        typeof value === 'number'
          ? formatNumber(value, Number.isInteger(value) ? integer : decimal(1), language)
          : value,
      ]),
    ),
  )

/** What kind of figures these are, said with each table of the analysis: "Estimación basada en un modelo…". */
export const natureText = ({ nature }: Pick<AnalysisResult, 'nature'>, { texts }: Pick<Scene, 'texts'>): string =>
  texts(`analysis.nature.${nature}`)
