import { Variable } from '../../contract/codebook.ts'
import { Failure } from '../../contract/failure.ts'
import { type Column, type Columns, codesFor } from '../../core/data/column.ts'
import { appendAudit } from '../audit.ts'
import { studyFailure } from '../damage.ts'
import { identifiersOf, type Study } from '../study.ts'
import { findColumn, pseudonymColumn, readDictionary, type StoredColumn } from './column-store.ts'
import { decodeCodes } from './encode-codes.ts'
import { decodeNumbers } from './encode-numbers.ts'
import { identifierHolder } from './identifier-holder.ts'
import { inPseudonymOrder } from './pseudonyms.ts'
import { chunksIn, damagedChunk } from './read-chunks.ts'
import type { VersionInfo } from './version-info.ts'
import { version } from './versions.ts'

/** The documentation of a version's identifiers, which like their values is kept in identifiers.db only. */
export const identifierVariables = (study: Study, versionId: number): readonly Variable[] =>
  identifiersOf(study)
    .prepare<[number], string>('SELECT variable FROM identifier_variable WHERE version_id = ? ORDER BY position')
    .pluck()
    .all(identifierHolder(study, versionId))
    .map((text) => Variable.parse(JSON.parse(text)))

/**
 * Direct identifiers of all rows of a version, in the rows' order. Every reading is kept in the audit log with who,
 * why and which variables; nothing is read that could not be logged.
 */
export const readIdentifiers = (study: Study, versionId: number, names: readonly string[], reason: string): Columns => {
  const info = version(study, versionId)
  const stored = names.map((name) => identifierColumn(study, info, name))
  appendAudit(study, {
    action: 'identifiers.read',
    object: `${info.dataset}/${info.number}`,
    details: { variables: names, reason },
  })
  try {
    const orders = pseudonymOrders(study, info)
    return { rows: info.rows, byName: new Map(stored.map((one) => [one.name, readColumn(study, info, one, orders)])) }
  } catch (error) {
    throw studyFailure(error, study)
  }
}

const identifierColumn = (study: Study, info: VersionInfo, name: string): StoredColumn => {
  const stored =
    name === pseudonymColumn ? undefined : findColumn(identifiersOf(study), identifierHolder(study, info.id), name)
  if (stored === undefined) throw new Failure('study.unknown-variable', { dataset: info.dataset, variable: name })
  return stored
}

/** For every chunk, which of its rows each place among the identifiers belongs to. */
const pseudonymOrders = (study: Study, info: VersionInfo): readonly Uint32Array[] => {
  const here = findColumn(study.db, info.id, pseudonymColumn)
  const there = findColumn(identifiersOf(study), identifierHolder(study, info.id), pseudonymColumn)
  if (here === undefined || there === undefined) {
    throw new Failure('study.identifiers-missing', { version: `${info.dataset}/${info.number}` })
  }
  const all = { from: 0, rows: info.rows }
  const kept = chunksIn(identifiersOf(study), info, all, there)
  return Array.from(chunksIn(study.db, info, all, here), ({ chunk }) => {
    const { order, sorted } = inPseudonymOrder(Buffer.from(chunk.bytes))
    if (!sorted.equals(kept.next().value?.chunk.bytes ?? Buffer.alloc(0))) throw damagedChunk(info, there)
    return order
  })
}

const readColumn = (study: Study, info: VersionInfo, stored: StoredColumn, orders: readonly Uint32Array[]): Column => {
  const parts = chunksIn(identifiersOf(study), info, { from: 0, rows: info.rows }, stored)
  if (stored.storage === 'number') {
    const values = new Float64Array(info.rows)
    const shuffled = new Float64Array(info.chunkRows)
    for (const { chunk, at } of parts) {
      decodeNumbers(chunk, shuffled, 0)
      intoRowOrder(shuffled, orders[at / info.chunkRows], values, at)
    }
    return { type: 'number', values }
  }
  const dictionary = readDictionary(stored)
  const codes = codesFor(dictionary.length, info.rows)
  const shuffled = codesFor(dictionary.length, info.chunkRows)
  for (const { chunk, at } of parts) {
    decodeCodes(chunk, shuffled, 0)
    intoRowOrder(shuffled, orders[at / info.chunkRows], codes, at)
  }
  return { type: 'code', codes, dictionary }
}

const intoRowOrder = (
  shuffled: ArrayLike<number>,
  order: Uint32Array | undefined,
  target: { [row: number]: number },
  at: number,
): void => {
  for (const [place, row] of (order ?? []).entries()) target[at + row] = shuffled[place] as number
}
