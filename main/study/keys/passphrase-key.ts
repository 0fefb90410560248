import { randomBytes } from 'node:crypto'
import { argon2id } from 'hash-wasm'
import { z } from 'zod'

/**
 * How a passphrase becomes a key. The bounds keep a forged header from asking for hours or for all the memory,
 * and a study from being made with a derivation too cheap to protect it.
 */
export const KeyDerivation = z.strictObject({
  name: z.literal('argon2id'),
  memoryKiB: z.int().min(8_192).max(1_048_576),
  passes: z.int().min(1).max(16),
  lanes: z.int().min(1).max(16),
  salt: z.base64().length(24),
})
export type KeyDerivation = z.infer<typeof KeyDerivation>

export type KeyDerivationCost = Omit<KeyDerivation, 'name' | 'salt'>

/** Fewer bytes than this can be guessed, whatever the key derivation costs. */
export const shortestPassphrase = 12

/** RFC 9106, section 4, second recommended option. */
export const recommendedCost: KeyDerivationCost = { memoryKiB: 65_536, passes: 3, lanes: 4 }

export const newKeyDerivation = (cost: KeyDerivationCost): KeyDerivation =>
  KeyDerivation.parse({ name: 'argon2id', ...cost, salt: randomBytes(16).toString('base64') })

export const passphraseKey = async (passphrase: Uint8Array, derivation: KeyDerivation): Promise<Uint8Array> =>
  argon2id({
    password: passphrase,
    salt: Buffer.from(derivation.salt, 'base64'),
    memorySize: derivation.memoryKiB,
    iterations: derivation.passes,
    parallelism: derivation.lanes,
    hashLength: 32,
    outputType: 'binary',
  })
