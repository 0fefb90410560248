import { hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '../canonical-json.ts'
import { decrypt, encrypt } from './authenticated-cipher.ts'
import { type DataKeys, SealedKeys, type SlotPlace, sealDataKeys } from './data-keys.ts'
import { keysOf, newKeyPairs } from './slot.ts'

/** A slot that no passphrase opens but a secret whose two halves lie with two custodians on paper. */
export const Recovery = z.strictObject({
  id: z.uuid(),
  agreementKey: z.base64().max(100),
  signingKey: z.base64().max(100),
  privateKeys: z.base64().max(400),
  dataKeys: SealedKeys,
})
export type Recovery = z.infer<typeof Recovery>

export const recoverySecretBytes = 32

/** A new recovery and the secret that opens it. */
export const createRecovery = (place: SlotPlace, dataKeys: DataKeys): { recovery: Recovery; secret: Buffer } => {
  const id = randomUUID()
  const secret = randomBytes(recoverySecretBytes)
  const { publicKeys, privateKeys } = newKeyPairs()
  const locked = encrypt(keyOf(secret), privateKeys, contextOf(place.study, id))
  privateKeys.fill(0)
  const sealed = sealDataKeys(place, { id, agreementKey: publicKeys.agreementKey }, dataKeys)
  return { recovery: { id, ...publicKeys, privateKeys: locked.toString('base64'), dataKeys: sealed }, secret }
}

/** The keys of the recovery, or `null` when the secret is not its own. */
export const openRecovery = (place: SlotPlace, recovery: Recovery, secret: Uint8Array) => {
  const locked = Buffer.from(recovery.privateKeys, 'base64')
  const privateKeys = decrypt(keyOf(secret), locked, contextOf(place.study, recovery.id))
  return privateKeys && keysOf(place, recovery, privateKeys)
}

const keyOf = (secret: Uint8Array): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'caracteriza recovery', 32))

const contextOf = (study: string, id: string): string =>
  canonicalJson({ purpose: 'caracteriza recovery keys', study, id })
