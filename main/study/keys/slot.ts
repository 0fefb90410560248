import { createPrivateKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Failure } from '../../contract/failure.ts'
import { canonicalJson } from '../canonical-json.ts'
import { decrypt, encrypt } from './authenticated-cipher.ts'
import { type DataKeys, SealedKeys, type SlotPlace, sealDataKeys, unsealDataKeys } from './data-keys.ts'
import { KeyDerivation, type KeyDerivationCost, newKeyDerivation, passphraseKey } from './passphrase-key.ts'
import { publicText } from './sealed-box.ts'

/**
 * What one person needs to open the study: their private keys locked by their passphrase, and the study's data keys
 * sealed to their public key. The person's name is in the database, not here.
 */
export const Slot = z.strictObject({
  id: z.uuid(),
  person: z.uuid(),
  derivation: KeyDerivation,
  agreementKey: z.base64().max(100),
  signingKey: z.base64().max(100),
  privateKeys: z.base64().max(400),
  dataKeys: SealedKeys,
})
export type Slot = z.infer<typeof Slot>

export type OpenedSlot = {
  /** What was opened: the person it belongs to and, to be told from an older one, its locked keys. */
  readonly slot: Pick<Slot, 'id' | 'person' | 'privateKeys'>
  readonly dataKeys: DataKeys
  /** Ed25519: signs the audit records of the slot's person. */
  readonly signingKey: KeyObject
}

export const createSlot = async (
  place: SlotPlace,
  person: string,
  passphrase: Uint8Array,
  dataKeys: DataKeys,
  cost: KeyDerivationCost,
): Promise<Slot> => {
  const id = randomUUID()
  const { publicKeys, privateKeys } = newKeyPairs()
  const locked = await lockPrivateKeys(place.study, id, privateKeys, passphrase, cost)
  privateKeys.fill(0)
  return {
    id,
    person,
    ...publicKeys,
    ...locked,
    dataKeys: sealDataKeys(place, { id, agreementKey: publicKeys.agreementKey }, dataKeys),
  }
}

/** The slot's keys, or `null` when the passphrase is not the slot's. */
export const openSlot = async (place: SlotPlace, slot: Slot, passphrase: Uint8Array): Promise<OpenedSlot | null> => {
  const privateKeys = await unlockPrivateKeys(place.study, slot, passphrase)
  return privateKeys && { slot, ...keysOf(place, slot, privateKeys) }
}

/** The slot locked by another passphrase, or `null` when `current` is not the slot's. Its keys stay the same. */
export const relockSlot = async (
  study: string,
  slot: Slot,
  current: Uint8Array,
  next: Uint8Array,
  cost: KeyDerivationCost,
): Promise<Slot | null> => {
  const privateKeys = await unlockPrivateKeys(study, slot, current)
  if (privateKeys === null) return null
  const locked = await lockPrivateKeys(study, slot.id, privateKeys, next, cost)
  privateKeys.fill(0)
  return { ...slot, ...locked }
}

/** New keys of a holder: X25519 to be given secrets, Ed25519 to sign. The private ones as bytes, one after the other. */
export const newKeyPairs = () => {
  const agreement = generateKeyPairSync('x25519')
  const signing = generateKeyPairSync('ed25519')
  return {
    publicKeys: { agreementKey: publicText(agreement.publicKey), signingKey: publicText(signing.publicKey) },
    privateKeys: Buffer.concat([privateBytes(agreement.privateKey), privateBytes(signing.privateKey)]),
  }
}

/** What private keys give: the data keys sealed to them and the key that signs. Wipes the bytes. */
export const keysOf = (place: SlotPlace, holder: Pick<Slot, 'id' | 'dataKeys'>, privateKeys: Buffer) => {
  const half = privateKeys.length / 2
  const agreement = privateKeyFrom(privateKeys.subarray(0, half))
  const signingKey = privateKeyFrom(privateKeys.subarray(half))
  privateKeys.fill(0)
  const dataKeys = unsealDataKeys(place, holder, agreement)
  if (dataKeys === null) throw new Failure('study.header-damaged', {})
  return { dataKeys, signingKey }
}

const lockPrivateKeys = async (
  study: string,
  id: string,
  privateKeys: Uint8Array,
  passphrase: Uint8Array,
  cost: KeyDerivationCost,
): Promise<Pick<Slot, 'derivation' | 'privateKeys'>> => {
  const derivation = newKeyDerivation(cost)
  const key = await passphraseKey(passphrase, derivation)
  const locked = encrypt(key, privateKeys, privateKeysContext(study, id, derivation))
  key.fill(0)
  return { derivation, privateKeys: locked.toString('base64') }
}

const unlockPrivateKeys = async (study: string, slot: Slot, passphrase: Uint8Array): Promise<Buffer | null> => {
  const key = await passphraseKey(passphrase, slot.derivation)
  const context = privateKeysContext(study, slot.id, slot.derivation)
  const privateKeys = decrypt(key, Buffer.from(slot.privateKeys, 'base64'), context)
  key.fill(0)
  return privateKeys
}

const privateKeysContext = (study: string, slot: string, derivation: KeyDerivation): string =>
  canonicalJson({ purpose: 'caracteriza private keys', study, slot, derivation })

const privateBytes = (key: KeyObject): Buffer => key.export({ type: 'pkcs8', format: 'der' })

const privateKeyFrom = (bytes: Buffer): KeyObject => createPrivateKey({ key: bytes, type: 'pkcs8', format: 'der' })
