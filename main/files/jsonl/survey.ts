import { Failure } from '../../contract/failure.ts'
import type { JsonlOptions } from '../../contract/source.ts'
import type { CellRow } from '../cells/cell.ts'
import { type CellTable, tableOf } from '../cells/table.ts'
import { tallyRows } from '../cells/tally.ts'
import { type FileStamp, headOf, stampOf } from '../file-bytes.ts'
import type { ReadingOptions } from '../reading.ts'
import { jsonlLimits } from './limits.ts'
import { LineParser } from './line-parser.ts'
import { linesOf } from './lines.ts'
import { Names } from './names.ts'

/** Everything that one reading of the whole file shows. */
export type JsonlSurvey = { readonly stamp: FileStamp; readonly names: Names; readonly table: CellTable }

export const surveyJsonl = async (
  path: string,
  options: JsonlOptions,
  reading: ReadingOptions = {},
): Promise<JsonlSurvey> => {
  const stamp = await stampOf(path, jsonlLimits.bytes)
  await refuseArray(stamp)
  const names = new Names(jsonlLimits.names)
  const { file } = stamp
  const tally = await tallyRows(file, recordsOf(stamp, names, reading))
  const source = { file, origin: file, header: names.columns, words: ['false', 'true'] } as const
  return { stamp, names, table: tableOf(source, tally, options) }
}

/** The lines of the file as rows; names that are new to `names` are added to it. */
export async function* recordsOf(
  stamp: FileStamp,
  names: Names,
  reading: ReadingOptions,
): AsyncGenerator<readonly CellRow[]> {
  const parser = new LineParser(stamp.file, names)
  for await (const { row, lines } of linesOf(stamp, reading))
    yield lines.flatMap((line, at): CellRow[] => {
      const cells = parser.parse(line, row + at)
      return cells === null ? [] : [{ ...cells, row: row + at, blanksBefore: 0 }]
    })
}

/** A file that is one list is JSON, and what one gets who exports JSON without saying lines. */
const refuseArray = async (stamp: FileStamp): Promise<void> => {
  const head = (await headOf(stamp, 1024)).toString('utf8')
  if (/^\ufeff?\s*\[/.test(head)) throw new Failure('jsonl.array', { file: stamp.file })
}
