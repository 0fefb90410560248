import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { createStudy } from '../../main/study/create-study.ts'
import { headerFiles } from '../../main/study/header/header-copies.ts'
import { identifierSteps, studySteps } from '../../main/study/migrations/index.ts'
import { closeStudy, openStudy } from '../../main/study/open-study.ts'
import { savePlan } from '../../main/study/plans.ts'
import { identifiersFile, studyFile } from '../../main/study/study.ts'
import { datasets } from '../../main/study/versions/versions.ts'
import { cheapKey } from '../harness/cheap-key.ts'
import {
  batch,
  databasesOf,
  failureOf,
  newStudy,
  now,
  numbers,
  open,
  passphrase,
  reopen,
  temporaryFolder,
  texts,
  write,
} from './support.ts'

const request = (folder: string) => ({
  folder,
  passphrase: passphrase(),
  person: 'Ana',
  title: 'Synthetic study',
  now,
  derivation: cheapKey,
})

describe('making a study', () => {
  test('builds the folder and says who made it', async () => {
    const study = await newStudy()
    expect(study.title).toBe('Synthetic study')
    expect(study.person.name).toBe('Ana')
    expect(readdirSync(study.folder).sort()).toEqual([
      'identifiers.db',
      'identifiers.db-wal',
      'releases',
      'study.caracteriza',
      'study.caracteriza.2',
      'study.db',
      'study.db-wal',
      'study.lock',
    ])
    closeStudy(study)
    expect(readdirSync(study.folder).sort()).toEqual([
      'identifiers.db',
      'releases',
      'study.caracteriza',
      'study.caracteriza.2',
      'study.db',
    ])
  })

  test('takes an empty folder and refuses any other', async () => {
    const parent = temporaryFolder()
    mkdirSync(join(parent, 'empty'))
    closeStudy(await createStudy(request(join(parent, 'empty'))))
    expect(await failureOf(() => createStudy(request(join(parent, 'empty'))))).toBe('study.exists')
    mkdirSync(join(parent, 'photos'))
    writeFileSync(join(parent, 'photos', 'a.jpg'), '')
    expect(await failureOf(() => createStudy(request(join(parent, 'photos'))))).toBe('study.folder-not-empty')
    expect(readdirSync(join(parent, 'photos'))).toEqual(['a.jpg'])
  })

  test('refuses a short passphrase and leaves nothing behind', async () => {
    const parent = temporaryFolder()
    const short = { ...request(join(parent, 'study')), passphrase: Buffer.from('0123456789a') }
    expect(await failureOf(() => createStudy(short))).toBe('study.passphrase-too-short')
    expect(readdirSync(parent)).toEqual([])
  })

  test('that fails half way leaves nothing behind', async () => {
    const parent = temporaryFolder()
    const broken = { ...request(join(parent, 'study')), now: () => new Date(Number.NaN) }
    await expect(createStudy(broken)).rejects.toThrow(RangeError)
    expect(readdirSync(parent)).toEqual([])
  })

  test('below something that is no folder fails with the reason', async () => {
    const parent = temporaryFolder()
    writeFileSync(join(parent, 'file'), '')
    expect(await failureOf(() => createStudy(request(join(parent, 'file', 'study'))))).toBe('study.not-writable')
  })
})

describe('the passphrase', () => {
  test('is wiped when the study is made, opened and refused', async () => {
    const folder = join(temporaryFolder(), 'study')
    const first = passphrase()
    closeStudy(await createStudy({ ...request(folder), passphrase: first }))
    const right = passphrase()
    closeStudy(await openStudy({ folder, passphrase: right, now }))
    const wrong = passphrase('not the passphrase')
    expect(await failureOf(() => openStudy({ folder, passphrase: wrong, now }))).toBe('study.wrong-passphrase')
    for (const buffer of [first, right, wrong]) expect(buffer.every((byte) => byte === 0)).toBe(true)
  })

  test('that is wrong changes nothing on the disk', async () => {
    const study = await newStudy()
    closeStudy(study)
    const before = readdirSync(study.folder)
    expect(await failureOf(() => open(study.folder, 'not the passphrase'))).toBe('study.wrong-passphrase')
    expect(readdirSync(study.folder)).toEqual(before)
    expect(await failureOf(() => open(study.folder, ''))).toBe('study.wrong-passphrase')
  })
})

