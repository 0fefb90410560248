import { createHash } from 'node:crypto'
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalJson, type JsonObject } from '../../../main/study/canonical-json.ts'
import { headerFiles } from '../../../main/study/header/header-copies.ts'
import { passphrase } from '../engine.ts'
import { secretOf } from '../people/in-study.ts'
import { newSecretOfEva, type Scene } from './scene.ts'
import type { Tampering } from './tampering.ts'

/** Headers cut at every field, exchanged with those of others, and with changes under a checksum that is made to fit. */
export const headerTamperings = (scene: Scene): readonly Tampering[] => [
  ...cuts(scene),
  ...foreign(scene),
  ...earlier(scene),
  ...forged(scene),
  ...planted(scene),
]

type Tamper = Omit<Tampering, 'group' | 'of' | 'passphrase'> & Partial<Pick<Tampering, 'of' | 'passphrase'>>

const headers = (scene: Scene, tamper: Tamper): Tampering => ({
  group: 'headers',
  of: scene.second,
  passphrase,
  ...tamper,
})

const both = (folder: string): readonly string[] => headerFiles.map((file) => join(folder, file))

/** Where each line of the header ends: every field, of slots too, has its own. */
const cuts = (scene: Scene): readonly Tampering[] => {
  const text = readFileSync(join(scene.second, headerFiles[0]), 'utf8')
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index).slice(0, -1)
  return [0, ...ends].flatMap((end) => [
    headers(scene, {
      name: `both cut after ${end} bytes`,
      alter: (folder) => {
        for (const path of both(folder)) writeFileSync(path, readFileSync(path).subarray(0, end))
      },
      says: ['study.header-damaged'],
    }),
    ...headerFiles.map((file) =>
      headers(scene, {
        name: `${file} cut after ${end} bytes`,
        alter: (folder) => {
          const path = join(folder, file)
          writeFileSync(path, readFileSync(path).subarray(0, end))
        },
        says: ['repaired'],
      }),
    ),
  ])
}

const foreign = (scene: Scene): readonly Tampering[] => [
  ...headerFiles.map((file) =>
    headers(scene, {
      name: `${file} of another study`,
      alter: (folder) => copyFileSync(join(scene.other, file), join(folder, file)),
      says: ['repaired'],
    }),
  ),
  ...[passphrase, secretOf('Leo')].map((secret) =>
    headers(scene, {
      name: `both of another study, opened by ${secret}`,
      alter: (folder) => {
        for (const file of headerFiles) copyFileSync(join(scene.other, file), join(folder, file))
      },
      passphrase: secret,
      says: ['study.database-unreadable'],
    }),
  ),
]

/** Headers of an earlier moment know an earlier end of the log, which is what a power cut leaves; their slots are past. */
const earlier = (scene: Scene): readonly Tampering[] => {
  const putBack = (from: string) => (folder: string) => {
    for (const file of headerFiles) copyFileSync(join(from, file), join(folder, file))
  }
  const alter = putBack(scene.first)
  return [
    headers(scene, { name: 'both of the first release', alter, says: ['unproved'] }),
    headers(scene, {
      name: 'both of the first release, with the passphrase of then',
      alter,
      passphrase: secretOf('Eva'),
      says: ['study.wrong-passphrase'],
    }),
    headers(scene, {
      name: 'both from before everything was encrypted anew',
      of: scene.third,
      alter: putBack(scene.second),
      says: ['study.database-unreadable'],
    }),
    headers(scene, {
      name: 'both from before everything was encrypted anew, by whoever was revoked then',
      of: scene.third,
      alter: putBack(scene.second),
      passphrase: newSecretOfEva,
      says: ['study.database-unreadable'],
    }),
  ]
}

type Fields = Record<string, unknown> & { slots: Record<string, unknown>[] }

