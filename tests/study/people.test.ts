import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Role } from '../../main/contract/roles.ts'
import { appendAudit, listAudit } from '../../main/study/audit.ts'
import { backupStudy } from '../../main/study/backup-study.ts'
import { checkIntegrity } from '../../main/study/check-integrity.ts'
import { closeStudy } from '../../main/study/open-study.ts'
import { readAccess } from '../../main/study/people/access.ts'
import { addPerson } from '../../main/study/people/add-person.ts'
import { holdsIdentifiersKey, shareIdentifiersKey } from '../../main/study/people/identifiers-key.ts'
import { activeMembers } from '../../main/study/people/members.ts'
import { memberOf, membershipOf, ownMember } from '../../main/study/people/membership.ts'
import { changePassphrase } from '../../main/study/people/passphrase.ts'
import { revokePerson, setRoles } from '../../main/study/people/revoke.ts'
import type { Study } from '../../main/study/study.ts'
import { verifyAudit } from '../../main/study/verify-audit.ts'
import { identifierVariables, readIdentifiers } from '../../main/study/versions/identifiers.ts'
import { loadColumns } from '../../main/study/versions/load-columns.ts'
import { cheapKey } from '../harness/cheap-key.ts'
import {
  batch,
  databasesOf,
  failureOf,
  newStudy,
  numbers,
  open,
  passphrase,
  temporaryFolder,
  texts,
  valuesOf,
  write,
} from './support.ts'

const secretOf = (name: string): string => `the passphrase of ${name}`

const add = (study: Study, name: string, ...roles: Role[]) =>
  addPerson(study, { name, roles, passphrase: passphrase(secretOf(name)), derivation: cheapKey })

/** A study of Ana, who holds all roles, with others beside her. */
const studyWith = async (others: Readonly<Record<string, Role[]>>): Promise<Study> => {
  const study = await newStudy()
  write(study, batch(numbers([1, 2]), texts(['Luz', 'Sol'])), { identifiers: ['v1'] })
  for (const [name, roles] of Object.entries(others)) await add(study, name, ...roles)
  return study
}

test('whoever begins a study holds all roles, and records say so with their key', async () => {
  const study = await newStudy()
  const { name, roles, isActive, hasOwnPassphrase } = ownMember(study)
  expect({ name, roles, isActive, hasOwnPassphrase }).toEqual({
    name: 'Ana',
    roles: ['analyst', 'methodologist', 'publisher', 'custodian', 'administrator'],
    isActive: true,
    hasOwnPassphrase: true,
  })
})

test('an analyst opens the study and not the identifiers', async () => {
  const study = await studyWith({ Eva: ['analyst'] })
  closeStudy(study)
  const hers = await open(study.folder, secretOf('Eva'))
  expect(hers.identifiers).toBeNull()
  expect(hers.dataKeys.identifiers).toBeNull()
  expect(valuesOf(loadColumns(hers, 1, ['v0']).byName.get('v0'))).toEqual([1, 2])
  expect(await failureOf(() => identifierVariables(hers, 1))).toBe('people.no-identifiers-key')
  expect(await failureOf(() => readIdentifiers(hers, 1, ['v1'], 'x'))).toBe('people.no-identifiers-key')
  expect(await failureOf(() => write(hers, batch(texts(['x'])), { identifiers: ['v0'] }))).toBe(
    'people.no-identifiers-key',
  )
  // What has no identifiers she brings in; and what was begun with some leaves nothing behind.
  expect(write(hers, batch(numbers([3])), { dataset: 'hogares' }).number).toBe(1)
  expect(checkIntegrity(hers)).toEqual([])
  const backup = await backupStudy(hers, join(temporaryFolder(), 'backup'))
  closeStudy(hers)
  for (const folder of [study.folder, backup.folder]) {
    const again = await open(folder)
    expect(checkIntegrity(again)).toEqual([])
    expect(valuesOf(readIdentifiers(again, 1, ['v1'], 'test').byName.get('v1'))).toEqual(['Luz', 'Sol'])
    closeStudy(again)
  }
})

