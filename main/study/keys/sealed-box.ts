import { createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, type KeyObject } from 'node:crypto'
import { decrypt, encrypt } from './authenticated-cipher.ts'

/** A secret only the holder of an X25519 private key can open; both parts in base64. */
export type SealedBox = { readonly ephemeral: string; readonly box: string }

/**
 * Seals `secret` to `recipient`: an X25519 agreement with a fresh key pair, HKDF-SHA256 over the shared secret
 * salted with both public keys, AES-256-GCM. Nobody's passphrase is needed to give a person a key.
 */
export const seal = (recipient: KeyObject, secret: Uint8Array, context: string): SealedBox => {
  const ephemeral = generateKeyPairSync('x25519')
  const key = agree(ephemeral.privateKey, recipient, ephemeral.publicKey, recipient, context)
  const box = encrypt(key, secret, context)
  key.fill(0)
  return { ephemeral: publicText(ephemeral.publicKey), box: box.toString('base64') }
}

/** The sealed secret, or `null` when it was sealed to somebody else, for something else, or has changed. */
export const unseal = (own: KeyObject, sealed: SealedBox, context: string): Buffer | null => {
  const ephemeral = publicKeyFrom(sealed.ephemeral)
  if (ephemeral?.asymmetricKeyType !== 'x25519') return null
  const key = agree(own, ephemeral, ephemeral, createPublicKey(own), context)
  const secret = decrypt(key, Buffer.from(sealed.box, 'base64'), context)
  key.fill(0)
  return secret
}

export const publicText = (key: KeyObject): string => key.export({ type: 'spki', format: 'der' }).toString('base64')

export const publicKeyFrom = (text: string): KeyObject | null => {
  try {
    return createPublicKey({ key: Buffer.from(text, 'base64'), type: 'spki', format: 'der' })
  } catch {
    return null
  }
}

const agree = (own: KeyObject, other: KeyObject, ephemeral: KeyObject, recipient: KeyObject, context: string) => {
  const shared = diffieHellman({ privateKey: own, publicKey: other })
  const salt = Buffer.from(publicText(ephemeral) + publicText(recipient))
  const key = Buffer.from(hkdfSync('sha256', shared, salt, context, 32))
  shared.fill(0)
  return key
}
