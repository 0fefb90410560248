import { randomUUID } from 'node:crypto'
import { Failure } from '../../contract/failure.ts'
import type { Role } from '../../contract/roles.ts'
import { appendAudit } from '../audit.ts'
import { type KeyDerivationCost, recommendedCost, shortestPassphrase } from '../keys/passphrase-key.ts'
import { createSlot } from '../keys/slot.ts'
import type { Study } from '../study.ts'
import { transaction } from '../transaction.ts'
import { keepAccess, publishAccess, readAccess } from './access.ts'
import { activeMembers, type Member } from './members.ts'
import { memberOf, membershipOf } from './membership.ts'

export type NewPerson = {
  readonly name: string
  readonly roles: readonly Role[]
  /** The first one; the person changes it. Wiped before the call returns. */
  readonly passphrase: Uint8Array
  readonly derivation?: KeyDerivationCost | undefined
}

/** Gives one more person a slot. The identifiers' key goes along only to a custodian, and only from one who has it. */
export const addPerson = async (study: Study, request: NewPerson): Promise<Member> => {
  const { name, roles, passphrase, derivation = recommendedCost } = request
  try {
    refuseShort(passphrase)
    refuseTaken(study, name)
    const id = randomUUID()
    const isCustodian = roles.includes('custodian')
    const keys = { study: study.dataKeys.study, identifiers: isCustodian ? study.dataKeys.identifiers : null }
    const slot = await createSlot(study.header.header, id, passphrase, keys, derivation)
    transaction(study, () => {
      insertPerson(study, { id, name, signingKey: slot.signingKey })
      const access = readAccess(study.db)
      const kept = keepAccess(study.db, { ...access, slots: [...access.slots, slot] })
      appendAudit(study, {
        action: 'person.added',
        object: `person/${id}`,
        details: { ...kept, person: id, name, roles, signingKey: slot.signingKey },
      })
    })
    publishAccess(study)
    return memberOf(study, id)
  } finally {
    passphrase.fill(0)
  }
}

export const refuseShort = (passphrase: Uint8Array): void => {
  if (passphrase.length < shortestPassphrase) {
    throw new Failure('study.passphrase-too-short', { minimum: shortestPassphrase })
  }
}

/** The name that records show; who is who stands in the signed log. */
export const insertPerson = (study: Study, person: Pick<Member, 'id' | 'name' | 'signingKey'>): void => {
  study.db
    .prepare('INSERT INTO person (id, name, signing_key, added_at) VALUES (?, ?, ?, ?)')
    .run(person.id, person.name, person.signingKey, study.now().toISOString())
}

const refuseTaken = (study: Study, name: string): void => {
  if (activeMembers(membershipOf(study)).some((member) => member.name === name)) {
    throw new Failure('people.name-taken', { person: name })
  }
}
