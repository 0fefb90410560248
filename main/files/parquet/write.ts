import type { SchemaElement } from 'hyparquet'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { Variable } from '../../contract/codebook.ts'
import type { Column, Columns } from '../../core/data/column.ts'
import { writePartsAtomically } from '../atomic-write.ts'
import type { Sink } from '../sink.ts'
import { codebookEntry } from './codebook.ts'

/** Rows that are written at a time; readers take them as one group. */
const groupRows = 65_536

/**
 * Writes variables as a Parquet file, which appears under `path` only when it is whole: numbers as doubles, days as
 * DATE, moments as TIMESTAMP in microseconds, texts as UTF-8; blanks are null. Other programs read it as it is; the
 * codebook travels in the metadata and comes back with `openParquet`.
 */
export const writeParquet = (path: string, variables: readonly Variable[], columns: Columns): Promise<void> =>
  writePartsAtomically(path, (file) => writeParquetTo(file, variables, columns))

/** The same into any sink. */
export const writeParquetTo = async (sink: Sink, variables: readonly Variable[], columns: Columns): Promise<void> => {
  const forms = variables.map((variable) => formOf(variable, columns.byName.get(variable.name)))
  const writer = new SinkWriter(sink)
  const parquet = new ParquetWriter({
    writer,
    schema: [{ name: 'root', num_children: forms.length }, ...forms.map(({ element }) => element)],
    kvMetadata: [codebookEntry(variables)],
    createdBy: 'Caracteriza',
  })
  for (let from = 0; from < columns.rows; from += groupRows) {
    const to = Math.min(from + groupRows, columns.rows)
    const columnData = forms.map(({ element, cells }) => ({ name: element.name, data: cells(from, to) }))
    await parquet.write({ columnData, rowGroupSize: groupRows })
  }
  await parquet.finish()
}

/** Hands over to the sink what is complete. */
class SinkWriter extends ByteWriter {
  private readonly sink: Sink

  constructor(sink: Sink) {
    super()
    this.sink = sink
  }

  async flush(): Promise<void> {
    await this.sink.writeFile(new Uint8Array(this.buffer, 0, this.index))
    this.index = 0
  }

  override finish(): Promise<void> {
    return this.flush()
  }
}

/** How a variable stands in the file: its element of the schema, and its cells in a run of rows. */
type Form = {
  readonly element: SchemaElement
  readonly cells: (from: number, to: number) => (number | bigint | string | null)[]
}

const formOf = ({ name, kind }: Variable, column: Column | undefined): Form => {
  if (column === undefined) throw new Error('A variable has no column')
  const optional = { name, repetition_type: 'OPTIONAL' } as const
  if (column.type === 'code') {
    const element = {
      ...optional,
      type: 'BYTE_ARRAY',
      converted_type: 'UTF8',
      logical_type: { type: 'STRING' },
    } as const
    const texts = [null, ...column.dictionary]
    return { element, cells: (from, to) => Array.from(column.codes.subarray(from, to), (code) => texts[code] ?? null) }
  }
  const numbers =
    <Cell extends number | bigint>(cellOf: (value: number) => Cell) =>
    (from: number, to: number) =>
      Array.from(column.values.subarray(from, to), (value) => (Number.isNaN(value) ? null : cellOf(value)))
  if (kind !== 'date') return { element: { ...optional, type: 'DOUBLE' }, cells: numbers((value) => value) }
  if (column.values.every((value) => Number.isNaN(value) || (Number.isInteger(value) && Math.abs(value) < 2 ** 31)))
    return { element: { ...optional, type: 'INT32', converted_type: 'DATE' }, cells: numbers((value) => value) }
  return { element: { ...optional, type: 'INT64', converted_type: 'TIMESTAMP_MICROS' }, cells: numbers(microseconds) }
}

const microseconds = (days: number): bigint => BigInt(Math.round(days * 86_400_000_000))
