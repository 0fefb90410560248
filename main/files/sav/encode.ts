/** The encodings that files are written in. */
export type SavEncoding = 'utf-8' | 'windows-1252'

/** Texts as bytes. `encode` gives null when a character does not exist in the encoding. */
export type Encoder = {
  readonly encoding: SavEncoding
  /** The number that stands for the encoding in the machine record. */
  readonly codePage: number
  encode(text: string): Buffer | null
}

export const encoderFor = (encoding: SavEncoding): Encoder =>
  encoding === 'utf-8'
    ? { encoding, codePage: 65_001, encode: (text) => Buffer.from(text, 'utf8') }
    : { encoding, codePage: 1252, encode: encodeWindows1252 }

/** The longest beginning of `text` that takes at most `limit` bytes, cut between characters. */
export const encodeUpTo = (encoder: Encoder, text: string, limit: number): Buffer | null => {
  const whole = encoder.encode(text)
  if (whole === null || whole.length <= limit) return whole
  const characters = Array.from(text)
  let bytes = 0
  let kept = 0
  for (const character of characters) {
    bytes += encoder.encode(character)?.length ?? 0
    if (bytes > limit) break
    kept += character.length
  }
  return encoder.encode(text.slice(0, kept))
}

const encodeWindows1252 = (text: string): Buffer | null => {
  const bytes = Buffer.allocUnsafe(text.length)
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const byte = unit < 0x80 || (unit >= 0xa0 && unit <= 0xff) ? unit : upperControls.get(unit)
    if (byte === undefined) return null
    bytes[i] = byte
  }
  return bytes
}

/** Windows-1252 differs from Latin-1 in 0x80-0x9f only. */
const upperControls: ReadonlyMap<number, number> = new Map(
  Array.from(
    new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, i) => 0x80 + i)),
    (character, i) => [character.charCodeAt(0), 0x80 + i],
  ),
)
