import { verify } from 'node:crypto'
import { type AuditRecord, auditHash, signedBytes } from './audit-chain.ts'
import { publicKeyFrom } from './keys/sealed-box.ts'
import { activeMembers, afterRecord, type Membership, nobody, signingKeyOf } from './people/members.ts'
import type { Study } from './study.ts'

/** `brokenAt`: position of the first record that is missing, altered or not signed by its author; null = none. */
export type AuditVerdict = { readonly records: number; readonly brokenAt: number | null }

/**
 * Goes through the whole audit log: positions without a gap, each record's hash over its content and the hash of the
 * one before, each signature by the key that the log has given its author, the author's right to change people and
 * roles, and the head that the header remembers.
 */
export const verifyAudit = (study: Study): AuditVerdict => {
  const { head } = study.header.header
  let previous = '0'.repeat(64)
  let records = 0
  let membership = nobody
  for (const record of study.db.prepare<[], AuditRecord>('SELECT * FROM audit ORDER BY position').iterate()) {
    const isWhole =
      record.position === records + 1 &&
      record.previous === previous &&
      record.hash === auditHash(study.id, record) &&
      (record.position !== head.position || record.hash === head.hash) &&
      isSigned(record, signingKeyOf(membership, record))
    const after = isWhole ? afterRecord(membership, record) : null
    if (after === null) return { records, brokenAt: records + 1 }
    membership = after
    previous = record.hash
    records += 1
  }
  if (records < head.position) return { records, brokenAt: records + 1 }
  return { records, brokenAt: slotsAgree(study, membership) ? null : records }
}

/** Everybody with a slot is a member by the log, with the key that the log knows; the header is authenticated. */
const slotsAgree = (study: Study, membership: Membership): boolean => {
  const { slots } = study.header.header
  const members = activeMembers(membership)
  return (
    slots.length === members.length &&
    members.every(({ id, signingKey }) => slots.some((slot) => slot.person === id && slot.signingKey === signingKey))
  )
}

const isSigned = ({ hash, signature }: AuditRecord, keyText: string | null): boolean => {
  const key = keyText === null ? null : publicKeyFrom(keyText)
  return key?.asymmetricKeyType === 'ed25519' && verify(null, signedBytes(hash), key, Buffer.from(signature, 'base64'))
}
