import type { AnalysisColumn, AnalysisValue } from '../../../contract/analysis.ts'
import { categoriesOf } from '../../data/categories.ts'
import { dateText } from '../../data/days.ts'
import { type Frame, labelOf, variableOf } from '../../data/frame.ts'
import { rawCodes } from '../analysis-sources.ts'
import type { SheetSpec } from './spec.ts'

/** A column of a sheet, and what stands in it in a row of the data. */
export type SheetColumn = { readonly column: AnalysisColumn; readonly at: (row: number) => AnalysisValue }

/**
 * A variable as a column: numbers as figures, with a decimal where one has any; dates as they are written, also where the file
 * keeps them as days; categories by their labels; texts as they stand, of two variables where each language has its own.
 */
export const sheetColumn = (
  { variable, label }: SheetSpec['columns'][number],
  place: number,
  frame: Frame,
): SheetColumn => {
  const name = typeof variable === 'string' ? variable : variable.es
  const column: AnalysisColumn = { name: `sheet.${place}`, kind: 'label', label: label ?? labelOf(frame, name) }
  if (typeof variable !== 'string') {
    const [spanish, english] = [rawCodes(frame, variable.es), rawCodes(frame, variable.en)]
    return { column, at: (row) => inBoth(spanish[row] ?? null, english[row] ?? null) }
  }
  const { kind, categories: declared } = variableOf(frame, variable)
  const present = frame.present(variable)
  if (present.type === 'number' && declared.length === 0) {
    const valueAt = (row: number): number | null => {
      const value = present.values[row] as number
      return Number.isNaN(value) ? null : value
    }
    if (kind === 'date') return { column, at: (row) => dateText(valueAt(row)) }
    const decimals = present.values.every((value) => Number.isNaN(value) || Number.isInteger(value)) ? 0 : 1
    return { column: { ...column, kind: 'number', decimals }, at: valueAt }
  }
  const { codes, categories } = categoriesOf(frame, variable)
  return {
    column,
    at: (row) => {
      const category = categories[(codes[row] as number) - 1]
      return category ? (category.label ?? category.code) : null
    },
  }
}

/** A text that only one language has is read in the other as well. */
const inBoth = (es: string | null, en: string | null): AnalysisValue =>
  es === null && en === null ? null : { ...(es === null ? {} : { es }), ...(en === null ? {} : { en }) }