test('an administrator names a custodian; only a custodian gives the key on', async () => {
  const study = await studyWith({ Eva: ['administrator', 'analyst'], Leo: ['analyst'] })
  closeStudy(study)
  const hers = await open(study.folder, secretOf('Eva'))
  setRoles(hers, 'Leo', ['custodian'])
  expect(holdsIdentifiersKey(hers, memberOf(hers, 'Leo').id)).toBe(false)
  expect(await failureOf(() => shareIdentifiersKey(hers, 'Leo'))).toBe('people.no-identifiers-key')
  closeStudy(hers)
  const again = await open(study.folder)
  expect(await failureOf(() => shareIdentifiersKey(again, 'Eva'))).toBe('people.not-a-custodian')
  shareIdentifiersKey(again, 'Leo')
  closeStudy(again)
  const his = await open(study.folder, secretOf('Leo'))
  expect(valuesOf(readIdentifiers(his, 1, ['v1'], 'test').byName.get('v1'))).toEqual(['Luz', 'Sol'])
})

test('a changed passphrase opens, the old one does not, not even with an old copy of the header', async () => {
  const study = await studyWith({ Eva: ['analyst'] })
  const before = join(temporaryFolder(), 'header')
  cpSync(join(study.folder, 'study.caracteriza'), before)
  closeStudy(study)
  const hers = await open(study.folder, secretOf('Eva'))
  const change = (current: string, next: string) =>
    changePassphrase(hers, { current: passphrase(current), next: passphrase(next) }, cheapKey)
  expect(await failureOf(() => change('not hers at all', 'another passphrase'))).toBe('study.wrong-passphrase')
  expect(await failureOf(() => change(secretOf('Eva'), 'short'))).toBe('study.passphrase-too-short')
  expect(ownMember(hers).hasOwnPassphrase).toBe(false)
  await change(secretOf('Eva'), 'another passphrase')
  expect(ownMember(hers).hasOwnPassphrase).toBe(true)
  closeStudy(hers)
  expect(await failureOf(() => open(study.folder, secretOf('Eva')))).toBe('study.wrong-passphrase')
  cpSync(before, join(study.folder, 'study.caracteriza.2'))
  expect(await failureOf(() => open(study.folder, secretOf('Eva')))).toBe('study.wrong-passphrase')
  const again = await open(study.folder, 'another passphrase')
  expect(checkIntegrity(again)).toEqual([])
})

test('a changed passphrase that is taken out of the log breaks it there, whatever the slots say', async () => {
  const study = await studyWith({ Eva: ['analyst'] })
  closeStudy(study)
  const hers = await open(study.folder, secretOf('Eva'))
  const change = { current: passphrase(secretOf('Eva')), next: passphrase('another passphrase') }
  await changePassphrase(hers, change, cheapKey)
  const { position } = listAudit(hers).find(({ action }) => action === 'person.passphrase') as { position: number }
  appendAudit(hers, { action: 'plan.saved', object: 'plan/1' })
  hers.db.exec('DROP TRIGGER audit_is_not_deleted')
  hers.db.prepare('DELETE FROM audit WHERE position = ?').run(position)
  closeStudy(hers)
  await expect(open(study.folder)).rejects.toMatchObject({ code: 'study.audit-broken', params: { position } })
})

test('a change that a crash kept from the header is finished by the next opening', async () => {
  const study = await newStudy()
  const saved = join(temporaryFolder(), 'before')
  cpSync(study.folder, saved, { recursive: true })
  await add(study, 'Eva', 'analyst')
  closeStudy(study)
  for (const file of ['study.caracteriza', 'study.caracteriza.2']) cpSync(join(saved, file), join(study.folder, file))
  closeStudy(await open(study.folder))
  const hers = await open(study.folder, secretOf('Eva'))
  expect(hers.person.name).toBe('Eva')
  expect(checkIntegrity(hers)).toEqual([])
})

