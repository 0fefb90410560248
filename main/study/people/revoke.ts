import { Failure } from '../../contract/failure.ts'
import type { Role } from '../../contract/roles.ts'
import { appendAudit } from '../audit.ts'
import type { Study } from '../study.ts'
import { holdsIdentifiersKey } from './identifiers-key.ts'
import { type Member, withRole } from './members.ts'
import { memberOf, membershipOf } from './membership.ts'
import { reEncrypt } from './re-encrypt.ts'

/**
 * Takes a person's slot away and encrypts the study anew, the identifiers too where the person had their key: no key of
 * theirs opens the new files. Copies of the folder that they may have kept stay readable to them.
 */
export const revokePerson = (study: Study, person: string, reason: string): Study => {
  const member = memberOf(study, person)
  if (!member.isActive) throw new Failure('people.not-active', { person: member.name })
  if (member.id === study.person.id) throw new Failure('people.not-yourself', {})
  refuseLast(study, member, [])
  const identifiers = identifiersToo(study, member)
  return reEncrypt(study, {
    identifiers,
    access: ({ slots, recovery }) => ({ slots: slots.filter((slot) => slot.person !== member.id), recovery }),
    entry: { action: 'person.revoked', object: `person/${member.id}`, details: { person: member.id, reason } },
  })
}

/**
 * Gives a person other roles. Who stops being a custodian loses the identifiers' key, and the identifiers are encrypted
 * anew; a new custodian gets the key from one who has it.
 */
export const setRoles = (study: Study, person: string, roles: readonly Role[]): Study => {
  const member = memberOf(study, person)
  if (!member.isActive) throw new Failure('people.not-active', { person: member.name })
  refuseLast(study, member, roles)
  const entry = { action: 'person.roles', object: `person/${member.id}`, details: { person: member.id, roles } }
  const losesKey = !roles.includes('custodian') && holdsIdentifiersKey(study, member.id)
  if (!losesKey) {
    appendAudit(study, entry)
    return study
  }
  const identifiers = identifiersToo(study, member)
  return reEncrypt(study, {
    identifiers,
    access: ({ slots, recovery }) => ({
      slots: slots.map((slot) =>
        slot.person === member.id ? { ...slot, dataKeys: { ...slot.dataKeys, identifiers: null } } : slot,
      ),
      recovery,
    }),
    entry,
  })
}

/** A study without administrator or custodian could never have one again. */
const refuseLast = (study: Study, member: Member, roles: readonly Role[]): void => {
  const membership = membershipOf(study)
  for (const role of ['administrator', 'custodian'] as const) {
    const others = withRole(membership, role).filter(({ id }) => id !== member.id)
    if (member.roles.includes(role) && !roles.includes(role) && others.length === 0) {
      throw new Failure(role === 'administrator' ? 'people.last-administrator' : 'people.last-custodian', {})
    }
  }
}

const identifiersToo = (study: Study, member: Member): boolean => {
  const holds = holdsIdentifiersKey(study, member.id)
  if (!holds) return false
  const others = withRole(membershipOf(study), 'custodian').filter(({ id }) => id !== member.id)
  if (!others.some(({ id }) => holdsIdentifiersKey(study, id))) throw new Failure('people.last-custodian', {})
  if (study.dataKeys.identifiers === null) throw new Failure('people.no-identifiers-key', {})
  return true
}
