import { createHash, type Hash } from 'node:crypto'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { canonicalJson } from '../canonical-json.ts'
import type { Db } from '../database.ts'
import { compress, type EncodedChunk, type StoredChunk } from './encoded-chunk.ts'

/*
 * Columns in chunks, in the same two tables of study.db and of identifiers.db.
 */

export type Storage = 'number' | 'code' | 'pseudonym'

export type StoredColumn = {
  readonly id: number
  readonly name: string
  readonly storage: Storage
  readonly dictionary: Buffer | null
  readonly digest: string
}

/** The pseudonyms of a version with identifiers; no variable can have an empty name. */
export const pseudonymColumn = ''

export const insertColumn = (db: Db, version: number, position: number, name: string, storage: Storage): number =>
  Number(
    db
      .prepare('INSERT INTO data_column (version_id, position, name, storage) VALUES (?, ?, ?, ?)')
      .run(version, position, name, storage).lastInsertRowid,
  )

export const insertChunk = (db: Db, column: number, place: number, chunk: EncodedChunk): void => {
  db.prepare(
    `INSERT INTO column_chunk (column_id, chunk, rows, encoding, base, digits, zstd, data)
     VALUES (@column, @place, @rows, @encoding, @base, @digits, @zstd, @data)`,
  ).run({ column, place, ...compress(chunk) })
}

/** Keeps what is known of a column only at its end: its dictionary and the digest of its content. */
export const finishColumn = (
  db: Db,
  column: number,
  dictionary: readonly string[] | null,
  digest: ColumnDigest,
): string => {
  const text = dictionary === null ? null : JSON.stringify(dictionary)
  const hash = digest.finish(text)
  db.prepare('UPDATE data_column SET dictionary = ?, digest = ? WHERE id = ?').run(
    text === null ? null : zstdCompressSync(text),
    hash,
    column,
  )
  return hash
}

export const dictionaryText = (column: StoredColumn): string | null =>
  column.dictionary === null ? null : zstdDecompressSync(column.dictionary).toString()

export const readDictionary = (column: StoredColumn): readonly string[] => JSON.parse(dictionaryText(column) ?? '[]')

export const findColumn = (db: Db, version: number, name: string): StoredColumn | undefined =>
  db
    .prepare<[number, string], StoredColumn>(
      'SELECT id, name, storage, dictionary, digest FROM data_column WHERE version_id = ? AND name = ?',
    )
    .get(version, name)

export const listColumns = (db: Db, version: number): readonly StoredColumn[] =>
  db
    .prepare<[number], StoredColumn>(
      'SELECT id, name, storage, dictionary, digest FROM data_column WHERE version_id = ? ORDER BY position',
    )
    .all(version)

/** The chunks of a column from number `from` to number `to`, in order. */
export const chunksOf = (db: Db, column: number, from: number, to: number): readonly StoredChunk[] =>
  db
    .prepare<[number, number, number], StoredChunk>(
      `SELECT rows, encoding, base, digits, zstd, data FROM column_chunk
       WHERE column_id = ? AND chunk BETWEEN ? AND ? ORDER BY chunk`,
    )
    .all(column, from, to)

/** Takes a column away with its chunks; returns its place in the version. */
export const deleteColumn = (db: Db, column: number): number =>
  Number(db.prepare<[number], number>('DELETE FROM data_column WHERE id = ? RETURNING position').pluck().get(column))

/** Everything of a version that is kept in `db`. */
export const deleteColumns = (db: Db, version: number): void => {
  db.prepare('DELETE FROM data_column WHERE version_id = ?').run(version)
}

/** SHA-256 over the content of a column: each chunk as encoded and, at the end, the dictionary. */
export class ColumnDigest {
  readonly #hash: Hash = createHash('sha256')

  add({ rows, encoding, base, digits, bytes }: EncodedChunk): void {
    this.#hash.update(canonicalJson({ rows, encoding, base, digits })).update(bytes)
  }

  finish(dictionary: string | null): string {
    return this.#hash.update(canonicalJson(dictionary)).digest('hex')
  }
}
