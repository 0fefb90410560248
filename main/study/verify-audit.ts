import { type KeyObject, verify } from 'node:crypto'
import { type AuditRecord, auditHash, signedBytes } from './audit-chain.ts'
import { publicKeyFrom } from './keys/sealed-box.ts'
import type { Study } from './study.ts'

/** `brokenAt`: position of the first record that is missing, altered or not signed by its author; null = none. */
export type AuditVerdict = { readonly records: number; readonly brokenAt: number | null }

/**
 * Goes through the whole audit log: positions without a gap, each record's hash over its content and the hash of the
 * one before, each signature by the key of the person it names, and the head that the header remembers.
 */
export const verifyAudit = (study: Study): AuditVerdict => {
  const keys = signingKeys(study)
  const { head } = study.header.header
  let previous = '0'.repeat(64)
  let records = 0
  for (const record of study.db.prepare<[], AuditRecord>('SELECT * FROM audit ORDER BY position').iterate()) {
    const isWhole =
      record.position === records + 1 &&
      record.previous === previous &&
      record.hash === auditHash(study.id, record) &&
      (record.position !== head.position || record.hash === head.hash) &&
      isSigned(record, keys.get(record.person))
    if (!isWhole) return { records, brokenAt: records + 1 }
    previous = record.hash
    records += 1
  }
  return { records, brokenAt: records < head.position ? records + 1 : null }
}

/** Public keys by person; for whoever has a slot, the one in the authenticated header counts. */
const signingKeys = (study: Study): ReadonlyMap<string, KeyObject | null> => {
  const people = study.db.prepare<[], { id: string; key: string }>('SELECT id, signing_key AS key FROM person').all()
  const slots = study.header.header.slots.map(({ person, signingKey }) => ({ id: person, key: signingKey }))
  return new Map([...people, ...slots].map(({ id, key }) => [id, publicKeyFrom(key)]))
}

const isSigned = ({ hash, signature }: AuditRecord, key: KeyObject | null | undefined): boolean =>
  key?.asymmetricKeyType === 'ed25519' && verify(null, signedBytes(hash), key, Buffer.from(signature, 'base64'))
