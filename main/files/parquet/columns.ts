import type { ColumnMetaData, FileMetaData, SchemaElement } from 'hyparquet'
import { Failure } from '../../contract/failure.ts'
import type { FileStamp } from '../file-bytes.ts'
import { type ColumnType, columnTypeOf } from './column-type.ts'
import { parquetLimits } from './limits.ts'
import { PageBudget } from './page/budget.ts'

/** The part of a column in one group of rows. */
export type Chunk = {
  readonly rows: number
  /** The bytes of its pages. */
  readonly start: number
  readonly end: number
  readonly codec: ColumnMetaData['codec']
}

/** A column of values; those of objects in one another are called after all of them, joined by `/`. */
export type ParquetColumn = {
  readonly name: string
  readonly element: SchemaElement
  readonly type: ColumnType
  /** The level at which a value is there: how many of it and the objects around it may be blank. */
  readonly definitionLevel: number
  readonly chunks: readonly Chunk[]
}

export type ParquetTable = { readonly rows: number; readonly columns: readonly ParquetColumn[] }

/** The columns of a file, every claim about where they are held against the file. */
export const columnsOf = (footer: FileMetaData, stamp: FileStamp): ParquetTable => {
  const { file } = stamp
  const leaves = leavesOf(footer.schema ?? [], file)
  const rows = Number(footer.num_rows)
  const groupRows = footer.row_groups.map((group) => Number(group.num_rows))
  if (rows !== groupRows.reduce((sum, count) => sum + count, 0) || groupRows.some((count) => count < 0))
    throw damaged(file)
  checkSize(rows, leaves.length, stamp)
  const declared = footer.row_groups.flatMap(({ columns }) => columns.map(({ meta_data: meta }) => meta))
  new PageBudget(stamp).expand(declared.reduce((sum, meta) => sum + Number(meta?.total_uncompressed_size ?? 0), 0))
  const columns = leaves.map(({ element, path, definitionLevel }, place): ParquetColumn => {
    const name = path.join('/')
    const type = columnTypeOf(element)
    if (typeof type === 'string') throw new Failure('parquet.unsupported-type', { file, variable: name, type })
    const chunks = footer.row_groups.map((group, at) => {
      const meta = group.columns[place]?.meta_data
      if (meta === undefined || group.columns[place]?.file_path !== undefined) throw damaged(file)
      return chunkOf(meta, groupRows[at] as number, element, stamp)
    })
    return { name, element, type, definitionLevel, chunks }
  })
  return { rows, columns }
}

const damaged = (file: string): Failure => new Failure('parquet.invalid-footer', { file })

const checkSize = (rows: number, columns: number, { file, bytes }: FileStamp): void => {
  if (columns === 0) throw new Failure('parquet.no-columns', { file })
  if (rows > parquetLimits.rows) throw new Failure('parquet.too-many-rows', { file, rows, limit: parquetLimits.rows })
  const cells = rows * columns
  if (cells > parquetLimits.cellsFrom && cells > bytes * parquetLimits.cellsPerByte)
    throw new Failure('parquet.bomb', { file, bytes: cells, limit: bytes * parquetLimits.cellsPerByte })
}

const chunkOf = (meta: ColumnMetaData, rows: number, element: SchemaElement, stamp: FileStamp): Chunk => {
  const dataAt = Number(meta.data_page_offset)
  const dictionaryAt = Number(meta.dictionary_page_offset ?? 0)
  const start = dictionaryAt > 0 && dictionaryAt < dataAt ? dictionaryAt : dataAt
  const end = start + Number(meta.total_compressed_size)
  const isInside = start >= 4 && end >= start && end <= stamp.bytes
  if (!isInside || Number(meta.num_values) !== rows || meta.type !== element.type) throw damaged(stamp.file)
  return { rows, start, end, codec: meta.codec }
}

type Leaf = { readonly element: SchemaElement; readonly path: readonly string[]; readonly definitionLevel: number }

const mostLevels = 100

/** The elements that have values, from a list of elements each followed by its children. */
const leavesOf = (schema: readonly SchemaElement[], file: string): readonly Leaf[] => {
  const leaves: Leaf[] = []
  let next = 0
  const visit = (above: Leaf | null, depth: number): void => {
    const element = schema[next++]
    if (element === undefined || depth > mostLevels || typeof element.name !== 'string') throw damaged(file)
    const path = above === null ? [] : [...above.path, element.name]
    if (above !== null && element.repetition_type === 'REPEATED')
      throw new Failure('parquet.list', {
        file,
        variable: above.path.length === 0 ? element.name : above.path.join('/'),
      })
    const isOptional = above !== null && element.repetition_type === 'OPTIONAL'
    const leaf = { element, path, definitionLevel: (above?.definitionLevel ?? 0) + (isOptional ? 1 : 0) }
    const children = element.num_children ?? 0
    if (above !== null && element.type !== undefined && children === 0) leaves.push(leaf)
    if (leaves.length > parquetLimits.columns)
      throw new Failure('parquet.too-many-columns', { file, columns: leaves.length, limit: parquetLimits.columns })
    for (let child = 0; child < children; child++) visit(leaf, depth + 1)
  }
  visit(null, 0)
  if (next !== schema.length) throw damaged(file)
  return leaves
}
