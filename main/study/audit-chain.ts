import { createHash, type KeyObject, sign, verify } from 'node:crypto'
import { canonicalJson, type JsonObject } from './canonical-json.ts'
import type { Db } from './database.ts'
import type { AuditHead } from './header/header.ts'
import { publicKeyFrom } from './keys/sealed-box.ts'

/**
 * What was done: an action ("version.written"), the object it was done to ("personas/3") and details.
 * Names, counts and hashes only, never a value of the data.
 */
export type AuditEntry = { readonly action: string; readonly object: string; readonly details?: JsonObject }

export type AuditRecord = {
  readonly position: number
  readonly at: string
  readonly person: string
  readonly action: string
  readonly object: string
  /** Canonical JSON. */
  readonly details: string
  /** Hash of the record before; 64 zeros for the first. */
  readonly previous: string
  readonly hash: string
  readonly signature: string
}

/** Who writes a record: the study it belongs to, the person and their Ed25519 key, the time. */
export type AuditAuthor = {
  readonly id: string
  readonly person: { readonly id: string }
  readonly signingKey: KeyObject
  readonly now: () => Date
}

/** Adds a record to the chain; the caller holds the transaction. */
export const insertAuditRecord = (db: Db, author: AuditAuthor, entry: AuditEntry): AuditHead => {
  const last = auditHead(db)
  const unsigned = {
    position: last.position + 1,
    at: author.now().toISOString(),
    person: author.person.id,
    action: entry.action,
    object: entry.object,
    details: canonicalJson(entry.details ?? {}),
    previous: last.hash,
  }
  const hash = auditHash(author.id, unsigned)
  const signature = sign(null, signedBytes(hash), author.signingKey).toString('base64')
  db.prepare(
    `INSERT INTO audit (position, at, person, action, object, details, previous, hash, signature)
     VALUES (@position, @at, @person, @action, @object, @details, @previous, @hash, @signature)`,
  ).run({ ...unsigned, hash, signature })
  return { position: unsigned.position, hash }
}

/** The last record, or position 0 before the first. */
export const auditHead = (db: Db): AuditHead =>
  db.prepare<[], AuditHead>('SELECT position, hash FROM audit ORDER BY position DESC LIMIT 1').get() ?? {
    position: 0,
    hash: '0'.repeat(64),
  }

/** SHA-256 over the canonical JSON of the record; the study's id is part of it, so that no record fits another study. */
export const auditHash = (study: string, record: Omit<AuditRecord, 'hash' | 'signature'>): string => {
  const { position, at, person, action, object, details, previous } = record
  const text = canonicalJson({ study, position, at, person, action, object, details, previous })
  return createHash('sha256').update(text).digest('hex')
}

/** Whether the hash is that of the record's content in this study, and signed with the key that `keyOf` gives in base64. */
export const isAuthenticRecord = (
  study: string,
  record: AuditRecord,
  keyOf: (record: AuditRecord) => string | null,
): boolean => {
  // What the record says of its author's key counts only once it is what was hashed.
  const keyText = record.hash === auditHash(study, record) ? keyOf(record) : null
  const key = keyText === null ? null : publicKeyFrom(keyText)
  return (
    key?.asymmetricKeyType === 'ed25519' &&
    verify(null, signedBytes(record.hash), key, Buffer.from(record.signature, 'base64'))
  )
}

/** What is signed: the hash, marked as that of an audit record. */
export const signedBytes = (hash: string): Buffer => Buffer.from(`caracteriza audit ${hash}`)
