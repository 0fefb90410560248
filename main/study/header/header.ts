import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { Failure } from '../../contract/failure.ts'
import { canonicalJson, type JsonObject } from '../canonical-json.ts'
import { Access } from '../keys/access.ts'
import { Epochs } from '../keys/data-keys.ts'

export const headerFormat = 1

/** The last record of the audit log that the header knows of. */
export const AuditHead = z.strictObject({ position: z.int().min(0), hash: z.hex().length(64) })
export type AuditHead = z.infer<typeof AuditHead>

/**
 * What stands unencrypted in the study folder: nothing about people or content, only what it takes to ask for a
 * passphrase, and the head of the audit log, so that databases put back to an earlier state are noticed.
 */
export const Header = z.strictObject({
  caracteriza: z.literal('study'),
  format: z.literal(headerFormat),
  /** Grows by one with each writing; the copy with the greater number is the newer one. */
  sequence: z.int().min(1),
  study: z.uuid(),
  epochs: Epochs,
  /** Of study.db: what it begins with, unlike any other database. Studies made before it was kept have none yet. */
  salt: z.hex().length(32).optional(),
  cipher: z.literal('sqlcipher-4'),
  ...Access.shape,
  head: AuditHead,
})
export type Header = z.infer<typeof Header>

const Stored = z.strictObject({ ...Header.shape, mac: z.hex().length(64), checksum: z.hex().length(64) })

/** A header as read: whole by its checksum; authentic only once `isAuthentic` has said so. */
export type ReadHeader = { readonly header: Header; readonly mac: string }

/** The file's text: the header, its HMAC under a key of the study, and a plain checksum that needs no key. */
export const headerText = (header: Header, studyKey: Uint8Array): string => {
  const withMac = { ...header, mac: macOf(header, studyKey) }
  return `${JSON.stringify({ ...withMac, checksum: checksumOf(withMac) }, null, 2)}\n`
}

/** The header in `text`, or `null` when it is damaged. Refuses a format of a later version of the program. */
export const readHeader = (text: string): ReadHeader | null => {
  const found = parsed(text)
  const format = Announced.safeParse(found)
  if (format.success && format.data.format > headerFormat) {
    throw new Failure('study.newer-format', { found: format.data.format, supported: headerFormat })
  }
  const stored = Stored.safeParse(found)
  if (!stored.success) return null
  const { checksum, ...withMac } = stored.data
  if (checksum !== checksumOf(withMac)) return null
  const { mac, ...header } = withMac
  return { header, mac }
}

/** Whether the header was written by someone who holds the study's key. */
export const isAuthentic = ({ header, mac }: ReadHeader, studyKey: Uint8Array): boolean =>
  timingSafeEqual(Buffer.from(mac, 'hex'), Buffer.from(macOf(header, studyKey), 'hex'))

const Announced = z.looseObject({ caracteriza: z.literal('study'), format: z.int() })

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const macOf = (header: Header, studyKey: Uint8Array): string => {
  const key = Buffer.from(hkdfSync('sha256', studyKey, '', 'caracteriza header', 32))
  return createHmac('sha256', key)
    .update(canonicalJson(header as JsonObject))
    .digest('hex')
}

const checksumOf = (withMac: Header & { mac: string }): string =>
  createHash('sha256')
    .update(canonicalJson(withMac as JsonObject))
    .digest('hex')
