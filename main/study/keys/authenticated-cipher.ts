import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const nonceBytes = 12
const tagBytes = 16

/** AES-256-GCM: nonce, ciphertext and tag in one run. `context` says what the secret is for and must match to open it. */
export const encrypt = (key: Uint8Array, secret: Uint8Array, context: string): Buffer => {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()])
}

/** The secret, or `null` when the key or the context is another one or a bit has changed. */
export const decrypt = (key: Uint8Array, box: Uint8Array, context: string): Buffer | null => {
  if (box.length < nonceBytes + tagBytes) return null
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(context))
    .setAuthTag(box.subarray(box.length - tagBytes))
  const start = decipher.update(box.subarray(nonceBytes, box.length - tagBytes))
  try {
    return Buffer.concat([start, decipher.final()])
  } catch {
    return null
  } finally {
    start.fill(0)
  }
}
