import { createPrivateKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Failure } from '../../contract/failure.ts'
import { canonicalJson } from '../canonical-json.ts'
import { decrypt, encrypt } from './authenticated-cipher.ts'
import { KeyDerivation, type KeyDerivationCost, newKeyDerivation, passphraseKey } from './passphrase-key.ts'
import { publicText, seal, unseal } from './sealed-box.ts'

const Sealed = z.strictObject({ ephemeral: z.base64().max(100), box: z.base64().max(200) })

/**
 * What one person needs to open the study: their private keys locked by their passphrase, and the study's two
 * data keys sealed to their public key. The person's name is in the database, not here.
 */
export const Slot = z.strictObject({
  id: z.uuid(),
  person: z.uuid(),
  derivation: KeyDerivation,
  agreementKey: z.base64().max(100),
  signingKey: z.base64().max(100),
  privateKeys: z.base64().max(400),
  dataKeys: z.strictObject({ study: Sealed, identifiers: Sealed }),
})
export type Slot = z.infer<typeof Slot>

/** The raw keys of the two databases. */
export type DataKeys = { readonly study: Buffer; readonly identifiers: Buffer }

export type OpenedSlot = {
  readonly slot: Slot
  readonly dataKeys: DataKeys
  /** Ed25519: signs the audit records of the slot's person. */
  readonly signingKey: KeyObject
}

/** Which study and which generation of its keys a slot belongs to; a slot moved elsewhere does not open. */
export type SlotPlace = { readonly study: string; readonly epoch: number }

export const createSlot = async (
  place: SlotPlace,
  person: string,
  passphrase: Uint8Array,
  dataKeys: DataKeys,
  cost: KeyDerivationCost,
): Promise<Slot> => {
  const id = randomUUID()
  const derivation = newKeyDerivation(cost)
  const agreement = generateKeyPairSync('x25519')
  const signing = generateKeyPairSync('ed25519')
  const privateKeys = Buffer.concat([privateBytes(agreement.privateKey), privateBytes(signing.privateKey)])
  const key = await passphraseKey(passphrase, derivation)
  const locked = encrypt(key, privateKeys, privateKeysContext(place, id, derivation))
  key.fill(0)
  privateKeys.fill(0)
  const sealed = (name: keyof DataKeys) => seal(agreement.publicKey, dataKeys[name], dataKeyContext(place, id, name))
  return {
    id,
    person,
    derivation,
    agreementKey: publicText(agreement.publicKey),
    signingKey: publicText(signing.publicKey),
    privateKeys: locked.toString('base64'),
    dataKeys: { study: sealed('study'), identifiers: sealed('identifiers') },
  }
}

/** The slot's keys, or `null` when the passphrase is not the slot's. */
export const openSlot = async (place: SlotPlace, slot: Slot, passphrase: Uint8Array): Promise<OpenedSlot | null> => {
  const key = await passphraseKey(passphrase, slot.derivation)
  const context = privateKeysContext(place, slot.id, slot.derivation)
  const privateKeys = decrypt(key, Buffer.from(slot.privateKeys, 'base64'), context)
  key.fill(0)
  if (privateKeys === null) return null
  const half = privateKeys.length / 2
  const agreement = privateKeyFrom(privateKeys.subarray(0, half))
  const signingKey = privateKeyFrom(privateKeys.subarray(half))
  privateKeys.fill(0)
  const study = unseal(agreement, slot.dataKeys.study, dataKeyContext(place, slot.id, 'study'))
  const identifiers = unseal(agreement, slot.dataKeys.identifiers, dataKeyContext(place, slot.id, 'identifiers'))
  if (study === null || identifiers === null) throw new Failure('study.header-damaged', {})
  return { slot, dataKeys: { study, identifiers }, signingKey }
}

const privateKeysContext = ({ study, epoch }: SlotPlace, slot: string, derivation: KeyDerivation): string =>
  canonicalJson({ purpose: 'caracteriza private keys', study, epoch, slot, derivation })

const dataKeyContext = ({ study, epoch }: SlotPlace, slot: string, name: keyof DataKeys): string =>
  canonicalJson({ purpose: 'caracteriza data key', study, epoch, slot, name })

const privateBytes = (key: KeyObject): Buffer => key.export({ type: 'pkcs8', format: 'der' })

const privateKeyFrom = (bytes: Buffer): KeyObject => createPrivateKey({ key: bytes, type: 'pkcs8', format: 'der' })
