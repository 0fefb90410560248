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
  /** The columns of a file of numbers that a design names. */
  readonly table: (csv: string) => readonly Float64Array[]
}

export const referenceData = (
  set: ReferenceSet,
  columns: Columns,
  tables: ReadonlyMap<string, readonly Float64Array[]>,
): ReferenceData => {
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
    table: (csv) => tables.get(csv) ?? [],
    categories: (variable) => {
      const listed = set.columns.find(({ name }) => name === variable)?.levels
      return categoriesOfTexts(variable, textsOf(column(variable)), columns.rows, listed ?? null)
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

/** The value of every row as text; null for a blank. */
type Texts = (row: number) => string | null

const textsOf = (column: Column): Texts =>
  column.type === 'number'
    ? (row) => (Number.isNaN(column.values[row]) ? null : String(column.values[row]))
    : (row) => column.dictionary[(column.codes[row] as number) - 1] ?? null

const categoriesOfTexts = (
  variable: string,
  texts: Texts,
  rows: number,
  listed: readonly string[] | null,
): Categories => {
  const known = listed ?? occurring(texts, rows)
  const codeOf = new Map(known.map((code, place) => [code, place + 1]))
  const codes = codesFor(known.length, rows)
  for (let row = 0; row < rows; row++) codes[row] = codeOf.get(texts(row) ?? '') ?? 0
  return { variable, codes, categories: known.map((code) => ({ code })) }
}

/** The texts that occur, numbers in the order of numbers. */
const occurring = (texts: Texts, rows: number): readonly string[] => {
  const found = new Set<string>()
  for (let row = 0; row < rows; row++) {
    const text = texts(row)
    if (text !== null) found.add(text)
  }
  return [...found].sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1))
}

const holds = (text: string | null, { op, value }: Condition): boolean => {
  if (text === null) return false
  if (Array.isArray(value)) return value.map(String).includes(text)
  const order = typeof value === 'number' ? Number(text) - value : text < value ? -1 : text > value ? 1 : 0
  switch (op) {
    case '==':
    case 'in':
      return order === 0
    case '!=':
      return order !== 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
  }
}
