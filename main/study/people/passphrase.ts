import { Failure } from '../../contract/failure.ts'
import { appendAudit } from '../audit.ts'
import { type KeyDerivationCost, recommendedCost } from '../keys/passphrase-key.ts'
import { relockSlot } from '../keys/slot.ts'
import type { Study } from '../study.ts'
import { transaction } from '../transaction.ts'
import { keepAccess, publishAccess, readAccess } from './access.ts'
import { refuseShort } from './add-person.ts'

/** Both are wiped before the call returns. */
export type Passphrases = { readonly current: Uint8Array; readonly next: Uint8Array }

/**
 * Locks the slot of whoever has the study open with another passphrase. The data keys stay the same: someone with a
 * copy of the folder from before still opens that copy with the old passphrase.
 */
export const changePassphrase = async (
  study: Study,
  { current, next }: Passphrases,
  cost: KeyDerivationCost = recommendedCost,
): Promise<void> => {
  try {
    refuseShort(next)
    const own = readAccess(study.db).slots.find(({ person }) => person === study.person.id)
    const slot = own && (await relockSlot(study.id, own, current, next, cost))
    if (!slot) throw new Failure('study.wrong-passphrase', {})
    transaction(study, () => {
      const access = readAccess(study.db)
      const slots = access.slots.map((one) => (one.id === slot.id ? slot : one))
      const details = keepAccess(study.db, { ...access, slots })
      appendAudit(study, { action: 'person.passphrase', object: `person/${study.person.id}`, details })
    })
    publishAccess(study)
  } finally {
    current.fill(0)
    next.fill(0)
  }
}
