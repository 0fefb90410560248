import { createHash, createPublicKey, sign, verify } from 'node:crypto'
import { canonicalJson, type JsonObject } from '../canonical-json.ts'
import { publicKeyFrom, publicText } from '../keys/sealed-box.ts'
import type { Study } from '../study.ts'

/** What one person vouches for with their key, so that others can prove it without the study. */
export type SignedStatement = { readonly signingKey: string; readonly signature: string }

/** Signs `statement` for `purpose`, so that no signature serves for anything else. Signature in hexadecimal digits. */
export const signStatement = (study: Study, purpose: string, statement: JsonObject): SignedStatement => ({
  signingKey: publicText(createPublicKey(study.signingKey)),
  signature: sign(null, bytesOf(purpose, statement), study.signingKey).toString('hex'),
})

export const isSignedStatement = (
  { signingKey, signature }: SignedStatement,
  purpose: string,
  statement: JsonObject,
): boolean => {
  const key = publicKeyFrom(signingKey)
  return (
    key?.asymmetricKeyType === 'ed25519' &&
    /^[0-9a-f]{128}$/.test(signature) &&
    verify(null, bytesOf(purpose, statement), key, Buffer.from(signature, 'hex'))
  )
}

const bytesOf = (purpose: string, statement: JsonObject): Buffer => {
  const hash = createHash('sha256').update(canonicalJson(statement)).digest('hex')
  return Buffer.from(`caracteriza ${purpose} ${hash}`)
}
