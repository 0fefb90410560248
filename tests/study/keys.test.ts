import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { decrypt, encrypt } from '../../main/study/keys/authenticated-cipher.ts'
import { KeyDerivation, passphraseKey, recommendedCost } from '../../main/study/keys/passphrase-key.ts'
import { seal, unseal } from '../../main/study/keys/sealed-box.ts'
import { createSlot, openSlot } from '../../main/study/keys/slot.ts'
import { cheapKey } from '../harness/cheap-key.ts'
import { passphrase } from './support.ts'

const place = { study: '7b0d9f4e-6c55-4a0e-9d60-6f3f0f4b6a01', epochs: { study: 1, identifiers: 1 } }
const person = '7b0d9f4e-6c55-4a0e-9d60-6f3f0f4b6a02'
const dataKeys = { study: randomBytes(32), identifiers: randomBytes(32) }

test('the passphrase key is Argon2id as RFC 9106 defines it', async () => {
  // Computed with OpenSSL 3.5: 8 MiB, one pass, one lane.
  const salt = Buffer.alloc(16, 1).toString('base64')
  const key = await passphraseKey(Buffer.from('contraseña'), { name: 'argon2id', ...cheapKey, salt })
  expect(Buffer.from(key).toString('hex')).toBe('ce3bf44be84d8890d5931a66bf67ee0b370765aa42d47c4f8af349abebca078a')
})

test('an encrypted secret opens with its key and context only', () => {
  const key = randomBytes(32)
  const box = encrypt(key, Buffer.from('secret'), 'purpose')
  expect(decrypt(key, box, 'purpose')?.toString()).toBe('secret')
  expect(decrypt(key, box, 'another purpose')).toBeNull()
  expect(decrypt(randomBytes(32), box, 'purpose')).toBeNull()
  expect(decrypt(key, box.subarray(0, 20), 'purpose')).toBeNull()
  for (let byte = 0; byte < box.length; byte++) {
    const changed = Buffer.from(box)
    changed[byte] = (changed[byte] as number) ^ 1
    expect(decrypt(key, changed, 'purpose')).toBeNull()
  }
})

test('a sealed secret opens for its recipient only', () => {
  const ana = generateKeyPairSync('x25519')
  const eva = generateKeyPairSync('x25519')
  const sealed = seal(ana.publicKey, Buffer.from('secret'), 'purpose')
  expect(unseal(ana.privateKey, sealed, 'purpose')?.toString()).toBe('secret')
  expect(unseal(eva.privateKey, sealed, 'purpose')).toBeNull()
  expect(unseal(ana.privateKey, sealed, 'another purpose')).toBeNull()
  expect(unseal(ana.privateKey, { ...sealed, ephemeral: 'AAAA' }, 'purpose')).toBeNull()
})

test('a slot opens with its passphrase, in its study and generation of keys only', async () => {
  const slot = await createSlot(place, person, passphrase(), dataKeys, cheapKey)
  expect((await openSlot(place, slot, passphrase()))?.dataKeys).toEqual(dataKeys)
  expect(await openSlot(place, slot, passphrase('correct horse battery stapler'))).toBeNull()
  const later = { ...place, epochs: { study: 2, identifiers: 1 } }
  await expect(openSlot(later, slot, passphrase())).rejects.toMatchObject({ code: 'study.header-damaged' })
  expect(await openSlot({ ...place, study: person }, slot, passphrase())).toBeNull()
  expect(JSON.stringify(slot)).not.toContain(dataKeys.study.toString('base64'))
})

test('two slots of one study give the same keys to two people', async () => {
  const ana = await createSlot(place, person, passphrase('the passphrase of Ana'), dataKeys, cheapKey)
  const eva = await createSlot(place, place.study, passphrase('the passphrase of Eva'), dataKeys, cheapKey)
  expect((await openSlot(place, ana, passphrase('the passphrase of Ana')))?.dataKeys).toEqual(dataKeys)
  expect((await openSlot(place, eva, passphrase('the passphrase of Eva')))?.dataKeys).toEqual(dataKeys)
})

test('data keys sealed for another slot are a damaged header, not a wrong passphrase', async () => {
  const slot = await createSlot(place, person, passphrase(), dataKeys, cheapKey)
  const swapped = {
    ...slot,
    dataKeys: { study: slot.dataKeys.identifiers ?? slot.dataKeys.study, identifiers: slot.dataKeys.study },
  }
  await expect(openSlot(place, swapped, passphrase())).rejects.toMatchObject({ code: 'study.header-damaged' })
})

test.each([
  ['too cheap', { memoryKiB: 1024 }],
  ['all the memory', { memoryKiB: 16_777_216 }],
  ['hours', { passes: 1_000_000 }],
  ['no lane', { lanes: 0 }],
  ['a short salt', { salt: 'AAAA' }],
])('a derivation with %s is not accepted', (_, change) => {
  const derivation = { name: 'argon2id', ...recommendedCost, salt: Buffer.alloc(16).toString('base64') }
  expect(KeyDerivation.safeParse(derivation).success).toBe(true)
  expect(KeyDerivation.safeParse({ ...derivation, ...change }).success).toBe(false)
})
