import { Failure } from '../../contract/failure.ts'
import { appendAudit } from '../audit.ts'
import { sealDataKeys } from '../keys/data-keys.ts'
import type { Study } from '../study.ts'
import { transaction } from '../transaction.ts'
import { keepAccess, publishAccess, readAccess } from './access.ts'
import { memberOf } from './membership.ts'

/** Whether the person's slot holds the key of the identifiers. */
export const holdsIdentifiersKey = (study: Study, person: string): boolean =>
  readAccess(study.db).slots.some((slot) => slot.person === person && slot.dataKeys.identifiers !== null)

/**
 * Seals the identifiers' key to a custodian who does not have it yet: an administrator names custodians, but only a
 * custodian can give the key on.
 */
export const shareIdentifiersKey = (study: Study, person: string): void => {
  const member = memberOf(study, person)
  if (study.dataKeys.identifiers === null) throw new Failure('people.no-identifiers-key', {})
  if (!member.isActive || !member.roles.includes('custodian')) {
    throw new Failure('people.not-a-custodian', { person: member.name })
  }
  if (holdsIdentifiersKey(study, member.id)) return
  transaction(study, () => {
    const access = readAccess(study.db)
    const slots = access.slots.map((slot) =>
      slot.person === member.id ? { ...slot, dataKeys: sealDataKeys(study.header.header, slot, study.dataKeys) } : slot,
    )
    const details = keepAccess(study.db, { ...access, slots })
    appendAudit(study, { action: 'identifiers.shared', object: `person/${member.id}`, details })
  })
  publishAccess(study)
}
