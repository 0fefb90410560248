import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkIntegrity } from '../../main/study/check-integrity.ts'
import { halvesOf, joinHalves, readHalf } from '../../main/study/keys/printed-half.ts'
import { closeStudy } from '../../main/study/open-study.ts'
import { addPerson } from '../../main/study/people/add-person.ts'
import { ownMember } from '../../main/study/people/membership.ts'
import { makeRecovery, recoverStudy } from '../../main/study/people/recovery.ts'
import { revokePerson } from '../../main/study/people/revoke.ts'
import { savePlan } from '../../main/study/plans.ts'
import type { Study } from '../../main/study/study.ts'
import { verifyAudit } from '../../main/study/verify-audit.ts'
import { cheapKey } from '../harness/cheap-key.ts'
import { failureOf, newStudy, now, open, passphrase } from './support.ts'

const made = { holders: ['Custodia 1', 'Custodia 2'], name: 'Recovery' } as const

const recover = (folder: string, halves: [string, string], text = 'a new passphrase'): Promise<Study> =>
  recoverStudy({ folder, halves, person: 'Ana', passphrase: passphrase(text), now, derivation: cheapKey })

test('two halves give the secret back, one of them nothing, and a misread letter shows', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat(), (secret, at) => {
      const [first, second] = halvesOf(secret)
      const read = [first, second.toLowerCase().replaceAll('-', ' ')].map(readHalf)
      expect(joinHalves(read[0]?.bytes ?? secret, read[1]?.bytes ?? secret).equals(secret)).toBe(true)
      expect(read[0]?.bytes.equals(secret)).toBe(false)
      const letters = [...first]
      const place = at % letters.length
      const other = letters[place] === '7' ? '8' : '7'
      if (letters[place] !== '-') expect(readHalf(letters.with(place, other).join(''))).toBeNull()
    }),
    { numRuns: 50 },
  )
})

test('both halves open the study for one of its people, once', async () => {
  const study = await newStudy()
  savePlan(study, 'plan', '{}')
  const { halves } = makeRecovery(study, made)
  closeStudy(study)
  const again = await recover(study.folder, [halves[1], halves[0]])
  expect(again.person).toEqual(study.person)
  expect(again.identifiers).not.toBeNull()
  savePlan(again, 'another plan', '{}')
  expect(checkIntegrity(again)).toEqual([])
  expect(verifyAudit(again).brokenAt).toBeNull()
  expect(ownMember(again).roles).toHaveLength(5)
  closeStudy(again)
  expect(await failureOf(() => open(study.folder))).toBe('study.wrong-passphrase')
  expect(await failureOf(() => recover(study.folder, halves))).toBe('people.no-recovery')
  closeStudy(await open(study.folder, 'a new passphrase'))
})

test('halves that were misread, doubled or of another recovery are told apart', async () => {
  const study = await newStudy()
  expect(await failureOf(() => recover(study.folder, ['x', 'y']))).toBe('people.half-misread')
  const old = makeRecovery(study, made).halves
  const { halves } = makeRecovery(study, made)
  closeStudy(study)
  const flipped = halves[1].replace(/.$/, (last) => (last === '7' ? '8' : '7'))
  expect(await failureOf(() => recover(study.folder, [halves[0], flipped]))).toBe('people.half-misread')
  expect(await failureOf(() => recover(study.folder, [halves[0], halves[0]]))).toBe('people.halves-do-not-match')
  expect(await failureOf(() => recover(study.folder, [halves[0], old[1]]))).toBe('people.halves-do-not-match')
  expect(await failureOf(() => recover(study.folder, old))).toBe('people.halves-do-not-match')
})

test('the halves still serve after someone was revoked and the study encrypted anew', async () => {
  const study = await newStudy()
  const eva = { name: 'Eva', roles: ['analyst'], passphrase: passphrase('the passphrase of Eva') } as const
  await addPerson(study, { ...eva, derivation: cheapKey })
  const { halves } = makeRecovery(study, made)
  closeStudy(revokePerson(study, 'Eva', 'left'))
  const again = await recover(study.folder, halves)
  expect(checkIntegrity(again)).toEqual([])
})
