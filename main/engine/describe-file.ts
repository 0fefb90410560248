import { stat } from 'node:fs/promises'
import type { FileDescription } from '../contract/commands.ts'
import type { CsvOptions, FileToDescribe } from '../contract/source.ts'
import type { Batch, BatchColumn } from '../core/data/batch.ts'
import { identifierSuspicion } from '../core/intake/identifiers.ts'
import { previewCsv } from '../files/csv/preview.ts'
import { openDta } from '../files/dta/open.ts'
import type { FileReading } from '../files/reading.ts'
import { openSav } from '../files/sav/open.ts'
import type { Context, Handlers } from './context.ts'

/** What a file seems to be, before anything of it enters the study. */
export const describeHandlers: Pick<Handlers, 'file.describe'> = {
  'file.describe': (request, context) =>
    request.format === 'csv' ? describeCsv(request.file, request.options, context) : describeBinary(request, context),
}

const describeCsv = async (file: string, options: CsvOptions, context: Context): Promise<FileDescription> => {
  const { signal, progress } = context
  const preview = await previewCsv(file, options, {
    signal,
    onProgress: (done, total) => progress('checking', done, total),
  })
  const { refused } = preview
  return {
    format: 'csv',
    bytes: preview.bytes,
    rows: preview.rows,
    detected: [
      { name: 'encoding', value: preview.encoding },
      { name: 'delimiter', value: preview.delimiter },
      ...(preview.decimal === null ? [] : [{ name: 'decimal', value: preview.decimal }]),
      { name: 'header', value: String(preview.header) },
    ],
    problems: preview.problems.map(({ code, params }) => ({ code, params: { ...params } })),
    refused: refused === null ? null : { code: refused.code, params: { ...refused.params } },
    columns: preview.columns.map(({ name, kind, type, typeReason, kindReason, identifier }) => ({
      variable: { name, kind, storage: type === 'number' ? 'number' : 'code', categories: [], missing: [] },
      reasons: [`type.${typeReason}`, `kind.${kindReason}`],
      identifier: [...identifier],
    })),
    firstRows: preview.firstRows.map((row) => [...row]),
  }
}

const rowsLookedAt = 200
const rowsShown = 20

const describeBinary = async (
  request: Exclude<FileToDescribe, { format: 'csv' }>,
  { signal, progress }: Context,
): Promise<FileDescription> => {
  const { file, format } = request
  const onProgress = (done: number, total: number): void => progress('checking', done, total)
  const reading = await (request.format === 'sav'
    ? openSav(file, request.options)
    : openDta(file, request.options, { signal, onProgress }))
  const { size } = await stat(file)
  const columns = await firstTexts(reading, signal)
  return {
    format,
    bytes: size,
    rows: reading.declaredRows,
    detected: [
      { name: 'encoding', value: reading.encoding.name },
      ...('weight' in reading && reading.weight !== null ? [{ name: 'weight', value: reading.weight }] : []),
    ],
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
const firstTexts = async (reading: FileReading, signal: AbortSignal): Promise<string[][]> => {
  for await (const batch of reading.batches({ signal })) return columnsOf(batch)
  return []
}

const columnsOf = ({ rows, columns }: Batch): string[][] =>
  columns.map((column) => Array.from({ length: Math.min(rows, rowsLookedAt) }, (_, row) => textAt(column, row)))

const textAt = (column: BatchColumn, row: number): string => {
  if (column.type === 'code') return column.dictionary[(column.codes[row] as number) - 1] ?? ''
  const value = column.values[row] as number
  return Number.isNaN(value) ? '' : String(value)
}
