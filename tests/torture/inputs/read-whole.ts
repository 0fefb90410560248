import { Variable } from '../../../main/contract/codebook.ts'
import type { BatchColumn } from '../../../main/core/data/batch.ts'
import type { FileReading } from '../../../main/files/reading.ts'

/** Reads every batch and holds it against what the reading promised: whatever differs would be kept wrong. */
export const readWhole = async (reading: FileReading): Promise<void> => {
  checkVariables(reading.variables)
  const names = new Set(reading.variables.map(({ name }) => name))
  if (names.size < reading.variables.length) throw new Error('a name stands twice')
  let rows = 0
  for await (const batch of reading.batches()) {
    if (batch.columns.length !== reading.variables.length) throw new Error('a batch of other columns')
    for (const [place, column] of batch.columns.entries()) {
      if (column.type !== reading.variables[place]?.storage) throw new Error('a column of another type')
      if (lengthOf(column) !== batch.rows || batch.rows === 0) throw new Error('an uneven batch')
      if (column.type === 'code' && column.codes.some((code) => code > column.dictionary.length))
        throw new Error('a code beyond its dictionary')
    }
    rows += batch.rows
  }
  if (rows !== (reading.declaredRows ?? rows)) throw new Error('another count of rows')
}

/** Throws where a reader gives a variable that no codebook takes. */
export const checkVariables = (list: readonly Variable[]): void => {
  for (const variable of list) Variable.parse(variable)
}

const lengthOf = (column: BatchColumn): number =>
  column.type === 'number' ? column.values.length : column.codes.length
