import type { Variable } from '../../contract/codebook.ts'
import { columnNames } from '../../core/intake/header.ts'
import { guessKind } from '../../core/intake/kind.ts'
import { stampOf } from '../file-bytes.ts'
import { firstValues, rowsLookedAt } from '../first-values.ts'
import type { FileReading, ReadingOptions } from '../reading.ts'
import { codebookIn } from './codebook.ts'
import { columnsOf, type ParquetColumn } from './columns.ts'
import { readFooter } from './footer.ts'
import { parquetLimits } from './limits.ts'
import { findLongNumbers, type RowReading, readRows } from './rows.ts'

/**
 * Opens a Parquet file for import. Long integers and decimals are read once here, to keep those as text that a double
 * would not hold. Moments come as days since 1970-01-01, times of day as seconds, booleans as 0 and 1, values of
 * objects under all of their names (`hogar/edad`). A file that we wrote brings its codebook with it. Lists are refused:
 * they are tables of their own.
 */
export const openParquet = async (path: string, reading: ReadingOptions = {}): Promise<FileReading> => {
  const stamp = await stampOf(path, parquetLimits.fileBytes)
  const footer = await readFooter(stamp)
  const table = columnsOf(footer, stamp)
  const asText = await findLongNumbers(stamp, table, reading)
  const rows: RowReading = { stamp, table, asText }
  const { names } = columnNames(table.columns.map(({ name }) => name))
  const codebook = codebookIn(footer)
  const values = await firstValues(readRows({ ...rows, firstRows: rowsLookedAt }))
  return {
    variables: table.columns.map((column, i) => {
      const storage = storageOf(column, asText[i] === true)
      const guess = guessed(column, names[i] as string, storage, values[i] ?? [])
      const known = codebook.get(guess.name)
      const source = `${stamp.file}: ${column.name}`
      return known?.storage === storage ? { ...known, source } : { ...guess, source }
    }),
    declaredRows: table.rows,
    batches: (again) => readRows(rows, again),
  }
}

const storageOf = ({ type }: ParquetColumn, asText: boolean): Variable['storage'] =>
  type.is === 'text' || type.is === 'uuid' || (type.is === 'wide' && asText) ? 'code' : 'number'

const guessed = (
  { name: column, type }: ParquetColumn,
  name: string,
  storage: Variable['storage'],
  values: readonly string[],
): Variable => {
  const fixed = { moment: 'date', duration: 'continuous', boolean: 'nominal' } as const
  const kind = type.is in fixed ? fixed[type.is as keyof typeof fixed] : undefined
  const sample = { name, type: storage === 'number' ? ('number' as const) : ('text' as const) }
  return {
    name,
    ...(column === name ? {} : { label: column }),
    kind: kind ?? guessKind({ ...sample, values: values.filter((value) => value !== '') }).kind,
    storage,
    categories: type.is === 'boolean' ? ['false', 'true'].map((label, code) => ({ code: String(code), label })) : [],
    missing: [],
    ...(type.is === 'wide' && type.scale > 0 && type.scale <= 16 ? { decimals: type.scale } : {}),
  }
}
