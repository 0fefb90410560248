import type { AnalysisPart, AnalysisValue } from '../../../contract/analysis.ts'
import { sayable } from '../binding.ts'
import { isFigure } from './analysis-words.ts'

/** A row of a part. */
export type PartRow = AnalysisPart['rows'][number]

/**
 * The rows that a binding can mean: those that have every code it names, each in its column of words. A category is meant by
 * its code, where the part has codes; a word by itself; a label by what it says in either language.
 */
export const rowsAt = (part: AnalysisPart, at: ReadonlyMap<string, string | null>): readonly PartRow[] =>
  part.rows.filter((_, row) => [...at].every(([name, code]) => code !== null && isMeant(part, row, name, code)))

/** The columns that a binding can name a row by. */
export const keyColumns = ({ columns }: AnalysisPart): readonly string[] =>
  columns.filter((column) => !isFigure(column)).map(({ name }) => name)

const isMeant = (part: AnalysisPart, row: number, name: string, code: string): boolean => {
  const place = part.columns.findIndex((column) => column.name === name)
  return keysOf(part, row, place).includes(code)
}

const keysOf = ({ codes, rows }: AnalysisPart, row: number, place: number): readonly string[] => {
  const code = place === 0 ? codes?.[row] : undefined
  return code === undefined ? textsOf(rows[row]?.[place] ?? null) : [code]
}

const textsOf = (value: AnalysisValue): readonly string[] => {
  if (value === null) return []
  if (typeof value !== 'object') return [String(value)]
  return [value.es, value.en].filter((text) => text !== undefined)
}

/**
 * Where a row stands, as a binding says it: "[estimator=chapman]". Null where its head does not tell it from the others, or
 * holds a sign of the binding itself.
 */
export const placeOfRow = (part: AnalysisPart, row: number): string | null => {
  const [head] = part.columns
  const key = keysOf(part, row, 0)[0]
  if (!head || isFigure(head) || key === undefined || !sayable.test(key) || key.trim() !== key) return null
  return rowsAt(part, new Map([[head.name, key]])).length === 1 ? `[${head.name}=${key}]` : null
}
