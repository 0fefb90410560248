import type { JsonlOptions } from '../../contract/source.ts'
import { batchesOf } from '../cells/batches.ts'
import { guessesOf } from '../cells/variables.ts'
import type { FileReading, ReadingOptions } from '../reading.ts'
import { recordsOf, surveyJsonl } from './survey.ts'

/**
 * Opens a file of JSON lines for import: an object a line, a record each. The whole file is read once here, to find the
 * columns and settle their types by every value, and again by each call of `batches`. A value inside objects is a
 * column called after all of them (`hogar/edad`), a list is kept as the text it is written in, `null` is a blank.
 */
export const openJsonl = async (
  path: string,
  options: JsonlOptions = {},
  reading: ReadingOptions = {},
): Promise<FileReading> => {
  const { stamp, names, table } = await surveyJsonl(path, options, reading)
  if (table.refused) throw table.refused
  return {
    variables: guessesOf(table).map(({ variable }) => variable),
    declaredRows: table.tally.rows,
    batches: (again = {}) => batchesOf(table, recordsOf(stamp, names, again)),
  }
}
