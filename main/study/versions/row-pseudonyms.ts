import { Failure } from '../../contract/failure.ts'
import type { Study } from '../study.ts'
import { findColumn, pseudonymColumn } from './column-store.ts'
import { pseudonymBytes } from './pseudonyms.ts'
import { chunksIn } from './read-chunks.ts'
import { version } from './versions.ts'

/** The pseudonyms of a version's rows in their order, as hexadecimal text. A version without identifiers has none. */
export const rowPseudonyms = (study: Study, versionId: number): readonly string[] => {
  const info = version(study, versionId)
  const column = findColumn(study.db, info.id, pseudonymColumn)
  if (column === undefined)
    throw new Failure('study.identifiers-missing', { version: `${info.dataset}/${info.number}` })
  const texts: string[] = []
  for (const { chunk } of chunksIn(study.db, info, { from: 0, rows: info.rows }, column)) {
    const all = Buffer.from(chunk.bytes).toString('hex')
    for (let at = 0; at < all.length; at += 2 * pseudonymBytes) texts.push(all.slice(at, at + 2 * pseudonymBytes))
  }
  return texts
}
