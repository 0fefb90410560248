import type { Column } from '../../core/data/column.ts'
import { variables } from '../codebook.ts'
import type { Db } from '../database.ts'
import type { Study } from '../study.ts'
import { transaction } from '../transaction.ts'
import { contentHash } from './check-version.ts'
import { deleteColumn, findColumn, listColumns } from './column-store.ts'
import { ColumnWriter } from './column-writer.ts'
import { recordVersion } from './commit-version.ts'
import { keepCorrections, type NewCorrection } from './corrections.ts'
import { loadColumns } from './load-columns.ts'
import { beginPending, undoPending } from './pending-version.ts'
import { slice } from './run-cutter.ts'
import type { VersionInfo } from './version-info.ts'

/**
 * A new version with the same rows, columns and source as `base` and other values in some cells. What does not change
 * is copied as it is stored; every row keeps its pseudonym, and the identifiers stay where they are, with the version
 * that brought them: nobody needs their key to correct other things.
 */
export const correctVersion = (
  study: Study,
  base: VersionInfo,
  corrections: readonly NewCorrection[],
  reason: string,
): VersionInfo => {
  const id = beginPending(study, base.dataset)
  try {
    return transaction(study, () => {
      copyColumns(study.db, base.id, id)
      const byVariable = Map.groupBy(corrections, ({ variable }) => variable)
      for (const [name, cells] of byVariable) rewriteColumn(study, base, id, name, cells)
      const content = contentHash(listColumns(study.db, id))
      const written = recordVersion(
        study,
        { ...base, id, reason, content, variables: variables(study, base.dataset) },
        {
          action: 'version.corrected',
          details: { reason, base: base.number, cells: corrections.length, variables: [...byVariable.keys()], content },
        },
      )
      keepCorrections(study, id, base.id, corrections)
      return written
    })
  } catch (error) {
    undoPending(study, id, base.dataset)
    throw error
  }
}

const copyColumns = (db: Db, from: number, to: number): void => {
  db.prepare(
    `INSERT INTO data_column (version_id, position, name, storage, dictionary, digest)
     SELECT @to, position, name, storage, dictionary, digest FROM data_column WHERE version_id = @from`,
  ).run({ from, to })
  db.prepare(
    `INSERT INTO column_chunk (column_id, chunk, rows, encoding, base, digits, zstd, data)
     SELECT new.id, c.chunk, c.rows, c.encoding, c.base, c.digits, c.zstd, c.data
     FROM data_column old
     JOIN data_column new ON new.version_id = @to AND new.name = old.name
     JOIN column_chunk c ON c.column_id = old.id
     WHERE old.version_id = @from`,
  ).run({ from, to })
}

const rewriteColumn = (
  study: Study,
  base: VersionInfo,
  id: number,
  name: string,
  cells: readonly NewCorrection[],
): void => {
  const copied = findColumn(study.db, id, name)
  if (copied === undefined) throw new Error(`Version ${id} has no column ${name}`)
  const column = withCells(loadColumns(study, base.id, [name]).byName.get(name) as Column, cells)
  const writer = new ColumnWriter(study.db, id, deleteColumn(study.db, copied.id), name, copied.storage)
  for (let from = 0; from < base.rows; from += base.chunkRows) {
    writer.add(slice(column, from, Math.min(from + base.chunkRows, base.rows)))
  }
  writer.finish()
}

/** The column with other values in some cells; a text that is new to it joins its dictionary. */
const withCells = (column: Column, cells: readonly NewCorrection[]): Parameters<typeof slice>[0] => {
  if (column.type === 'number') {
    const values = column.values.slice()
    for (const { row, value } of cells) values[row] = value === null ? Number.NaN : Number(value)
    return { type: 'number', values }
  }
  const dictionary = [...column.dictionary]
  const places = new Map(dictionary.map((text, place) => [text, place + 1]))
  const codes = Uint32Array.from(column.codes)
  for (const { row, value } of cells) {
    const text = value === null ? '' : String(value)
    if (text !== '' && !places.has(text)) places.set(text, dictionary.push(text))
    codes[row] = places.get(text) ?? 0
  }
  return { type: 'code', codes, dictionary }
}