describe('after revocation', () => {
  test('no old key opens the new files, and all that was there still is', async () => {
    const study = await studyWith({ Eva: ['analyst'], Leo: ['custodian'], Sol: ['publisher'] })
    const keys = {
      study: Buffer.from(study.dataKeys.study),
      identifiers: Buffer.from(study.dataKeys.identifiers ?? ''),
    }
    const kept = join(temporaryFolder(), 'kept by Leo')
    cpSync(study.folder, kept, { recursive: true })
    const records = listAudit(study).length
    const after = revokePerson(study, 'Leo', 'left the office')
    expect(study.db.open).toBe(false)
    expect(listAudit(after).slice(records)).toMatchObject([
      { action: 'person.revoked', person: after.person.id, object: `person/${memberOf(after, 'Leo').id}` },
    ])
    expect(checkIntegrity(after)).toEqual([])
    expect(valuesOf(readIdentifiers(after, 1, ['v1'], 'test').byName.get('v1'))).toEqual(['Luz', 'Sol'])
    expect(after.dataKeys.study.equals(keys.study) || after.dataKeys.identifiers?.equals(keys.identifiers)).toBe(false)
    closeStudy(after)

    expect(await failureOf(() => open(study.folder, secretOf('Leo')))).toBe('study.wrong-passphrase')
    const { openDatabase } = await import('../../main/study/database.ts')
    for (const [file, key] of [
      ['study.db', keys.study],
      ['identifiers.db', keys.identifiers],
    ] as const) {
      expect(await failureOf(() => openDatabase(join(study.folder, file), key))).toBe('study.database-unreadable')
    }
    // An old header beside the new databases opens nothing either.
    const mixed = join(temporaryFolder(), 'mixed')
    cpSync(study.folder, mixed, { recursive: true })
    for (const file of ['study.caracteriza', 'study.caracteriza.2']) cpSync(join(kept, file), join(mixed, file))
    expect(await failureOf(() => open(mixed, secretOf('Leo')))).toBe('study.database-unreadable')
    // The copy he kept stays readable to him: encryption cannot take back what was given.
    closeStudy(await open(kept, secretOf('Leo')))
    for (const name of ['Eva', 'Sol']) {
      const theirs = await open(study.folder, secretOf(name))
      expect(theirs.person.name).toBe(name)
      closeStudy(theirs)
    }
  })

  test('of someone without the identifiers’ key those stay as they are', async () => {
    const study = await studyWith({ Eva: ['analyst'], Leo: ['administrator'] })
    closeStudy(study)
    const his = await open(study.folder, secretOf('Leo'))
    const after = revokePerson(his, 'Eva', 'left')
    expect(after.header.header.epochs).toEqual({ study: 2, identifiers: 1 })
    closeStudy(after)
    const again = await open(study.folder)
    expect(valuesOf(readIdentifiers(again, 1, ['v1'], 'test').byName.get('v1'))).toEqual(['Luz', 'Sol'])
    closeStudy(again)
    const his2 = await open(study.folder, secretOf('Leo'))
    expect(await failureOf(() => revokePerson(his2, 'Ana', 'x'))).toBe('people.last-custodian')
  })

  test('whoever stops being a custodian loses the key of the identifiers', async () => {
    const study = await studyWith({ Eva: ['analyst', 'custodian'] })
    const after = setRoles(study, 'Eva', ['analyst'])
    expect(after.header.header.epochs).toEqual({ study: 2, identifiers: 2 })
    expect(checkIntegrity(after)).toEqual([])
    closeStudy(after)
    const hers = await open(study.folder, secretOf('Eva'))
    expect(hers.identifiers).toBeNull()
    expect(ownMember(hers).roles).toEqual(['analyst'])
  })

  test.each([
    ['before the decision', false],
    ['after the decision', true],
  ])('that is cut short %s the next opening finds the old state or the new', async (_, decided) => {
    const study = await studyWith({ Eva: ['analyst'] })
    const before = join(temporaryFolder(), 'before')
    cpSync(study.folder, before, { recursive: true, filter: (path) => !path.endsWith('-shm') })
    const { buildNext } = await steps(study)
    buildNext()
    const cut = join(temporaryFolder(), 'cut')
    cpSync(study.folder, cut, { recursive: true, filter: (path) => decided || !path.endsWith('.caracteriza.next') })
    closeStudy(study)
    const again = await open(cut)
    expect(activeMembers(membershipOf(again)).map(({ name }) => name)).toEqual(decided ? ['Ana'] : ['Ana', 'Eva'])
    expect(checkIntegrity(again)).toEqual([])
    expect(readdirSync(cut).filter((name) => name.includes('.next'))).toEqual([])
    closeStudy(again)
    expect(await failureOf(() => open(cut, secretOf('Eva')))).toBe(decided ? 'study.wrong-passphrase' : 'no failure')
  })
})

