import { Failure } from '../../contract/failure.ts'
import type { XlsxOptions } from '../../contract/source.ts'
import { type BooleanWords, type Cell, type CellRow, cellsInOrder, cellText } from '../cells/cell.ts'
import { type CellTable, tableOf } from '../cells/table.ts'
import { tallyRows } from '../cells/tally.ts'
import type { ReadingOptions } from '../reading.ts'
import { isBlank } from '../text-codes.ts'
import { type SheetNotes, sheetRows } from './sheet-rows.ts'
import { openWorkbook, type Sheet, sheetOf, type Workbook } from './workbook.ts'

/** Everything that one reading of a sheet shows, and what follows from it under the user's choices. */
export type SheetSurvey = {
  readonly workbook: Workbook
  readonly sheet: Sheet
  /** The row with the names. */
  readonly headerRow: number
  /** Ranges of merged cells among the data: all of their cells but the first are blank. */
  readonly mergedRanges: number
  readonly table: CellTable
}

/** As Excel writes them in English, whatever the language of the one who wrote the file. */
const words: BooleanWords = ['FALSE', 'TRUE']

/**
 * Reads a sheet once and says what it is. What is wrong with the table is told in `table.refused`, beside all that was
 * found; what keeps it from being read at all is thrown.
 */
export const surveySheet = async (
  path: string,
  options: XlsxOptions,
  reading: ReadingOptions = {},
): Promise<SheetSurvey> => {
  const workbook = await openWorkbook(path)
  const sheet = sheetOf(workbook, options.sheet)
  const { file } = workbook
  const header: Header = { row: options.headerRow ?? 0, cells: [] }
  const notes: SheetNotes = { mergedTo: [] }
  const tally = await tallyRows(file, dataRows(workbook, sheet, header, reading, notes))
  const names = header.cells.map((cell) => cellText(cell, words))
  if (header.row === 0) throw new Failure('xlsx.empty-sheet', { file, sheet: sheet.name })
  if (names.every(isBlank)) throw new Failure('xlsx.no-header', { file, sheet: sheet.name, row: header.row })
  if (isForm(workbook, sheet, names)) throw new Failure('xlsx.form', { file })
  const table = tableOf({ file, origin: `${file} (${sheet.name})`, header: names, words }, tally, options)
  return {
    workbook,
    sheet,
    headerRow: header.row,
    mergedRanges: notes.mergedTo.filter((row) => row > header.row).length,
    table: { ...table, refused: table.refused ?? uncomputed(table, sheet) },
  }
}

/**
 * The sheet of questions or of answers of an XLSForm, which opens like data and counts questions as if they were households. Beside
 * them stand answers or settings; older forms write `list name`.
 */
const isForm = ({ sheets }: Workbook, { name }: Sheet, header: readonly string[]): boolean => {
  const plain = (text: string): string => text.trim().toLowerCase().replaceAll(' ', '_')
  const named = new Set(sheets.map((sheet) => plain(sheet.name)))
  if (!named.has('survey') || !(named.has('choices') || named.has('settings'))) return false
  const columns = new Set(header.map(plain))
  const first = { survey: 'type', choices: 'list_name' }[plain(name)]
  return first !== undefined && columns.has(first) && columns.has('name')
}

/** The row with the names: 0 until it is known. */
export type Header = { row: number; cells: readonly Cell[] }

/** The rows below the header, which is filled in: the row that was chosen, else the first one with a value. */
export async function* dataRows(
  workbook: Workbook,
  sheet: Sheet,
  header: Header,
  reading: ReadingOptions,
  notes?: SheetNotes,
): AsyncGenerator<readonly CellRow[]> {
  let last = 0
  for await (const block of sheetRows(workbook, sheet, reading, notes)) {
    const rows: CellRow[] = []
    for (const { row, columns, cells } of block) {
      if (header.row === 0 && cells.some(isFilled)) header.row = row
      if (row === header.row) header.cells = cellsInOrder({ columns, cells }, (columns.at(-1) ?? -1) + 1)
      if (header.row === 0 || row <= header.row) continue
      rows.push({ row, columns, cells, blanksBefore: row - Math.max(last, header.row) - 1 })
      last = row
    }
    yield rows
  }
}

const isFilled = (cell: Cell): boolean => cell !== undefined && (typeof cell !== 'string' || !isBlank(cell))

/** A formula that was never computed has no value, and a blank in its place would be a wrong answer. */
const uncomputed = ({ file, tallies, columns }: CellTable, sheet: Sheet): Failure | null => {
  const column = tallies.findIndex((tally) => tally.count('uncomputed') > 0)
  const tally = tallies[column]
  if (tally === undefined) return null
  return new Failure('xlsx.uncomputed', {
    file,
    sheet: sheet.name,
    variable: columns.names[column] as string,
    row: tally.firstRow('uncomputed'),
    cells: tally.count('uncomputed'),
  })
}
