import type { Variable } from '../../contract/codebook.ts'
import { blankWords } from '../../core/intake/cell-class.ts'
import type { ColumnSample } from '../../core/intake/column-sample.ts'
import { type IdentifierReason, identifierSuspicion } from '../../core/intake/identifiers.ts'
import { guessKind, type KindReason } from '../../core/intake/kind.ts'
import { cellsInOrder, cellText } from './cell.ts'
import type { CellTable } from './table.ts'
import { sampleRowsOf } from './tally.ts'

export type ColumnGuess = {
  readonly variable: Variable
  /** Null where the type alone tells the kind. */
  readonly kindReason: KindReason | null
  readonly identifier: readonly IdentifierReason[]
}

/** What each column seems to be, by its cells, its name and its values in the first rows. */
export const guessesOf = (table: CellTable): ColumnGuess[] => {
  const values = firstRowsOf(table)
  return table.columns.names.map((name, column) => {
    const type = table.plans[column]?.type ?? 'text'
    const sample: ColumnSample = {
      name,
      type: type === 'number' ? 'number' : 'text',
      values: values.flatMap((row) => filledValue(row[column] ?? '')),
    }
    const guess = fixedKind(type) ?? guessKind(sample)
    return {
      variable: variableOf(table, column, guess.kind),
      kindReason: guess.reason,
      identifier: identifierSuspicion(sample),
    }
  })
}

/** The first rows as text, as wide as the table. */
export const firstRowsOf = ({ columns, tally, words }: CellTable, most = Number.POSITIVE_INFINITY): string[][] =>
  tally.sample
    .slice(0, Math.min(most, sampleRowsOf(columns.names.length)))
    .map((row) => cellsInOrder(row, columns.names.length).map((cell) => cellText(cell, words)))

const fixedKind = (type: string): { kind: Variable['kind']; reason: null } | null => {
  if (type === 'moment') return { kind: 'date', reason: null }
  if (type === 'duration') return { kind: 'continuous', reason: null }
  return type === 'boolean' ? { kind: 'nominal', reason: null } : null
}

const variableOf = (table: CellTable, column: number, kind: Variable['kind']): Variable => {
  const { origin, columns, header, plans, tallies, words } = table
  const name = columns.names[column] as string
  const own = (header[column] ?? '').trim()
  const type = plans[column]?.type ?? 'text'
  const blank = type === 'text' ? (tallies[column]?.blankWords ?? []) : []
  return {
    name,
    ...(own !== '' && own !== name ? { label: own } : {}),
    kind,
    storage: type === 'text' ? 'code' : 'number',
    categories: type === 'boolean' ? words.map((label, code) => ({ code: String(code), label })) : [],
    missing: blank.map((code) => ({ code, reason: 'system' as const })),
    source: `${origin}: ${own === '' ? column + 1 : own}`,
  }
}

const wordsForBlank: ReadonlySet<string> = new Set(blankWords)

const filledValue = (text: string): string[] => {
  const value = text.trim()
  return value === '' || wordsForBlank.has(value) ? [] : [value]
}
