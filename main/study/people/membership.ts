import { Failure } from '../../contract/failure.ts'
import { type AuditRecord, isAuthenticRecord } from '../audit-chain.ts'
import type { Study } from '../study.ts'
import {
  activeMembers,
  afterRecord,
  type Member,
  type Membership,
  memberActions,
  nobody,
  signingKeyOf,
} from './members.ts'

/** How far the log of each open study has been read. */
const known = new WeakMap<Study['db'], { readonly position: number; readonly membership: Membership }>()

/**
 * The people of the study as its audit log tells them now. A record without the right to it changes nothing; with one
 * that is not what its author signed nobody can tell who may do what, and the log is broken.
 */
export const membershipOf = (study: Pick<Study, 'db' | 'id'>): Membership => {
  const from = known.get(study.db) ?? { position: 0, membership: nobody }
  const actions = memberActions.map(() => '?').join(', ')
  const records = study.db
    .prepare<unknown[], AuditRecord>(
      `SELECT * FROM audit WHERE action IN (${actions}) AND position > ? ORDER BY position`,
    )
    .all(...memberActions, from.position)
  if (from.position === 0 && records[0]?.position !== 1) throw new Failure('study.audit-broken', { position: 1 })
  const last = records.at(-1)
  if (!last) return from.membership
  const membership = records.reduce((before, record) => {
    if (!isAuthenticRecord(study.id, record, (own) => signingKeyOf(before, own))) {
      throw new Failure('study.audit-broken', { position: record.position })
    }
    return afterRecord(before, record) ?? before
  }, from.membership)
  // What a transaction that may yet fail says is not remembered.
  if (!study.db.inTransaction) known.set(study.db, { position: last.position, membership })
  return membership
}

/** The member that an id or a name means, active or not. */
export const memberOf = (study: Study, idOrName: string): Member => {
  const { people } = membershipOf(study)
  const found =
    people.get(idOrName) ??
    activeMembers({ people, recovery: null }).find(({ name }) => name === idOrName) ??
    [...people.values()].find(({ name }) => name === idOrName)
  if (!found) throw new Failure('people.unknown', { person: idOrName })
  return found
}

/** The person who has the study open. */
export const ownMember = (study: Study): Member => memberOf(study, study.person.id)
