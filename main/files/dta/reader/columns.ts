import type { BatchColumn } from '../../../core/data/batch.ts'
import type { Decoder } from '../../encoding/decode.ts'
import { type TextBudget, TextCodes } from '../../text-codes.ts'
import { toDaysOf } from '../format/dates.ts'
import { missingLetters, type NumberStorage } from '../format/storage.ts'
import type { RawVariable } from './dictionary.ts'
import { type ReferenceForm, referenceAt } from './long-texts.ts'
import { TextColumn } from './text-column.ts'

/** Rows as they stand in the file, one behind the other. */
export type RowBytes = {
  readonly bytes: Buffer
  readonly view: DataView
  readonly rows: number
  readonly first: number
}

/** Takes the cells of one column out of rows. */
export type ColumnReader = {
  /** Begins a batch of `rows` rows. */
  begin(rows: number): BatchColumn
  /** Puts the cells of `rows` into the batch from its row `at` on. */
  fill(rows: RowBytes, at: number): void
}

type Place = { readonly at: number; readonly rowBytes: number; readonly littleEndian: boolean }

/** The values of a number, a date as days since 1970-01-01; missing ones as NaN. */
export const numberReader = (storage: NumberStorage, format: string, place: Place): ColumnReader => {
  const { at, rowBytes, littleEndian } = place
  const toDays = toDaysOf(format)
  let values = new Float64Array(0)
  return {
    begin: (rows) => {
      values = new Float64Array(rows)
      return { type: 'number', values }
    },
    fill: ({ view, rows }, first) => {
      for (let row = 0; row < rows; row++)
        values[first + row] = storage.valueAt(view, row * rowBytes + at, littleEndian)
      if (toDays) for (let row = first; row < first + rows; row++) values[row] = toDays(values[row] as number)
    },
  }
}

/** Which of the missing values `.a` to `.z` a number has, as text; blank for `.` and for what is not missing. */
export const letterReader = (storage: NumberStorage, { at, rowBytes, littleEndian }: Place): ColumnReader => {
  const dictionary: string[] = []
  const codeOf = new Uint32Array(missingLetters.length + 1)
  let codes = new Uint32Array(0)
  return {
    begin: (rows) => {
      codes = new Uint32Array(rows)
      return { type: 'code', codes, dictionary }
    },
    fill: ({ view, rows }, first) => {
      for (let row = 0; row < rows; row++) {
        const cell = row * rowBytes + at
        if (!Number.isNaN(storage.valueAt(view, cell, littleEndian))) continue
        const letter = storage.letterAt(view, cell, littleEndian)
        if (letter > 0 && codeOf[letter] === 0) codeOf[letter] = dictionary.push(missingCode(letter))
        codes[first + row] = codeOf[letter] as number
      }
    },
  }
}

/** `.a` for 1 to `.z` for 26. */
export const missingCode = (letter: number): string => `.${missingLetters[letter - 1]}`

export const textReader = (
  { storage, at }: RawVariable,
  rowBytes: number,
  decode: Decoder,
  budget: TextBudget,
): ColumnReader => {
  const texts = new TextColumn(decode, budget)
  let codes = new Uint32Array(0)
  return {
    begin: (rows) => {
      codes = new Uint32Array(rows)
      return { type: 'code', codes, dictionary: texts.dictionary }
    },
    fill: ({ bytes, rows }, first) => {
      for (let row = 0; row < rows; row++) {
        const start = row * rowBytes + at
        codes[first + row] = texts.codeOf(bytes, start, start + storage.bytes)
      }
    },
  }
}

/** `lost` makes the failure of a cell in a row, from 1, that refers to a text that is not there. */
export const longTextReader = (
  { at, rowBytes }: Place,
  form: ReferenceForm,
  texts: ReadonlyMap<string, string>,
  lost: (row: number) => Error,
  budget: TextBudget,
): ColumnReader => {
  const known = new TextCodes(budget)
  let codes = new Uint32Array(0)
  return {
    begin: (rows) => {
      codes = new Uint32Array(rows)
      return { type: 'code', codes, dictionary: known.dictionary }
    },
    fill: ({ bytes, rows, first: firstRow }, first) => {
      for (let row = 0; row < rows; row++) {
        const reference = referenceAt(bytes, row * rowBytes + at, form)
        if (reference === null) continue
        const text = texts.get(reference)
        if (text === undefined) throw lost(firstRow + row + 1)
        codes[first + row] = known.codeOf(text)
      }
    },
  }
}
