import type { Variable } from '../../contract/codebook.ts'
import { blankWords } from '../../core/intake/cell-class.ts'
import type { ColumnSample } from '../../core/intake/column-sample.ts'
import { type IdentifierReason, identifierSuspicion } from '../../core/intake/identifiers.ts'
import { guessKind, type KindReason } from '../../core/intake/kind.ts'
import { cellDecoder } from './encoding.ts'
import { cellTexts } from './record-cells.ts'
import type { Survey } from './survey.ts'

export type ColumnGuess = {
  readonly kind: Variable['kind']
  readonly kindReason: KindReason
  readonly identifier: readonly IdentifierReason[]
}

/** What each column seems to be, by its name and its values in the first rows. */
export const guessesOf = (survey: Survey): ColumnGuess[] => {
  const rows = firstRowsOf(survey)
  return survey.columns.names.map((name, column) => {
    const sample: ColumnSample = {
      name,
      type: survey.types[column]?.type ?? 'text',
      values: rows.flatMap((row) => filledValue(row[column] ?? '')),
    }
    const { kind, reason } = guessKind(sample)
    return { kind, kindReason: reason, identifier: identifierSuspicion(sample) }
  })
}

/** The first rows as text, as wide as the file has columns. */
export const firstRowsOf = ({ measured, encoding, columns }: Survey, most = Number.POSITIVE_INFINITY): string[][] => {
  const decode = cellDecoder(encoding)
  const rows: string[][] = []
  for (const records of measured.sample)
    for (let record = 0; record < records.count && rows.length < most; record++) {
      const cells = cellTexts(records, record, decode)
      rows.push(columns.names.map((_, column) => cells[column] ?? ''))
    }
  return rows
}

const words: ReadonlySet<string> = new Set(blankWords)

const filledValue = (cell: string): string[] => {
  const value = cell.trim()
  return value === '' || words.has(value) ? [] : [value]
}
