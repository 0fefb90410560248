import type { CellClass } from './cell-class.ts'
import type { DecimalMark } from './number-text.ts'

/** How many cells of a column are of each class. */
export type CellCounts = Readonly<Record<CellClass, number>>

/** Why a column is taken for what it is; each has a text under `guess.type.<reason>` in the locales. */
export const typeReasons = [
  'user',
  'numbers',
  'blank',
  'texts',
  'mixed',
  'codes',
  'unclearMark',
  'mixedMarks',
  'otherMark',
] as const
export type TypeReason = (typeof typeReasons)[number]

export type ColumnType = {
  readonly type: 'number' | 'text'
  readonly reason: TypeReason
  /** The decimal mark of the column's numbers; null where it is text. */
  readonly decimal: DecimalMark | null
}

/**
 * The decimal mark of the file: the one that the columns without text show for certain, else the point when cells
 * are parted by commas, else unknown (null). Columns that contradict each other leave it unknown too.
 */
export const fileDecimal = (columns: readonly CellCounts[], delimiter: string): DecimalMark | null => {
  const numeric = columns.filter((column) => column.text === 0 && column.code === 0)
  const points = numeric.some((column) => column.point > 0 && column.comma === 0)
  const commas = numeric.some((column) => column.comma > 0 && column.point === 0)
  if (points !== commas) return points ? '.' : ','
  return points || delimiter !== ',' ? null : '.'
}

/** What is known of a column beside its cells: the file's decimal mark, and what the user decided. */
export type TypeContext = {
  readonly fileMark: DecimalMark | null
  /** The user chose `fileMark`: it holds for every column. */
  readonly markChosen: boolean
  readonly typeChosen?: 'number' | 'text' | undefined
}

/**
 * Number or text? Every cell counts, not a sample: one text, one code or two decimal marks in a column make it text,
 * so that nothing of the file is lost and no cell is read as a plausible wrong number. The file's mark settles cells
 * like "1.234"; where it is unknown they stay text. The user's word wins: cells that contradict it are a failure of
 * the import (`notNumbers`), not of this function. A column without a single value is text.
 */
export const columnTypeOf = (counts: CellCounts, context: TypeContext): ColumnType => {
  const { fileMark, markChosen, typeChosen } = context
  if (typeChosen === 'text') return asText('user')
  const decimal = markChosen ? fileMark : columnDecimal(counts, fileMark)
  if (typeChosen === 'number') return { type: 'number', reason: 'user', decimal: decimal ?? '.' }
  if (counts.text > 0) return asText(numbersOf(counts) > counts.text ? 'mixed' : 'texts')
  if (counts.code > 0) return asText('codes')
  if (counts.point > 0 && counts.comma > 0) return asText('mixedMarks')
  if (decimal !== null && notNumbers(counts, decimal) > 0) return asText('otherMark')
  if (numbersOf(counts) === 0) return asText('blank')
  return decimal === null ? asText('unclearMark') : { type: 'number', reason: 'numbers', decimal }
}

/** Cells that an import of the column as numbers with mark `decimal` would have to refuse. */
export const notNumbers = (counts: CellCounts, decimal: DecimalMark): number =>
  counts.text + (decimal === '.' ? counts.comma : counts.point)

const columnDecimal = (counts: CellCounts, fileMark: DecimalMark | null): DecimalMark | null => {
  if (counts.point > 0 !== counts.comma > 0) return counts.point > 0 ? '.' : ','
  if (counts.pointOrGroup > 0 || counts.commaOrGroup > 0) return fileMark
  return fileMark ?? '.'
}

const numbersOf = (counts: CellCounts): number =>
  counts.integer + counts.point + counts.comma + counts.pointOrGroup + counts.commaOrGroup

const asText = (reason: TypeReason): ColumnType => ({ type: 'text', reason, decimal: null })
