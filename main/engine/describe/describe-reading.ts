import { stat } from 'node:fs/promises'
import type { FileDescription } from '../../contract/file-description.ts'
import type { FileToDescribe } from '../../contract/source.ts'
import type { Batch, BatchColumn } from '../../core/data/batch.ts'
import { identifierSuspicion } from '../../core/intake/identifiers.ts'
import type { FileReading, ReadingOptions } from '../../files/reading.ts'
import { openSource } from '../reading/open-source.ts'

const rowsLookedAt = 200
const rowsShown = 20

/** What a file is that describes its variables itself, with its first rows. */
export const describeReading = async (request: FileToDescribe, options: ReadingOptions): Promise<FileDescription> => {
  const reading = await openSource(request, options)
  const columns = await firstTexts(reading, options)
  return {
    format: request.format,
    bytes: (await stat(request.file)).size,
    rows: reading.declaredRows,
    detected: (reading.detected ?? []).map(({ name, value }) => ({ name, value })),
    problems: [],
    refused: null,
    columns: reading.variables.map((variable, place) => ({
      variable: { ...variable, categories: [...variable.categories], missing: [...variable.missing] },
      reasons: [],
      identifier: identifierSuspicion({
        name: variable.name,
        label: typeof variable.label === 'string' ? variable.label : variable.label?.es,
        type: variable.storage === 'number' ? 'number' : 'text',
        values: (columns[place] ?? []).filter((text) => text !== ''),
      }),
    })),
    firstRows: Array.from({ length: Math.min(rowsShown, columns[0]?.length ?? 0) }, (_, row) =>
      columns.map((column) => column[row] ?? ''),
    ),
  }
}

/** The first values of every column as text, blanks as ''. */
const firstTexts = async (reading: FileReading, options: ReadingOptions): Promise<string[][]> => {
  for await (const batch of reading.batches(options)) return firstTextsOf(batch)
  return []
}

/** The first values of a run of rows as text, by column. */
export const firstTextsOf = ({ rows, columns }: Batch): string[][] =>
  columns.map((column) => Array.from({ length: Math.min(rows, rowsLookedAt) }, (_, row) => textAt(column, row)))

const textAt = (column: BatchColumn, row: number): string => {
  if (column.type === 'code') return column.dictionary[(column.codes[row] as number) - 1] ?? ''
  const value = column.values[row] as number
  return Number.isNaN(value) ? '' : String(value)
}
