import { describe, expect, test } from 'vitest'
import { appendAudit, listAudit } from '../../main/study/audit.ts'
import { savePlan } from '../../main/study/plans.ts'
import type { Study } from '../../main/study/study.ts'
import { transaction } from '../../main/study/transaction.ts'
import { verifyAudit } from '../../main/study/verify-audit.ts'
import { newStudy, reopen } from './support.ts'

const withRecords = async (count: number): Promise<Study> => {
  const study = await newStudy()
  for (let record = 0; record < count; record++) {
    appendAudit(study, { action: 'test', object: `object ${record}`, details: { record } })
  }
  return study
}

/** What somebody with the key of the database could do. */
const tamper = (study: Study, sql: string): void => {
  study.db.exec('DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_deleted')
  study.db.exec(sql)
}

test('records are chained, signed and kept in order', async () => {
  const study = await withRecords(3)
  const records = listAudit(study)
  expect(records.map(({ position, action }) => [position, action])).toEqual([
    [1, 'study.created'],
    [2, 'test'],
    [3, 'test'],
    [4, 'test'],
  ])
  expect(records[0]?.previous).toBe('0'.repeat(64))
  expect(records[2]?.previous).toBe(records[1]?.hash)
  expect(records[3]).toMatchObject({ person: study.person.id, object: 'object 2', details: '{"record":2}' })
  expect(verifyAudit(study)).toEqual({ records: 4, brokenAt: null })
  const again = await reopen(study)
  expect(verifyAudit(again)).toEqual({ records: 4, brokenAt: null })
  expect(listAudit(again, 3, 1)).toEqual([records[2]])
})

test('the database itself refuses to change or delete a record', async () => {
  const study = await withRecords(1)
  expect(() => study.db.exec(`UPDATE audit SET action = 'other'`)).toThrow('append-only')
  expect(() => study.db.exec('DELETE FROM audit')).toThrow('append-only')
  expect(() => study.db.exec('INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE position = 2')).toThrow(
    'append-only',
  )
})

describe('tampering shows at the first record it touches', () => {
  test.each([
    ['a changed action', `UPDATE audit SET action = 'other' WHERE position = 3`, 3],
    ['changed details', `UPDATE audit SET details = '{"record":9}' WHERE position = 3`, 3],
    ['a changed time', `UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE position = 3`, 3],
    ['a removed record', 'DELETE FROM audit WHERE position = 3', 3],
    ['a removed first record', 'DELETE FROM audit WHERE position = 1', 1],
    ['a removed end', 'DELETE FROM audit WHERE position > 4', 5],
    ['a removed log', 'DELETE FROM audit', 1],
    [
      'records closed up after removing one',
      'DELETE FROM audit WHERE position = 3; UPDATE audit SET position = position - 1 WHERE position > 3',
      3,
    ],
    [
      'two records that changed places',
      'UPDATE audit SET position = CASE position WHEN 3 THEN -4 WHEN 4 THEN -3 ELSE position END; UPDATE audit SET position = -position WHERE position < 0',
      3,
    ],
    [
      'a signature of another record',
      'UPDATE audit SET signature = (SELECT signature FROM audit WHERE position = 2) WHERE position = 3',
      3,
    ],
    ['a changed hash', `UPDATE audit SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE position = 6`, 6],
  ])('%s', async (_, sql, position) => {
    const study = await withRecords(5)
    tamper(study, sql)
    expect(verifyAudit(study).brokenAt).toBe(position)
  })

  test('a record added with a right hash but without a key', async () => {
    const study = await withRecords(2)
    const other = await withRecords(2)
    const columns = 'at, person, action, object, details, previous, hash, signature'
    const forged = listAudit(other)[2]
    study.db
      .prepare(`INSERT INTO audit (position, ${columns}) VALUES (4, ?, ?, ?, ?, ?, ?, ?, ?)`)
      .run(
        forged?.at,
        study.person.id,
        forged?.action,
        forged?.object,
        forged?.details,
        listAudit(study)[2]?.hash,
        forged?.hash,
        forged?.signature,
      )
    expect(verifyAudit(study).brokenAt).toBe(4)
  })

  test('another signing key in the list of people', async () => {
    const study = await withRecords(2)
    const other = await withRecords(0)
    const key = other.db.prepare('SELECT signing_key FROM person').pluck().get()
    study.db.prepare('UPDATE person SET signing_key = ?').run(key)
    // The key in the authenticated header counts.
    expect(verifyAudit(study).brokenAt).toBeNull()
  })
})

describe('a transaction', () => {
  test('keeps the change and its record together, or neither', async () => {
    const study = await newStudy()
    const fails = () =>
      transaction(study, () => {
        savePlan(study, 'plan', '{}')
        appendAudit(study, { action: 'test', object: 'plan' })
        throw new Error('stop')
      })
    expect(fails).toThrow('stop')
    expect(listAudit(study)).toHaveLength(1)
    expect(study.db.prepare('SELECT count(*) FROM plan_revision').pluck().get()).toBe(0)
    expect(study.header.header.head.position).toBe(1)
    const done = transaction(study, () => {
      savePlan(study, 'plan', '{}')
      return appendAudit(study, { action: 'test', object: 'plan' }).position
    })
    expect(done).toBe(3)
    expect(study.header.header.head.position).toBe(3)
  })

  test('cannot wait for something', async () => {
    const study = await newStudy()
    expect(() => transaction(study, async () => {})).toThrow('promise')
  })
})
