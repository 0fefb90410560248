import type { Role } from '../../contract/roles.ts'
import type { AuditRecord } from '../audit-chain.ts'

/** Someone who has or had a key to the study. */
export type Member = {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  /** Ed25519, base64: what their records are signed with. */
  readonly signingKey: string
  readonly isActive: boolean
  readonly addedAt: string
  readonly revokedAt: string | null
  /** They have set their passphrase themselves; whoever added them knows the first one. */
  readonly hasOwnPassphrase: boolean
}

/** The people of a study and its recovery, as the audit log tells them up to some record. */
export type Membership = {
  readonly people: ReadonlyMap<string, Member>
  readonly recovery: { readonly id: string; readonly signingKey: string; readonly holders: readonly string[] } | null
}

export const nobody: Membership = { people: new Map(), recovery: null }

/** The actions that change who may do what. All else in the log leaves it as it is. */
export const memberActions = [
  'study.created',
  'person.added',
  'person.roles',
  'person.passphrase',
  'person.revoked',
  'person.recovered',
  'recovery.made',
] as const

type Step = (membership: Membership, record: AuditRecord) => Membership | null

/**
 * The people after one more record of the log. `null` when its author had no right to it: roles are not stored beside
 * the log but follow from it, so nobody gains one without the signature of an administrator.
 */
export const afterRecord: Step = (membership, record) => {
  const step = Object.hasOwn(steps, record.action) ? steps[record.action as keyof typeof steps] : undefined
  return step ? step(membership, record) : membership
}

/** The key that the author of a record signs with, as far as the log has told it. */
export const signingKeyOf = ({ people, recovery }: Membership, record: AuditRecord): string | null => {
  if (record.position === 1) return detailsOf(record).signingKey ?? null
  if (recovery?.id === record.person) return recovery.signingKey
  const member = people.get(record.person)
  return member?.isActive ? member.signingKey : null
}

/** Active members. */
export const activeMembers = ({ people }: Membership): readonly Member[] =>
  [...people.values()].filter(({ isActive }) => isActive)

export const withRole = (membership: Membership, role: Role): readonly Member[] =>
  activeMembers(membership).filter(({ roles }) => roles.includes(role))

const steps: { readonly [A in (typeof memberActions)[number]]: Step } = {
  'study.created': (membership, record) =>
    record.position === 1 ? changed(membership, newMember(record, true)) : null,
  'person.added': (membership, record) =>
    isAdministrator(membership, record) ? changed(membership, newMember(record, false)) : null,
  'person.roles': (membership, record) => {
    const { person, roles = [] } = detailsOf(record)
    const member = membership.people.get(person)
    return isAdministrator(membership, record) && member ? changed(membership, { ...member, roles }) : null
  },
  'person.passphrase': (membership, record) => {
    const member = membership.people.get(record.person)
    return member?.isActive ? changed(membership, { ...member, hasOwnPassphrase: true }) : null
  },
  'person.revoked': (membership, record) => {
    const member = membership.people.get(detailsOf(record).person)
    return isAdministrator(membership, record) && member
      ? changed(membership, { ...member, isActive: false, revokedAt: record.at })
      : null
  },
  'person.recovered': (membership, record) => {
    const { person, signingKey = '' } = detailsOf(record)
    const member = membership.people.get(person)
    if (membership.recovery?.id !== record.person || !member) return null
    const recovered = changed(membership, { ...member, signingKey, isActive: true, hasOwnPassphrase: true })
    return { ...recovered, recovery: null }
  },
  'recovery.made': (membership, record) => {
    const { recovery = '', signingKey = '', holders = [] } = detailsOf(record)
    return isAdministrator(membership, record)
      ? { ...membership, recovery: { id: recovery, signingKey, holders } }
      : null
  },
}

type Details = {
  readonly person: string
  readonly name?: string
  readonly roles?: readonly Role[]
  readonly signingKey?: string
  readonly recovery?: string
  readonly holders?: readonly string[]
}

const detailsOf = ({ details }: AuditRecord): Details => JSON.parse(details) as Details

const newMember = (record: AuditRecord, hasOwnPassphrase: boolean): Member => {
  const { person, name = '', roles = [], signingKey = '' } = detailsOf(record)
  return {
    id: person,
    name,
    roles,
    signingKey,
    isActive: true,
    addedAt: record.at,
    revokedAt: null,
    hasOwnPassphrase,
  }
}

const changed = (membership: Membership, member: Member): Membership => ({
  ...membership,
  people: new Map([...membership.people, [member.id, member]]),
})

const isAdministrator = ({ people }: Membership, { person }: AuditRecord): boolean => {
  const author = people.get(person)
  return author?.isActive === true && author.roles.includes('administrator')
}
