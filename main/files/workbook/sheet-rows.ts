import { Failure } from '../../contract/failure.ts'
import type { Cell, RowCells } from '../cells/cell.ts'
import type { ReadingOptions } from '../reading.ts'
import type { XmlAttributes } from '../xml/attributes.ts'
import { cellOf, type RawCell } from './cell-value.ts'
import { workbookLimits } from './limits.ts'
import { readPartByPiece } from './part.ts'
import type { Sheet, Workbook } from './workbook.ts'

/** A row that the sheet has, with its number and the cells that have a value. */
export type SheetRow = RowCells & { readonly row: number }

/** What `sheetRows` tells beside the rows, complete when they are. */
export type SheetNotes = { /** The last row of each merged range of cells. */ readonly mergedTo: number[] }

/** The rows of a sheet in the order of the sheet, in blocks. Rows without cells may be left out. */
export async function* sheetRows(
  workbook: Workbook,
  sheet: Sheet,
  options: ReadingOptions = {},
  notes: SheetNotes = { mergedTo: [] },
): AsyncGenerator<readonly SheetRow[]> {
  const reader = new SheetReader(workbook, sheet.name, notes)
  for await (const _ of readPartByPiece(workbook.package.archive, sheet.part, reader, options)) {
    const rows = reader.take()
    if (rows.length > 0) yield rows
  }
}

/** Follows the elements of a sheet and puts its rows together. */
class SheetReader {
  private rows: SheetRow[] = []
  private row = 0
  private columns: number[] = []
  private cells: Cell[] = []
  private column = 0
  private readonly raw: RawCell = { type: 'n', style: 0, text: '', hasValue: false, hasFormula: false }
  private collects = false
  private inPhonetic = false
  private readonly workbook: Workbook
  private readonly sheet: string
  private readonly notes: SheetNotes

  constructor(workbook: Workbook, sheet: string, notes: SheetNotes) {
    this.workbook = workbook
    this.sheet = sheet
    this.notes = notes
  }

  take(): readonly SheetRow[] {
    const { rows } = this
    this.rows = []
    return rows
  }

  readonly open = (name: string, attributes: XmlAttributes): void => {
    switch (name) {
      case 'c':
        this.openCell(attributes)
        return
      case 'v':
      case 't':
        this.collects = !this.inPhonetic
        this.raw.hasValue = true
        return
      case 'f':
        this.raw.hasFormula = true
        return
      case 'row':
        this.openRow(attributes.get('r'))
        return
      case 'rPh':
        this.inPhonetic = true
        return
      case 'mergeCell':
        this.notes.mergedTo.push(Number(/:\$?[A-Z]+\$?(\d+)$/.exec(attributes.get('ref') ?? '')?.[1] ?? 0))
    }
  }

  readonly text = (piece: string): void => {
    if (!this.collects) return
    this.raw.text += piece
    if (this.raw.text.length > workbookLimits.cellLength)
      throw new Failure('xlsx.text-too-long', { ...this.place(), limit: workbookLimits.cellLength })
  }

  readonly close = (name: string): void => {
    switch (name) {
      case 'c': {
        const cell = cellOf(this.raw, this.workbook)
        if (cell === null) throw new Failure('xlsx.invalid-cell', this.place())
        if (cell === undefined) return
        this.columns.push(this.column - 1)
        this.cells.push(cell)
        return
      }
      case 'v':
      case 't':
        this.collects = false
        return
      case 'row':
        this.rows.push({ row: this.row, columns: this.columns, cells: this.cells })
        return
      case 'rPh':
        this.inPhonetic = false
    }
  }

  private openRow(number: string | undefined): void {
    const row = number === undefined ? this.row + 1 : Number(number)
    const isNext = Number.isInteger(row) && row > this.row && row <= workbookLimits.rows
    if (!isNext) throw new Failure('xlsx.invalid-cell', { ...this.place(), row: this.row + 1 })
    this.row = row
    this.columns = []
    this.cells = []
    this.column = 0
  }

  private openCell(attributes: XmlAttributes): void {
    const reference = attributes.get('r')
    const column = reference === undefined ? this.column + 1 : columnOf(reference)
    if (column <= this.column || column > workbookLimits.columns) throw new Failure('xlsx.invalid-cell', this.place())
    this.column = column
    const { raw } = this
    raw.type = attributes.get('t') ?? 'n'
    raw.style = Number(attributes.get('s') ?? 0)
    raw.text = ''
    raw.hasValue = false
    raw.hasFormula = false
  }

  private place() {
    return { file: this.workbook.file, sheet: this.sheet, row: this.row, column: this.column }
  }
}

const [letterA, letterZ] = [0x41, 0x5a]

/** 1 for `A7`, 28 for `AB7`; 0 when there are no letters. */
const columnOf = (reference: string): number => {
  let column = 0
  for (let at = 0; at < reference.length && at <= 3; at++) {
    const code = reference.charCodeAt(at)
    if (code < letterA || code > letterZ) break
    column = column * 26 + code - letterA + 1
  }
  return column
}
