import { type AuditRecord, isAuthenticRecord } from './audit-chain.ts'
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
  const { records, brokenAt, membership } = readChain(study)
  return { records, brokenAt: brokenAt ?? (slotsAgree(study, membership) ? null : records) }
}

/** The same of the records alone, whoever has a slot. */
export const chainBrokenAt = (study: Study): number | null => readChain(study).brokenAt

const readChain = (study: Study): AuditVerdict & { readonly membership: Membership } => {
  const { head } = study.header.header
  let previous = '0'.repeat(64)
  let records = 0
  let membership = nobody
  for (const record of study.db.prepare<[], AuditRecord>('SELECT * FROM audit ORDER BY position').iterate()) {
    const isWhole =
      record.position === records + 1 &&
      record.previous === previous &&
      (record.position !== head.position || record.hash === head.hash) &&
      isAuthenticRecord(study.id, record, (own) => signingKeyOf(membership, own))
    const after = isWhole ? afterRecord(membership, record) : null
    if (after === null) return { records, brokenAt: records + 1, membership }
    membership = after
    previous = record.hash
    records += 1
  }
  return { records, brokenAt: records < head.position ? records + 1 : null, membership }
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
