import { createHash, randomBytes } from 'node:crypto'
import { recoverySecretBytes } from './recovery.ts'

/*
 * The secret of a recovery as two texts for paper. The first half is random, the second is the secret XOR the first:
 * each alone is as good as no half at all. Crockford's base 32 has no letters that are taken for one another, and
 * a checksum tells a misread half from a foreign one.
 */

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const checksumBytes = 3
/** One letter for which half it is, 56 for 32 bytes and their checksum. */
const halfBytes = recoverySecretBytes + checksumBytes

export const halvesOf = (secret: Uint8Array): [string, string] => {
  const first = randomBytes(recoverySecretBytes)
  const second = Buffer.from(secret.map((byte, place) => byte ^ (first[place] as number)))
  return [printed(1, first), printed(2, second)]
}

/** The bytes of a half and which of the two it is, or `null` when it was misread. */
export const readHalf = (text: string): { readonly half: number; readonly bytes: Buffer } | null => {
  const plain = text
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '')
  const half = letters.indexOf(plain.charAt(0))
  const all = bytesFrom(plain.slice(1))
  if (all === null || (half !== 1 && half !== 2)) return null
  const bytes = all.subarray(0, recoverySecretBytes)
  return checksum(half, bytes).equals(all.subarray(recoverySecretBytes)) ? { half, bytes } : null
}

/** The secret of two halves. */
export const joinHalves = (first: Uint8Array, second: Uint8Array): Buffer =>
  Buffer.from(first.map((byte, place) => byte ^ (second[place] as number)))

const printed = (half: number, bytes: Buffer): string => {
  const text = `${letters[half]}${textOf(Buffer.concat([bytes, checksum(half, bytes)]))}`
  return (text.match(/.{1,5}/g) ?? []).join('-')
}

const checksum = (half: number, bytes: Uint8Array): Buffer =>
  createHash('sha256').update(`caracteriza half ${half} `).update(bytes).digest().subarray(0, checksumBytes)

/** 35 bytes are 56 letters of five bits. */
const textOf = (bytes: Buffer): string => {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => letters[Number.parseInt(five, 2)]).join('')
}

const bytesFrom = (text: string): Buffer | null => {
  if (text.length * 5 !== halfBytes * 8 || [...text].some((letter) => !letters.includes(letter))) return null
  const bits = [...text].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}
