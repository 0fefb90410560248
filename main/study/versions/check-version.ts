import { createHash } from 'node:crypto'
import { Failure } from '../../contract/failure.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { Db } from '../database.ts'
import type { Study } from '../study.ts'
import { ColumnDigest, dictionaryText, listColumns, pseudonymColumn, type StoredColumn } from './column-store.ts'
import { chunksIn, damagedChunk } from './read-chunks.ts'
import type { VersionInfo } from './version-info.ts'

/** Reads every chunk of a version and compares content with the digests kept when it was written. */
export const checkVersion = (study: Study, info: VersionInfo): readonly Failure[] => {
  const here = listColumns(study.db, info.id)
  const there = listColumns(study.identifiers, info.id)
  const damaged = [
    ...here.filter((column) => !isWhole(study.db, info, column)),
    ...there.filter((column) => !isWhole(study.identifiers, info, column)),
  ].map((column) => damagedChunk(info, column))
  const names = there.map(({ name }) => name).filter((name) => name !== pseudonymColumn)
  if (names.join('\n') !== info.identifiers.join('\n')) {
    damaged.push(new Failure('study.identifiers-missing', { version: `${info.dataset}/${info.number}` }))
  }
  if (contentHash(here) !== info.content) {
    damaged.push(new Failure('study.chunk-damaged', { dataset: info.dataset, version: info.number, variable: '*' }))
  }
  return damaged
}

/** SHA-256 over names, storage and digests of the analysis columns, in their order. */
export const contentHash = (columns: readonly Pick<StoredColumn, 'name' | 'storage' | 'digest'>[]): string => {
  const parts = columns
    .filter(({ name }) => name !== pseudonymColumn)
    .map(({ name, storage, digest }) => [name, storage, digest])
  return createHash('sha256').update(canonicalJson(parts)).digest('hex')
}

const isWhole = (db: Db, info: VersionInfo, column: StoredColumn): boolean => {
  const digest = new ColumnDigest()
  try {
    for (const { chunk } of chunksIn(db, info, { from: 0, rows: info.rows }, column)) digest.add(chunk)
    return digest.finish(dictionaryText(column)) === column.digest
  } catch (error) {
    if (error instanceof Failure) return false
    throw error
  }
}
