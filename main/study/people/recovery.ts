import { resolve } from 'node:path'
import { Failure } from '../../contract/failure.ts'
import { appendAudit } from '../audit.ts'
import type { Header, ReadHeader } from '../header/header.ts'
import { readHeaderCopies } from '../header/header-copies.ts'
import { belongingCopies } from '../header/header-salt.ts'
import { type KeyDerivationCost, recommendedCost } from '../keys/passphrase-key.ts'
import { halvesOf, joinHalves, readHalf } from '../keys/printed-half.ts'
import { createRecovery, openRecovery } from '../keys/recovery.ts'
import { createSlot } from '../keys/slot.ts'
import { refuseOpenHere } from '../lock.ts'
import { closeStudy, openStudy, openWithKeys } from '../open-study.ts'
import type { Study } from '../study.ts'
import { transaction } from '../transaction.ts'
import { keepAccess, publishAccess, readAccess } from './access.ts'
import { insertPerson, refuseShort } from './add-person.ts'
import { memberOf } from './membership.ts'
import { finishPending, readNextHeader } from './pending-re-encryption.ts'

export type NewRecovery = {
  /** Who keeps the two halves. */
  readonly holders: readonly [string, string]
  /** The name under which the log shows what a recovery does. */
  readonly name: string
}

/** Makes the study recoverable by two halves on paper, which nothing keeps; an earlier recovery ends. */
export const makeRecovery = (study: Study, { holders, name }: NewRecovery): { halves: [string, string] } => {
  const { recovery, secret } = createRecovery(study.header.header, study.dataKeys)
  const halves = halvesOf(secret)
  secret.fill(0)
  transaction(study, () => {
    insertPerson(study, { id: recovery.id, name, signingKey: recovery.signingKey })
    const access = keepAccess(study.db, { ...readAccess(study.db), recovery })
    appendAudit(study, {
      action: 'recovery.made',
      object: 'study',
      details: { ...access, recovery: recovery.id, signingKey: recovery.signingKey, holders },
    })
  })
  publishAccess(study)
  return { halves }
}

export type RecoverRequest = {
  readonly folder: string
  readonly halves: readonly [string, string]
  /** Name or id of the person who gets a new slot in place of their own. */
  readonly person: string
  /** Wiped before the call returns. */
  readonly passphrase: Uint8Array
  readonly now: () => Date
  readonly derivation?: KeyDerivationCost | undefined
}

/**
 * Opens the study with both halves and gives one of its people a new slot with a new passphrase, signed by the recovery,
 * which is spent by it. Returns the study open in the name of that person.
 */
export const recoverStudy = async (request: RecoverRequest): Promise<Study> => {
  const { passphrase, now, derivation = recommendedCost } = request
  try {
    refuseShort(passphrase)
    const folder = resolve(request.folder)
    const secret = secretOf(request.halves)
    refuseOpenHere(folder)
    const next = readNextHeader(folder)
    const opened = openAny(next ? [next] : belongingCopies(folder, readHeaderCopies(folder)), secret)
    if (next) finishPending(folder, next, opened.dataKeys.study)
    const { recovery, dataKeys, signingKey } = opened
    const study = openWithKeys({
      folder,
      opened: { slot: { ...recovery, person: recovery.id }, dataKeys, signingKey },
      now,
    })
    try {
      await replaceSlot(study, request.person, passphrase, derivation)
    } finally {
      closeStudy(study)
    }
    return await openStudy({ folder, passphrase: Buffer.from(passphrase), now })
  } finally {
    passphrase.fill(0)
  }
}

const secretOf = (halves: readonly [string, string]): Buffer => {
  const read = halves.map((text, place) => {
    const half = readHalf(text)
    if (half === null) throw new Failure('people.half-misread', { half: place + 1 })
    return half
  })
  const [first, second] = read.sort((one, other) => one.half - other.half)
  if (!first || !second || first.half === second.half) throw new Failure('people.halves-do-not-match', {})
  return joinHalves(first.bytes, second.bytes)
}

const openAny = (copies: readonly ReadHeader[], secret: Buffer) => {
  const hasRecovery = ({ header }: ReadHeader): boolean => header.recovery !== null
  if (!copies.some(hasRecovery)) throw new Failure('people.no-recovery', {})
  for (const { header } of copies) {
    const opened = openOne(header, secret)
    if (opened) return opened
  }
  throw new Failure('people.halves-do-not-match', {})
}

const openOne = (header: Header, secret: Buffer) => {
  const { recovery } = header
  const keys = recovery && openRecovery(header, recovery, secret)
  return keys && { recovery, ...keys }
}

const replaceSlot = async (study: Study, person: string, passphrase: Uint8Array, cost: KeyDerivationCost) => {
  const member = memberOf(study, person)
  if (!member.isActive) throw new Failure('people.not-active', { person: member.name })
  const isCustodian = member.roles.includes('custodian')
  const keys = { study: study.dataKeys.study, identifiers: isCustodian ? study.dataKeys.identifiers : null }
  const slot = await createSlot(study.header.header, member.id, passphrase, keys, cost)
  transaction(study, () => {
    const { slots } = readAccess(study.db)
    const others = slots.filter((one) => one.person !== member.id)
    const access = keepAccess(study.db, { slots: [...others, slot], recovery: null })
    appendAudit(study, {
      action: 'person.recovered',
      object: `person/${member.id}`,
      details: { ...access, person: member.id, signingKey: slot.signingKey },
    })
  })
  publishAccess(study)
}
