import { Failure } from '../../contract/failure.ts'
import { type Column, type Columns, codesFor } from '../../core/data/column.ts'
import { storageFailure } from '../storage-failure.ts'
import { type Study, studyFile } from '../study.ts'
import { findColumn, pseudonymColumn, readDictionary, type StoredColumn } from './column-store.ts'
import { decodeCodes } from './encode-codes.ts'
import { decodeNumbers } from './encode-numbers.ts'
import { chunksIn, type RowRange } from './read-chunks.ts'
import type { VersionInfo } from './version-info.ts'
import { version } from './versions.ts'

/** The named variables of a version, over all its rows. */
export const loadColumns = (study: Study, versionId: number, names: readonly string[]): Columns => {
  const info = version(study, versionId)
  return readColumns(study, info, { from: 0, rows: info.rows }, names)
}

/** A page: at most `count` rows from row `from` (the first is 0) of the named variables. */
export const readRows = (
  study: Study,
  versionId: number,
  from: number,
  count: number,
  names: readonly string[],
): Columns => {
  const info = version(study, versionId)
  const start = Math.min(Math.max(from, 0), info.rows)
  return readColumns(study, info, { from: start, rows: Math.min(Math.max(count, 0), info.rows - start) }, names)
}

const readColumns = (study: Study, info: VersionInfo, range: RowRange, names: readonly string[]): Columns => {
  try {
    const byName = new Map(names.map((name) => [name, readColumn(study, info, range, name)]))
    return { rows: range.rows, byName }
  } catch (error) {
    throw storageFailure(error, studyFile)
  }
}

const readColumn = (study: Study, info: VersionInfo, range: RowRange, name: string): Column => {
  const stored = name === pseudonymColumn ? undefined : findColumn(study.db, info.id, name)
  if (stored === undefined) throw new Failure('study.unknown-variable', { dataset: info.dataset, variable: name })
  return stored.storage === 'number' ? readNumbers(study, info, range, stored) : readCodes(study, info, range, stored)
}

const readNumbers = (study: Study, info: VersionInfo, range: RowRange, stored: StoredColumn): Column => {
  const values = new Float64Array(range.rows)
  for (const { chunk, at } of chunksIn(study.db, info, range, stored)) decodeNumbers(chunk, values, at)
  return { type: 'number', values }
}

const readCodes = (study: Study, info: VersionInfo, range: RowRange, stored: StoredColumn): Column => {
  const dictionary = readDictionary(stored)
  const codes = codesFor(dictionary.length, range.rows)
  for (const { chunk, at } of chunksIn(study.db, info, range, stored)) decodeCodes(chunk, codes, at)
  return { type: 'code', codes, dictionary }
}
