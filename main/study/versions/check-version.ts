import { createHash } from 'node:crypto'
import { Failure } from '../../contract/failure.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { Db } from '../database.ts'
import type { Study } from '../study.ts'
import { ColumnDigest, dictionaryText, listColumns, pseudonymColumn, type StoredColumn } from './column-store.ts'
import { identifierHolder } from './identifier-holder.ts'
import { chunksIn, damagedChunk } from './read-chunks.ts'
import type { VersionInfo } from './version-info.ts'

/** Reads every chunk of a version and compares content with the digests kept when it was written. */
export const checkVersion = (study: Study, info: VersionInfo): readonly Failure[] => {
  const here = listColumns(study.db, info.id)
  const damaged = here.filter((column) => !isWhole(study.db, info, column)).map((column) => damagedChunk(info, column))
  if (study.identifiers) damaged.push(...checkIdentifiers(study, study.identifiers, info))
  if (contentHash(here) !== info.content) {
    damaged.push(new Failure('study.chunk-damaged', { dataset: info.dataset, version: info.number, variable: '*' }))
  }
  return damaged
}

const checkIdentifiers = (study: Study, identifiers: Db, info: VersionInfo): readonly Failure[] => {
  const there = listColumns(identifiers, identifierHolder(study, info.id))
  const damaged = there
    .filter((column) => !isWhole(identifiers, info, column))
    .map((column) => damagedChunk(info, column))
  const names = there.map(({ name }) => name).filter((name) => name !== pseudonymColumn)
  return names.join('\n') === info.identifiers.join('\n')
    ? damaged
    : [...damaged, new Failure('study.identifiers-missing', { version: `${info.dataset}/${info.number}` })]
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
