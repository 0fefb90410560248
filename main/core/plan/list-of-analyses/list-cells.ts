import { Failure } from '../../../contract/failure.ts'
import { type Line, textIn } from '../../intake/text-table.ts'

/** The one variable that a cell has to name. */
export const variableIn = (line: Line, column: string): string => {
  const names = namesIn(line, column)
  if (names.length === 1) return names[0] as string
  throw new Failure('loa.one-variable', { file: line.file, row: line.row, column })
}

/** The names in a cell, parted by commas; R writes NA for none. */
export const namesIn = (line: Line, column: string): string[] =>
  textIn(line, column)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'NA')

/** What a cell answers; undefined where it is empty. */
export const yesNoIn = (line: Line, column: string): boolean | undefined => {
  const text = textIn(line, column).trim().toLowerCase()
  if (['', 'na'].includes(text)) return undefined
  return ['true', 't', 'yes', 'sí', 'si', '1', 'verdadero'].includes(text)
}
