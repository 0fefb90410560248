import { describe, expect, test } from 'vitest'
import { appendAudit } from '../../main/study/audit.ts'
import { checkIntegrity } from '../../main/study/check-integrity.ts'
import { addEntries, correctEntry, entries, markEntry } from '../../main/study/entries.ts'
import { entryIdentifiers } from '../../main/study/entry-identifiers.ts'
import { databasesOf, failureOf, newStudy, reopen } from './support.ts'

const maria = { answers: { caso: 'A1', edad: '34' }, identifiers: { nombre: 'María Inventada' } }
const sol = { answers: { caso: 'B2' }, identifiers: {} }

describe('records that are typed in', () => {
  test('are numbered by dataset, and every state of each stays', async () => {
    const study = await newStudy()
    expect(addEntries(study, 'visitas', [maria, sol])).toEqual([1, 2])
    expect(addEntries(study, 'casos', [sol])).toEqual([1])
    correctEntry(study, 'visitas', { record: 1, answers: { caso: 'A1', edad: '35' }, identifiers: null, reason: 'x' })
    markEntry(study, 'visitas', { record: 2, action: 'struck', reason: 'y' })
    expect(entries(study, 'visitas').map(({ answers, changes, isStruck }) => [answers, changes, isStruck])).toEqual([
      [{ caso: 'A1', edad: '35' }, 2, false],
      [{ caso: 'B2' }, 2, true],
    ])
    // A number is never given twice.
    expect(addEntries(study, 'visitas', [sol])).toEqual([3])
  })

  test('have their identifiers in the vault alone, through corrections of other answers', async () => {
    const study = await newStudy()
    addEntries(study, 'visitas', [maria])
    correctEntry(study, 'visitas', { record: 1, answers: { caso: 'A2' }, identifiers: null, reason: 'x' })
    const [record] = entries(study, 'visitas')
    expect(entryIdentifiers(study, 'visitas')(record?.pseudonym ?? '')).toEqual({ nombre: 'María Inventada' })
    const [db] = databasesOf(study)
    const rows = JSON.stringify([db.prepare('SELECT * FROM entry').all(), db.prepare('SELECT * FROM audit').all()])
    expect(rows).not.toContain('María')
  })

  test('leave no identifiers behind that belong to no record', async () => {
    let study = await newStudy()
    addEntries(study, 'visitas', [maria])
    const identifiers = () => databasesOf(study)[1]
    // As a crash between the two databases leaves them.
    identifiers()
      .prepare('INSERT INTO entered_identifiers (pseudonym, dataset, answers) VALUES (?, ?, ?)')
      .run(Buffer.alloc(16, 1), 'visitas', '{"nombre":"Nadie"}')
    study = await reopen(study)
    expect(identifiers().prepare('SELECT count(*) FROM entered_identifiers').pluck().get()).toBe(1)
    expect(entries(study, 'visitas')).toHaveLength(1)
  })

  test('keep their identifiers where the journal lost a record that the log tells of', async () => {
    let study = await newStudy()
    addEntries(study, 'visitas', [maria])
    study.db.exec('DELETE FROM entry')
    study = await reopen(study)
    const count = 'SELECT count(*) FROM entered_identifiers'
    expect(databasesOf(study)[1].prepare(count).pluck().get()).toBe(1)
    expect(checkIntegrity(study)).toMatchObject([{ code: 'study.records-disagree' }, {}])
  })

  test('are refused where the vault lacks what it should have, since a blank would pass for an answer', async () => {
    const study = await newStudy()
    addEntries(study, 'visitas', [maria])
    databasesOf(study)[1].exec('DELETE FROM entered_identifiers')
    const [record] = entries(study, 'visitas')
    expect(() => entryIdentifiers(study, 'visitas')(record?.pseudonym ?? '')).toThrow(
      expect.objectContaining({ code: 'study.identifiers-missing' }),
    )
  })

  test('are held against the log: a state less, other answers and one that nobody typed in are found', async () => {
    const changed = async (sql: string) => {
      const study = await newStudy()
      addEntries(study, 'visitas', [maria, sol])
      addEntries(study, 'casos', [sol])
      correctEntry(study, 'casos', { record: 1, answers: { caso: 'B3' }, identifiers: null, reason: 'x' })
      markEntry(study, 'visitas', { record: 2, action: 'struck', reason: 'y' })
      expect(checkIntegrity(study)).toEqual([])
      study.db.exec(sql)
      return checkIntegrity(study).map(({ code, params }) => [code, params.object ?? params.version])
    }
    expect(await changed(`DELETE FROM entry WHERE action = 'corrected'`)).toEqual([
      ['study.records-disagree', 'casos'],
      ['study.records-disagree', 'casos/#1'],
    ])
    expect(await changed(`UPDATE entry SET answers = '{"caso":"Z"}' WHERE dataset = 'visitas' AND record = 1`)).toEqual(
      [['study.records-disagree', 'visitas']],
    )
    expect(await changed(`UPDATE entry SET reason = 'z' WHERE action = 'struck'`)).toEqual([
      ['study.records-disagree', 'visitas/#2'],
    ])
    expect(
      await changed(
        `INSERT INTO entry (dataset, record, action, answers, entered_at, person) SELECT 'casos', 9, 'added', '{}', '', person FROM entry LIMIT 1`,
      ),
    ).toEqual([['study.records-disagree', 'casos']])
    expect(await changed(`DELETE FROM entry WHERE dataset = 'casos'`)).toEqual([
      ['study.records-disagree', 'casos'],
      ['study.records-disagree', 'casos/#1'],
    ])
  })

  test('of a study of before, whose log has no digest of them, are counted', async () => {
    const study = await newStudy()
    const { now, person, db } = study
    db.prepare(
      `INSERT INTO entry (dataset, record, action, answers, entered_at, person) VALUES ('casos', 1, 'added', '{}', ?, ?)`,
    ).run(now().toISOString(), person.id)
    appendAudit(study, { action: 'entry.added', object: 'casos/#1', details: { first: 1, records: 1 } })
    correctEntry(study, 'casos', { record: 1, answers: { caso: 'B3' }, identifiers: null, reason: 'x' })
    expect(checkIntegrity(study)).toEqual([])
    db.exec('DELETE FROM entry WHERE save IS NULL')
    expect(checkIntegrity(study)).toMatchObject([{ params: { object: 'casos' } }])
  })

  test('are refused at the opening where the vault has not got what belongs to them', async () => {
    const study = await newStudy()
    addEntries(study, 'visitas', [maria])
    databasesOf(study)[1].exec('DELETE FROM entered_identifiers')
    expect(checkIntegrity(study)).toMatchObject([{ code: 'study.identifiers-missing', params: { version: 'visitas' } }])
    expect(await failureOf(() => reopen(study))).toBe('study.identifiers-missing')
  })
})
