import { closeSync, existsSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { listAudit } from '../../main/study/audit.ts'
import { backupStudy } from '../../main/study/backup-study.ts'
import { checkIntegrity } from '../../main/study/check-integrity.ts'
import { closeStudy } from '../../main/study/open-study.ts'
import { savePlan } from '../../main/study/plans.ts'
import type { Study } from '../../main/study/study.ts'
import { readIdentifiers } from '../../main/study/versions/identifiers.ts'
import { loadColumns } from '../../main/study/versions/load-columns.ts'
import {
  batch,
  failureOf,
  filesIn,
  newStudy,
  numbers,
  open,
  temporaryFolder,
  texts,
  valuesOf,
  write,
} from './support.ts'

const filledStudy = async (): Promise<Study> => {
  const study = await newStudy()
  const rows = Array.from({ length: 3000 }, (_, row) => row)
  write(
    study,
    batch(numbers(rows), texts(rows.map((row) => `text ${row % 7}`)), texts(rows.map((row) => `name ${row}`))),
    {
      identifiers: ['v2'],
    },
  )
  savePlan(study, 'plan', '{}')
  return study
}

const codesOf = (study: Study) => checkIntegrity(study).map(({ code }) => code)

describe('the integrity check', () => {
  test('finds nothing wrong with a sound study', async () => {
    expect(checkIntegrity(await filledStudy())).toEqual([])
  })

  test.each([
    ['a chunk with other values', `UPDATE column_chunk SET base = base + 1 WHERE column_id = 1`],
    ['a chunk that does not unpack', `UPDATE column_chunk SET data = x'00' WHERE column_id = 1`],
    ['a chunk that is missing', `DELETE FROM column_chunk WHERE column_id = 1`],
    ['a chunk of an unknown encoding', `UPDATE column_chunk SET encoding = 'u7' WHERE column_id = 1`],
  ])('names the variable with %s', async (_, sql) => {
    const study = await filledStudy()
    study.db.exec(sql)
    expect(checkIntegrity(study)).toMatchObject([
      { code: 'study.chunk-damaged', params: { dataset: 'personas', version: 1, variable: 'v0' } },
    ])
  })

  test('finds another dictionary and a column that was added', async () => {
    const study = await filledStudy()
    study.db.prepare(`UPDATE data_column SET dictionary = ? WHERE name = 'v1'`).run(zstdCompressSync('["other"]'))
    expect(codesOf(study)).toEqual(['study.chunk-damaged'])
    study.db.exec(
      `INSERT INTO data_column (version_id, position, name, storage, digest) VALUES (1, 9, 'x', 'number', 'y')`,
    )
    expect(codesOf(study)).toEqual(['study.chunk-damaged', 'study.chunk-damaged', 'study.chunk-damaged'])
  })

  test('finds identifiers that are damaged or gone', async () => {
    const study = await filledStudy()
    study.identifiers?.exec(`UPDATE column_chunk SET data = zeroblob(length(data)) WHERE encoding <> 'bytes16'`)
    expect(checkIntegrity(study)).toMatchObject([{ code: 'study.chunk-damaged', params: { variable: 'v2' } }])
    study.identifiers?.exec('DELETE FROM data_column')
    expect(codesOf(study)).toEqual(['study.identifiers-missing'])
  })

  test('finds a broken audit chain', async () => {
    const study = await filledStudy()
    study.db.exec(`DROP TRIGGER audit_is_not_changed; UPDATE audit SET object = 'x' WHERE position = 2`)
    expect(checkIntegrity(study)).toMatchObject([{ code: 'study.audit-broken', params: { position: 2 } }])
  })

  test('finds a header that was damaged while the study was open', async () => {
    const study = await filledStudy()
    writeFileSync(join(study.folder, 'study.caracteriza'), 'x')
    expect(codesOf(study)).toEqual(['study.header-disagrees'])
  })

  test('finds a row that points to nothing', async () => {
    const study = await filledStudy()
    study.db.pragma('foreign_keys=OFF')
    study.db.exec('DELETE FROM person')
    expect(codesOf(study)).toContain('study.database-unreadable')
  })

  test.each(['study.db', 'identifiers.db'])('names %s when a block of it was overwritten', async (file) => {
    const study = await filledStudy()
    closeStudy(study)
    const path = join(study.folder, file)
    const size = readFileSync(path).length
    const opened = openSync(path, 'r+')
    writeSync(opened, Buffer.alloc(4096, 7), 0, 4096, Math.floor(size / 8192) * 4096)
    closeSync(opened)
    const code = await failureOf(async () => {
      const failures = checkIntegrity(await open(study.folder))
      expect(failures.length).toBeGreaterThan(0)
      throw failures[0]
    })
    expect(['study.database-unreadable', 'study.chunk-damaged']).toContain(code)
  })
})

describe('a backup', () => {
  test('is a whole study of its own that the same passphrase opens', async () => {
    const study = await filledStudy()
    writeFileSync(join(study.folder, 'releases', 'manifest.json'), '{}')
    const folder = join(temporaryFolder(), 'backup')
    const { bytes, head } = await backupStudy(study, folder)
    expect(head.position).toBe(4)
    expect(bytes).toBe([...filesIn(folder).values()].reduce((sum, file) => sum + file.length, 0))
    expect(readdirSync(folder).sort()).toEqual([
      'identifiers.db',
      'releases',
      'study.caracteriza',
      'study.caracteriza.2',
      'study.db',
    ])
    expect(listAudit(study).at(-1)?.action).toBe('backup.made')
    closeStudy(study)

    const copy = await open(folder)
    expect(checkIntegrity(copy)).toEqual([])
    expect(copy.id).toBe(study.id)
    expect(existsSync(join(folder, 'releases', 'manifest.json'))).toBe(true)
    expect(valuesOf(loadColumns(copy, 1, ['v0']).byName.get('v0'))[2999]).toBe(2999)
    expect(valuesOf(readIdentifiers(copy, 1, ['v2'], 'check').byName.get('v2'))[2999]).toBe('name 2999')
    expect(readFileSync(join(folder, 'study.db')).subarray(0, 6).toString()).not.toBe('SQLite')
  })

  test('is not put over something else', async () => {
    const study = await filledStudy()
    expect(await failureOf(() => backupStudy(study, study.folder))).toBe('study.exists')
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.txt'), '')
    expect(await failureOf(() => backupStudy(study, folder))).toBe('study.folder-not-empty')
    expect(readdirSync(folder)).toEqual(['a.txt'])
  })

  test('of a damaged study is refused and leaves nothing', async () => {
    const study = await filledStudy()
    study.db.exec(`UPDATE column_chunk SET base = base + 1 WHERE column_id = 1`)
    const parent = temporaryFolder()
    expect(await failureOf(() => backupStudy(study, join(parent, 'backup')))).toBe('study.backup-damaged')
    expect(readdirSync(parent)).toEqual([])
    expect(listAudit(study).at(-1)?.action).toBe('plan.saved')
  })
})
