import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CsvOptions } from '../../main/contract/source.ts'
import { openCsv } from '../../main/files/csv/open.ts'
import type { FileReading } from '../../main/files/reading.ts'

export type Encoding = NonNullable<CsvOptions['encoding']>
export type Value = string | number | null

/** A folder for the files of one test file; call the second function when done. */
export const csvFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'caracteriza-csv-'))
  let files = 0
  return {
    folder,
    /** Writes `content` as a file of its own and returns its path. */
    file: (content: string | Uint8Array): string => {
      files += 1
      const path = join(folder, `datos-${files}.csv`)
      writeFileSync(path, content)
      return path
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}

/** The columns of a reading as plain lists by name; a blank is null. */
export const columnsOf = async (reading: FileReading): Promise<Record<string, Value[]>> => {
  const lists: Value[][] = reading.variables.map(() => [])
  for await (const { columns, rows } of reading.batches())
    for (const [place, column] of columns.entries())
      for (let row = 0; row < rows; row++) {
        const value =
          column.type === 'number'
            ? (column.values[row] as number)
            : (column.dictionary[(column.codes[row] as number) - 1] ?? null)
        lists[place]?.push(typeof value === 'number' && Number.isNaN(value) ? null : value)
      }
  return Object.fromEntries(reading.variables.map(({ name }, place) => [name, lists[place] ?? []]))
}

export const columnsIn = async (path: string, options: CsvOptions = {}): Promise<Record<string, Value[]>> =>
  columnsOf(await openCsv(path, options))

/** `text` in an encoding; windows-1252 as far as it is Latin-1. */
export const encoded = (text: string, encoding: Encoding, mark = false): Uint8Array => {
  if (encoding === 'windows-1252') return Buffer.from(text, 'latin1')
  const marked = mark ? `\ufeff${text}` : text
  if (encoding === 'utf-8') return Buffer.from(marked, 'utf8')
  const wide = Buffer.from(marked, 'utf16le')
  return encoding === 'utf-16le' ? wide : wide.swap16()
}
