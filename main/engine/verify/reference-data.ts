import { Failure } from '../../contract/failure.ts'
import type { Categories } from '../../core/data/categories.ts'
import { type Column, type Columns, codesFor } from '../../core/data/column.ts'
import type { Condition, ReferenceSet } from '../../files/reference/reference-set.ts'

/** The data of a reference set, variable by variable. */
export type ReferenceData = {
  readonly rows: number
  readonly column: (variable: string) => Column
  /** A number per row; refused for a text. */
  readonly numbers: (variable: string) => Float64Array
  /** The variable as categories: those the set lists, else the values that occur, in ascending order. */
  readonly categories: (variable: string) => Categories
}

export const referenceData = (set: ReferenceSet, columns: Columns): ReferenceData => {
  const column = (variable: string): Column => {
    const found = columns.byName.get(variable)
    if (!found) throw new Failure('verify.unknown-variable', { variable })
    return found
  }
  return {
    rows: columns.rows,
    column,
    numbers: (variable) => {
      const found = column(variable)
      if (found.type === 'number') return found.values
      throw new Failure('verify.unknown-variable', { variable })
    },
    categories: (variable) => {
      const listed = set.columns.find(({ name }) => name === variable)?.levels
      return categoriesOfTexts(variable, textsOf(column(variable)), listed ?? null)
    },
  }
}

/** 1 for the rows in which every condition holds; a blank meets none. */
export const domainOf = (data: ReferenceData, conditions: readonly Condition[]): Uint8Array => {
  const inside = new Uint8Array(data.rows).fill(1)
  for (const condition of conditions) {
    const texts = textsOf(data.column(condition.var))
    for (let row = 0; row < inside.length; row++) if (!holds(texts(row), condition)) inside[row] = 0
  }
  return inside
}

/** The value of a row as text; null for a blank. */
type Texts = (row: number) => string | null

const textsOf = (column: Column): Texts =>
  column.type === 'number'
    ? (row) => (Number.isNaN(column.values[row]) ? null : String(column.values[row]))
    : (row) => column.dictionary[(column.codes[row] as number) - 1] ?? null

const categoriesOfTexts = (variable: string, { length: _ = 0, ...texts }: Texts, listed: readonly string[] | null) => texts
