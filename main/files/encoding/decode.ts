import { isUtf8 } from 'node:buffer'
import { Failure } from '../../contract/failure.ts'

/** Bytes of the file as text. */
export type Decoder = (bytes: Buffer) => string

/**
 * The decoder of an encoding by any of its usual names. In a UTF-8 file a text that is not UTF-8 is read as
 * windows-1252, so that a mixed file stays readable, and a character cut off by the width of its variable is dropped.
 */
export const decoderFor = (encoding: string): Decoder => {
  const decoder = new TextDecoder(encoding)
  if (decoder.encoding !== 'utf-8') return (bytes) => decoder.decode(bytes)
  return (bytes) => (isUtf8Text(bytes) ? decoder.decode(bytes.subarray(0, wholeLength(bytes))) : western.decode(bytes))
}

/** The name of the encoding as this program knows it; null when it does not. */
export const knownEncoding = (name: string): string | null => {
  try {
    const { encoding } = new TextDecoder(name.trim())
    return encoding.startsWith('utf-16') ? null : encoding
  } catch {
    return null
  }
}

/** The name of an encoding that a person asked for. */
export const requestedEncoding = (name: string): string => {
  const encoding = knownEncoding(name)
  if (encoding === null) throw new Failure('file.encoding-unknown', { encoding: name })
  return encoding
}

/** True when `bytes` are UTF-8, but for a last character that may be cut off. */
export const isUtf8Text = (bytes: Buffer): boolean => isUtf8(bytes.subarray(0, wholeLength(bytes)))

/** Without the spaces and zero bytes that fill a text up. */
export const withoutPadding = (bytes: Buffer): Buffer => {
  let end = bytes.length
  while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--
  return bytes.subarray(0, end)
}

const western = new TextDecoder('windows-1252')

/** The length of `bytes` without an unfinished character of UTF-8 at the end. */
const wholeLength = (bytes: Buffer): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) break
    if (byte < 0xc0) continue
    const needed = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
    return needed > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}
