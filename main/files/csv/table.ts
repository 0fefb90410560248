import type { TextTable } from '../../core/intake/text-table.ts'
import { stampOf } from '../file-bytes.ts'
import { cellDecoder } from './encoding.ts'
import { cellTexts, isFilled } from './record-cells.ts'
import { recordsFrom } from './source.ts'
import { surveyCsv } from './survey.ts'
import { plainText } from './write.ts'

const mostBytes = 2 ** 26

/**
 * Reads a table that people write (a codebook, a list of analyses) whole, with delimiter and encoding as found. Blank
 * rows are left out, and so are the apostrophes that `csvText` puts before formulas. Fails as an import of the file would, and when it is larger than such tables are.
 */
export const readTable = async (path: string): Promise<TextTable> => {
  const { file } = await stampOf(path, mostBytes)
  const { refused, source, encoding, measured, columns, header } = await surveyCsv(path, { header: true })
  if (refused) throw refused
  const decode = cellDecoder(encoding)
  const rows: { row: number; cells: string[] }[] = []
  let skip = measured.skipped
  for await (const records of recordsFrom(source, {}))
    for (let record = 0; record < records.count; record++) {
      if (skip-- > 0 || !isFilled(records, record)) continue
      const cells = cellTexts(records, record, decode).map(plainText)
      rows.push({ row: records.rows[record] as number, cells: columns.names.map((_, column) => cells[column] ?? '') })
    }
  return { file, header: columns.names.map((_, column) => header[column]?.trim() ?? ''), rows }
}