/** Changes by one without a key, who can make the plain checksum fit but not the authentication code. */
const forged = (scene: Scene): readonly Tampering[] => {
  const forge = (name: string, change: (header: Fields) => void, says: readonly string[], secret = passphrase) =>
    headers(scene, {
      name: `both forged: ${name}`,
      alter: (folder) => {
        for (const path of both(folder)) {
          const { checksum: _, ...header } = JSON.parse(readFileSync(path, 'utf8'))
          change(header)
          const checksum = createHash('sha256')
            .update(canonicalJson(header as JsonObject))
            .digest('hex')
          writeFileSync(path, `${JSON.stringify({ ...header, checksum }, null, 2)}\n`)
        }
      },
      passphrase: secret,
      says,
    })
  const exchanged = (field: string) => (header: Fields) => {
    const [first, second] = header.slots as [Record<string, unknown>, Record<string, unknown>]
    ;[first[field], second[field]] = [second[field], first[field]]
  }
  const damaged = ['study.header-damaged']
  // Whose locked keys are gone can never be told from whose passphrase is wrong: the sentence says both.
  const locked = ['study.wrong-passphrase']
  return [
    forge('a later sequence', (header) => Object.assign(header, { sequence: 9999 }), damaged),
    forge(
      'an earlier end of the log',
      (header) => Object.assign(header, { head: { position: 1, hash: '0'.repeat(64) } }),
      damaged,
    ),
    forge('another epoch', (header) => Object.assign(header, { epochs: { study: 7, identifiers: 7 } }), damaged),
    forge('another study', (header) => Object.assign(header, { study: crypto.randomUUID() }), locked),
    forge('slots in another order', (header) => header.slots.reverse(), damaged),
    forge('a slot less', (header) => header.slots.splice(1, 1), damaged),
    forge('a slot twice', (header) => header.slots.push(header.slots[0] as Record<string, unknown>), damaged),
    forge('the owner of two slots exchanged', exchanged('person'), damaged),
    forge('the signing keys of two slots exchanged', exchanged('signingKey'), damaged),
    forge('the public keys of two slots exchanged', exchanged('agreementKey'), damaged),
    forge('the sealed keys of two slots exchanged', exchanged('dataKeys'), damaged),
    forge('the locked keys of two slots exchanged', exchanged('privateKeys'), locked),
    forge('the names of two slots exchanged', exchanged('id'), locked),
    forge('the derivations of two slots exchanged', exchanged('derivation'), locked),
    forge(
      'sealed keys of an earlier moment',
      (header) => {
        const before = JSON.parse(readFileSync(join(scene.third, headerFiles[0]), 'utf8'))
        Object.assign(header.slots[0] as object, { dataKeys: before.slots[0].dataKeys })
      },
      damaged,
    ),
    forge('another checksum alone', (header) => Object.assign(header, { mac: '0'.repeat(64) }), damaged),
  ]
}

/** A header named as that of an unfinished re-encryption, which opening would put in place. */
const planted = (scene: Scene): readonly Tampering[] => {
  const next = (folder: string) => join(folder, `${headerFiles[0]}.next`)
  const plant = (name: string, of: string, from: string, secret: string, says: readonly string[]) =>
    headers(scene, {
      name: `planted as the next one: ${name}`,
      of,
      alter: (folder) => copyFileSync(join(from, headerFiles[0]), next(folder)),
      passphrase: secret,
      says,
    })
  return [
    plant('of another study', scene.second, scene.other, passphrase, ['unproved']),
    plant('of the first release', scene.second, scene.first, passphrase, ['unproved']),
    plant('the present one', scene.second, scene.second, passphrase, ['unproved']),
    plant('from before Eva was revoked', scene.third, scene.second, passphrase, ['unproved']),
    plant('from before Eva was revoked, by her', scene.third, scene.second, newSecretOfEva, ['study.wrong-passphrase']),
    headers(scene, {
      name: 'planted as the next one: half of one',
      alter: (folder) => writeFileSync(next(folder), readFileSync(join(folder, headerFiles[0])).subarray(0, 700)),
      says: ['unproved'],
    }),
    headers(scene, {
      name: 'both removed',
      alter: (folder) => {
        for (const path of both(folder)) rmSync(path)
      },
      says: ['study.not-a-study'],
    }),
  ]
}