/** Everything of a revocation up to its decision, on a study that stays open. */
const steps = async (study: Study) => {
  const { prepareReEncryption } = await import('../../main/study/people/re-encrypt.ts')
  const eva = memberOf(study, 'Eva').id
  return {
    buildNext: () =>
      prepareReEncryption(study, {
        identifiers: true,
        access: ({ slots, recovery }) => ({ slots: slots.filter(({ person }) => person !== eva), recovery }),
        entry: { action: 'person.revoked', object: `person/${eva}`, details: { person: eva, reason: 'x' } },
      }),
  }
}

test('the last administrator and the last custodian stay', async () => {
  const study = await studyWith({ Eva: ['analyst'] })
  expect(await failureOf(() => revokePerson(study, study.person.id, 'x'))).toBe('people.not-yourself')
  expect(await failureOf(() => setRoles(study, 'Ana', ['administrator']))).toBe('people.last-custodian')
  expect(await failureOf(() => setRoles(study, 'Ana', ['custodian']))).toBe('people.last-administrator')
  expect(await failureOf(() => add(study, 'Eva', 'analyst'))).toBe('people.name-taken')
  expect(await failureOf(() => revokePerson(study, 'Nadie', 'x'))).toBe('people.unknown')
})

describe('roles that nobody gave', () => {
  test('count for nothing, and the check of the log names the record', async () => {
    const study = await studyWith({ Eva: ['analyst'] })
    closeStudy(study)
    const hers = await open(study.folder, secretOf('Eva'))
    // What the key of the database lets her write without the engine: a signed record of her own.
    const { position } = appendAudit(hers, {
      action: 'person.roles',
      object: `person/${hers.person.id}`,
      details: { person: hers.person.id, roles: ['administrator'] },
    })
    expect(ownMember(hers).roles).toEqual(['analyst'])
    expect(verifyAudit(hers).brokenAt).toBe(position)
  })

  test('a slot that the log does not know shows', async () => {
    const study = await studyWith({ Eva: ['analyst'] })
    const { slots } = readAccess(study.db)
    study.header.header = { ...study.header.header, slots: [...slots, { ...slots[0], id: slots[1]?.id } as never] }
    expect(verifyAudit(study).brokenAt).not.toBeNull()
  })

  test('another signing key in the table of people changes nothing', async () => {
    const [db] = databasesOf(await studyWith({ Eva: ['analyst'] }))
    db.exec(`UPDATE person SET signing_key = 'x'`)
    expect(existsSync(db.name)).toBe(true)
  })
})

test('a header of another study, or of another generation of keys, does not fit', async () => {
  const [one, other] = [await newStudy(), await newStudy()]
  closeStudy(one)
  closeStudy(other)
  for (const file of ['study.caracteriza', 'study.caracteriza.2']) {
    cpSync(join(other.folder, file), join(one.folder, file))
  }
  expect(await failureOf(() => open(one.folder))).toBe('study.database-unreadable')
  writeFileSync(join(one.folder, 'study.caracteriza.next'), 'no header')
  expect(await failureOf(() => open(one.folder))).toBe('study.database-unreadable')
})