describe('the databases', () => {
  test.each([studyFile, identifiersFile])('%s of another study is not accepted', async (file) => {
    const one = await newStudy()
    const other = await newStudy()
    closeStudy(one)
    closeStudy(other)
    copyFileSync(join(other.folder, file), join(one.folder, file))
    expect(await failureOf(() => open(one.folder))).toBe('study.database-unreadable')
  })

  test('do not open with the header of another study, even under the same passphrase', async () => {
    const one = await newStudy()
    const other = await newStudy()
    closeStudy(one)
    closeStudy(other)
    for (const file of headerFiles) copyFileSync(join(other.folder, file), join(one.folder, file))
    expect(await failureOf(() => open(one.folder))).toBe('study.database-unreadable')
  })

  test('swapped with each other are not accepted', async () => {
    const study = await newStudy()
    closeStudy(study)
    const [first, second] = [join(study.folder, studyFile), join(study.folder, identifiersFile)]
    copyFileSync(first, `${first}.kept`)
    copyFileSync(second, first)
    expect(await failureOf(() => open(study.folder))).toBe('study.database-unreadable')
    copyFileSync(`${first}.kept`, first)
    copyFileSync(first, second)
    expect(await failureOf(() => open(study.folder))).toBe('study.database-unreadable')
  })

  test.each([studyFile, identifiersFile])('%s missing, empty or cut is not taken for a new one', async (file) => {
    const study = await newStudy()
    write(study, batch(texts(Array.from({ length: 5000 }, (_, row) => `text ${row}`))), { identifiers: ['v0'] })
    closeStudy(study)
    const path = join(study.folder, file)
    truncateSync(path, 1000)
    expect(await failureOf(() => open(study.folder))).toBe('study.database-unreadable')
    truncateSync(path, 0)
    expect(await failureOf(() => open(study.folder))).toBe('study.database-unreadable')
    rmSync(path)
    expect(await failureOf(() => open(study.folder))).toBe('study.database-unreadable')
    expect(existsSync(path)).toBe(false)
  })

  test.each([studyFile, identifiersFile])('%s written without the cipher is refused as such', async (file) => {
    const study = await newStudy()
    closeStudy(study)
    rmSync(join(study.folder, file))
    const plain = new Database(join(study.folder, file))
    plain.exec('CREATE TABLE study (id TEXT)')
    plain.close()
    expect(await failureOf(() => open(study.folder))).toBe('study.not-encrypted')
  })

  test('run under the cipher and the settings that keep data safe', async () => {
    const study = await newStudy()
    for (const db of databasesOf(study)) {
      const setting = (name: string) => db.pragma(name, { simple: true })
      expect(setting('cipher')).toBe('sqlcipher')
      expect(setting('journal_mode')).toBe('wal')
      expect(setting('synchronous')).toBe(2)
      expect(setting('temp_store')).toBe(2)
      expect(setting('secure_delete')).toBe(1)
      expect(setting('trusted_schema')).toBe(0)
      expect(setting('cell_size_check')).toBe(1)
      expect(setting('foreign_keys')).toBe(1)
      expect(setting('locking_mode')).toBe('exclusive')
    }
  })

  test.each([studyFile, identifiersFile])('%s changed by a later version of the program is refused', async (file) => {
    const study = await newStudy()
    const db = databasesOf(study)[file === studyFile ? 0 : 1]
    db.pragma('user_version=99')
    closeStudy(study)
    await expect(open(study.folder)).rejects.toMatchObject({
      code: 'study.newer-format',
      params: { found: 99, supported: (file === studyFile ? studySteps : identifierSteps).length },
    })
  })
})

describe('files put back to an earlier state', () => {
  const history = async () => {
    const study = await newStudy()
    const past = join(temporaryFolder(), 'past')
    write(study, batch(numbers([1, 2]), texts(['a', 'b'])), { identifiers: ['v1'] })
    closeStudy(study)
    cpSync(study.folder, past, { recursive: true })
    const later = await open(study.folder)
    write(later, batch(numbers([1, 3]), texts(['a', 'b'])), { identifiers: ['v1'], reason: 'correction' })
    closeStudy(later)
    return { folder: study.folder, past }
  }

  test('study.db: the header knows a record that the database does not hold', async () => {
    const { folder, past } = await history()
    copyFileSync(join(past, studyFile), join(folder, studyFile))
    await expect(open(folder)).rejects.toMatchObject({ code: 'study.rollback', params: { database: 3 } })
  })

  test('study.db that went on from the past: same length of the log, another record', async () => {
    const { folder, past } = await history()
    const branch = await open(past)
    savePlan(branch, 'one', '{}')
    savePlan(branch, 'two', '{}')
    closeStudy(branch)
    copyFileSync(join(past, studyFile), join(folder, studyFile))
    expect(await failureOf(() => open(folder))).toBe('study.rollback')
  })

  test('identifiers.db: a version misses its identifiers', async () => {
    const { folder, past } = await history()
    copyFileSync(join(past, identifiersFile), join(folder, identifiersFile))
    await expect(open(folder)).rejects.toMatchObject({
      code: 'study.identifiers-missing',
      params: { version: 'personas/2' },
    })
  })

  test('the header: it lags behind, which is normal', async () => {
    const { folder, past } = await history()
    for (const file of ['study.caracteriza', 'study.caracteriza.2']) copyFileSync(join(past, file), join(folder, file))
    const study = await open(folder)
    expect(datasets(study)[0]?.current.number).toBe(2)
    expect(study.header.header.head.position).toBe(4)
  })
})

describe('one process at a time', () => {
  test('a second opening in the same process is refused and the first keeps its lock', async () => {
    const study = await newStudy()
    await expect(open(study.folder)).rejects.toMatchObject({
      code: 'study.locked',
      params: { process: process.pid, host: hostname(), since: now().toISOString() },
    })
    savePlan(study, 'plan', '{}')
    expect(await failureOf(() => open(study.folder))).toBe('study.locked')
    expect((await reopen(study)).title).toBe('Synthetic study')
  })

  test('a link to the folder is the same study', async () => {
    const study = await newStudy()
    const link = join(temporaryFolder(), 'link')
    const { symlinkSync } = await import('node:fs')
    symlinkSync(study.folder, link)
    expect(await failureOf(() => open(link))).toBe('study.locked')
  })

  test('a lock file that a dead process left behind is taken over', async () => {
    const study = await newStudy()
    closeStudy(study)
    writeFileSync(join(study.folder, 'study.lock'), JSON.stringify({ process: 1, host: 'x', since: 'y' }))
    const again = await open(study.folder)
    expect(again.title).toBe('Synthetic study')
  })
})
