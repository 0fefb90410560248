import type { FileDescription } from '../../contract/file-description.ts'
import type { FileToDescribe } from '../../contract/source.ts'
import { previewCsv } from '../../files/csv/preview.ts'
import type { ReadingOptions } from '../../files/reading.ts'
import { describeReading } from './describe-reading.ts'
import { describeLines, describeSheet } from './describe-table.ts'

/** What the readers make of a file, by its format. */
export const describeFile = (request: FileToDescribe, reading: ReadingOptions): Promise<FileDescription> => {
  switch (request.format) {
    case 'csv':
      return describeCsv(request, reading)
    case 'xlsx':
      return describeSheet(request, reading)
    case 'jsonl':
      return describeLines(request, reading)
    case 'sav':
    case 'dta':
    case 'parquet':
      return describeReading(request, reading)
  }
}

const describeCsv = async (
  { file, options }: Extract<FileToDescribe, { format: 'csv' }>,
  reading: ReadingOptions,
): Promise<FileDescription> => {
  const preview = await previewCsv(file, options, reading)
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
