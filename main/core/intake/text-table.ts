import { Failure } from '../../contract/failure.ts'

/** A small file with a header, as texts: each row with its number in the file and as many cells as the header. */
export type TextTable = {
  readonly file: string
  readonly header: readonly string[]
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
}

/** A row of such a file, its cells by the name of their column in lower case. */
export type Line = { readonly file: string; readonly row: number; readonly cells: ReadonlyMap<string, string> }

export const linesOf = ({ file, header, rows }: TextTable): Line[] =>
  rows.map(({ row, cells }) => ({
    file,
    row,
    cells: new Map(header.map((name, at) => [name.toLowerCase(), cells[at] ?? ''])),
  }))

/** Fails when a column of `needed` is not there, or, with `allowed`, when one is that nobody reads. */
export const checkHeader = (
  { file, header }: TextTable,
  needed: readonly string[],
  allowed?: readonly string[],
): void => {
  const names = header.map((name) => name.toLowerCase())
  const missing = needed.find((name) => !names.includes(name))
  if (missing !== undefined) throw new Failure('csv.missing-column', { file, column: missing })
  const unknown = allowed && names.find((name) => name !== '' && !allowed.includes(name))
  if (allowed && unknown !== undefined)
    throw new Failure('csv.unneeded-column', { file, column: unknown, allowed: allowed.join(', ') })
}

/** The text of a cell, '' when the table has no such column. */
export const textIn = ({ cells }: Line, column: string): string => cells.get(column) ?? ''

/** A cell that must be one of some words, in whatever case. */
export const choiceIn = <Choice extends string>(line: Line, column: string, choices: readonly Choice[]): Choice => {
  const text = textIn(line, column).trim().toLowerCase()
  const found = choices.find((choice) => choice.toLowerCase() === text)
  if (found !== undefined) return found
  throw new Failure('csv.bad-choice', { file: line.file, row: line.row, column, allowed: choices.join(', ') })
}

/** A cell that must be a number, with decimal point or comma; undefined when it is blank. */
export const numberIn = (line: Line, column: string): number | undefined => {
  const text = textIn(line, column).trim()
  if (text === '') return undefined
  const value = /^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text.replace(',', '.')) : Number.NaN
  if (Number.isFinite(value)) return value
  throw new Failure('csv.no-number', { file: line.file, row: line.row, column })
}

/** A cell that must be a number from `least` to `most`; undefined when it is blank. */
export const numberWithin = (line: Line, column: string, least: number, most: number): number | undefined => {
  const value = numberIn(line, column)
  if (value === undefined || (value >= least && value <= most)) return value
  throw new Failure('csv.number-outside', { file: line.file, row: line.row, column, least, most })
}
