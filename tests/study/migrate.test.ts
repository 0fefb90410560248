import { createHash, randomBytes } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createDatabase, type Db, openDatabase } from '../../main/study/database.ts'
import { databaseVersion, migrate, migration } from '../../main/study/migrate.ts'
import { identifierSteps, studySteps } from '../../main/study/migrations/index.ts'
import { failureOf, temporaryFolder } from './support.ts'

/** SHA-256 of every migration that was released. A line is only ever added; a released file never changes. */
const released: Readonly<Record<string, string>> = {
  'identifiers/0001-identifier-columns.ts': 'b941820433e86042966daebbb665b6f4508b3d889deb817b8072ebfffb9a5caf',
  'identifiers/0002-links.ts': '088ddad9c2d68eb1dee6dc41dca2db1ec1a5641c361050fcf45ec3698f522887',
  'identifiers/0003-entries.ts': 'aa491d7868faec5692fdae8139fe19f4f62476d2e65b2510fd5560e4794c7262',
  'study/0001-study.ts': '9e8031cb0f13856d5b1da8fc18207e6a4db21d77504ebed7dda0084d72fc06e5',
  'study/0002-checks.ts': 'd6d80ea05e4877d565e996af0e3568e884320d1fd131568523416c1b2ad660a2',
  'study/0003-drafts.ts': '45db762b9beeb000594d5151067f32afef3af11ee1818119c87ef7453fe45cc3',
  'study/0004-people.ts': '3abd0b7ca275f39939369dd66170372d7562c508590bf0021d07a658badd30d1',
  'study/0005-boundaries.ts': '976fba458e16c38fdb35033621ddc61cc58567fcd1ca6b6a4b3cf0b242335e01',
  'study/0006-care.ts': '8b186daf76c25938b672e6e626cc6bf29d7b3dcf7c28b6cb1e2c7d4f3b1cd18d',
  'study/0007-review.ts': 'e16650e27e634513177affaf2bf8c0d3f2e6879a8052dba78345c1da89af5666',
  'study/0008-releases.ts': '945104e144598f4d1562417fb86f9870b6f14bf0a84447815a335f831900b805',
  'study/0009-perturbation.ts': '6a717c757978034be29f2cc5f449a56dd2897cbde08204afc66b477eb9b4f749',
  'study/0010-logos.ts': 'ad20cbcf5f54cf6731b2db0b5685691b9e5dbb92786f94f9d610390125f9d0d1',
  'study/0011-entries.ts': 'ec58d447a48bb133ea458a55ef8f8e8f63a7f5a9c8d838e5363a37c3200bedf1',
  'study/0012-entry-saves.ts': '80ddffabf79f02b02eb53f64da5ce459f23533e664d3e863222c0fcd3fececf6',
}

const one = migration(1, 'one', (db) => db.exec('CREATE TABLE a (x)'))
const two = migration(2, 'two', (db) => db.exec('ALTER TABLE a ADD COLUMN y'))
const failing = migration(2, 'failing', (db) => {
  db.exec('ALTER TABLE a ADD COLUMN z')
  throw new Error('stop')
})

const key = randomBytes(32)
const newDatabase = (): { db: Db; backup: (version: number) => string } => {
  const folder = temporaryFolder()
  const backup = (version: number) => join(folder, `before-${version + 1}.db`)
  return { db: createDatabase(join(folder, 'a.db'), key), backup }
}

const columnsOf = (db: Db) => db.prepare(`SELECT name FROM pragma_table_info('a')`).pluck().all()

describe('migrating', () => {
  test('takes all missing steps and remembers them', () => {
    const { db, backup } = newDatabase()
    expect(migrate(db, [one, two], backup)).toEqual([1, 2])
    expect(databaseVersion(db)).toBe(2)
    expect(columnsOf(db)).toEqual(['x', 'y'])
    expect(migrate(db, [one, two], backup)).toEqual([])
    db.close()
  })

  test('keeps an encrypted copy of what was there before', () => {
    const { db, backup } = newDatabase()
    migrate(db, [one], backup)
    db.exec(`INSERT INTO a VALUES ('MARKER-IN-BACKUP')`)
    expect(migrate(db, [one, two], backup)).toEqual([2])
    db.close()
    expect(readFileSync(backup(1)).includes('MARKER-IN-BACKUP')).toBe(false)
    const copy = openDatabase(backup(1), key)
    expect(databaseVersion(copy)).toBe(1)
    expect(copy.prepare('SELECT x FROM a').pluck().get()).toBe('MARKER-IN-BACKUP')
    copy.close()
  })

  test('that fails changes nothing, and can be tried again', () => {
    const { db, backup } = newDatabase()
    migrate(db, [one], backup)
    expect(() => migrate(db, [one, failing], backup)).toThrow('stop')
    expect(databaseVersion(db)).toBe(1)
    expect(columnsOf(db)).toEqual(['x'])
    expect(migrate(db, [one, two], backup)).toEqual([2])
    db.close()
  })

  test('refuses a database of a later version', async () => {
    const { db, backup } = newDatabase()
    migrate(db, [one, two], backup)
    expect(await failureOf(() => migrate(db, [one], backup))).toBe('study.newer-format')
    db.close()
  })

  test('refuses a list with gaps', () => {
    const { db, backup } = newDatabase()
    expect(() => migrate(db, [two], backup)).toThrow('place')
    db.close()
  })
})

describe('the migrations of the program', () => {
  test.each([
    ['study', studySteps],
    ['identifiers', identifierSteps],
  ])('of %s.db are numbered without a gap, as their files are', (folder, steps) => {
    const files = globSync(`main/study/migrations/${folder}/*.ts`).sort()
    const expected = steps.map(
      ({ number, name }) => `main/study/migrations/${folder}/${String(number).padStart(4, '0')}-${name}.ts`,
    )
    expect(files).toEqual(expected)
  })

  test('that were released have not changed', () => {
    const now = Object.keys(released).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join('main/study/migrations', file)))
        .digest('hex'),
    ])
    expect(Object.fromEntries(now)).toEqual(released)
  })

  test('0001 of study.db makes every table, typed strictly', () => {
    const { db, backup } = newDatabase()
    migrate(db, studySteps.slice(0, 1), backup)
    const tables = db
      .prepare(
        `SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'`,
      )
      .raw()
      .all()
    expect(tables.sort()).toEqual(
      [
        'audit',
        'codebook_category',
        'codebook_missing',
        'codebook_revision',
        'codebook_variable',
        'column_chunk',
        'data_column',
        'data_version',
        'pending_step',
        'person',
        'plan_revision',
        'result',
        'run',
        'study',
      ].map((name) => [name, 1]),
    )
    db.close()
  })

  test('0001 of study.db finds the chunks of a column and the current version by index', () => {
    const { db, backup } = newDatabase()
    migrate(db, studySteps.slice(0, 1), backup)
    const plan = (sql: string) => JSON.stringify(db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all())
    expect(
      plan('SELECT data FROM column_chunk WHERE column_id = 1 AND chunk BETWEEN 0 AND 9 ORDER BY chunk'),
    ).toContain('USING INDEX')
    expect(plan(`SELECT * FROM data_version WHERE dataset = 'a' AND is_current = 1`)).toContain('one_current_version')
    expect(plan('SELECT position, hash FROM audit ORDER BY position DESC LIMIT 1')).not.toContain('TEMP B-TREE')
    db.close()
  })

  test('0001 of study.db allows one current version of a dataset', () => {
    const { db, backup } = newDatabase()
    migrate(db, studySteps.slice(0, 1), backup)
    db.exec(`
      INSERT INTO person VALUES ('p', 'Ana', 'key', 'now');
      INSERT INTO codebook_revision VALUES (1, 'd', 1, 'reason', 'now', 'p');`)
    const insert = (number: number) =>
      db
        .prepare(
          `INSERT INTO data_version VALUES (?, 'd', ?, 1, 'reason', 'file', 'sha', 1, 'csv', '{}', 1, 1, 'hash', '[]', 1, 'now', 'p')`,
        )
        .run(number, number)
    insert(1)
    expect(() => insert(2)).toThrow('UNIQUE')
    db.close()
  })

  test('0002 of study.db adds decisions and corrections, and leaves what was there', () => {
    const { db, backup } = newDatabase()
    migrate(db, studySteps.slice(0, 1), backup)
    db.exec(`INSERT INTO person VALUES ('p', 'Ana', 'key', 'now')`)
    migrate(db, studySteps.slice(0, 2), backup)
    expect(db.prepare('SELECT name FROM person').pluck().get()).toBe('Ana')
    const decide = (state: string) =>
      db.prepare(`INSERT INTO check_decision VALUES (NULL, 'age', '#7', ?, 'hash', 'note', 'now', 'p')`).run(state)
    decide('accepted')
    expect(() => decide('open')).toThrow('CHECK')
    const plan = db.prepare(`EXPLAIN QUERY PLAN SELECT * FROM check_decision WHERE rule = 'age' ORDER BY id`).all()
    expect(JSON.stringify(plan)).toContain('decisions_of_rule')
    expect(() => db.exec(`INSERT INTO correction VALUES (9, 0, 0, '#1', 'edad', NULL, 'reason')`)).toThrow(
      'FOREIGN KEY',
    )
    db.close()
  })

  test('0003 of study.db adds drafts of a person, one of each name', () => {
    const { db, backup } = newDatabase()
    migrate(db, studySteps.slice(0, 2), backup)
    db.exec(`INSERT INTO person VALUES ('p', 'Ana', 'key', 'now')`)
    migrate(db, studySteps.slice(0, 3), backup)
    expect(db.prepare('SELECT name FROM person').pluck().get()).toBe('Ana')
    const insert = (person: string) => db.prepare(`INSERT INTO draft VALUES ('rule', ?, '{}', 'now')`).run(person)
    insert('p')
    expect(() => insert('p')).toThrow('UNIQUE')
    expect(() => insert('q')).toThrow('FOREIGN KEY')
    db.close()
  })

  test('0001 of identifiers.db deletes the chunks of a column with it', () => {
    const { db, backup } = newDatabase()
    migrate(db, identifierSteps.slice(0, 1), backup)
    db.exec(`
      INSERT INTO data_column VALUES (1, 1, 0, 'nombre', 'code', NULL, NULL);
      INSERT INTO column_chunk VALUES (1, 1, 0, 1, 'u8', 0, 0, 0, x'01');
      DELETE FROM data_column`)
    expect(db.prepare('SELECT count(*) FROM column_chunk').pluck().get()).toBe(0)
    db.close()
  })

  test('0002 of identifiers.db adds linkages whose pairs go with them', () => {
    const { db, backup } = newDatabase()
    migrate(db, identifierSteps.slice(0, 1), backup)
    db.exec(`INSERT INTO identifier_variable VALUES (1, 0, '{}')`)
    migrate(db, identifierSteps.slice(0, 2), backup)
    expect(db.prepare('SELECT variable FROM identifier_variable').pluck().get()).toBe('{}')
    db.exec(`INSERT INTO link VALUES ('panel', '{}', 'now', 'p')`)
    const insert = (decision: string) =>
      db.prepare(`INSERT INTO link_pair VALUES ('panel', 1, x'01', x'02', 7, 9.5, 0.9, ?, NULL, NULL)`).run(decision)
    expect(() => insert('perhaps')).toThrow('CHECK')
    insert('same')
    db.exec(`DELETE FROM link`)
    expect(db.prepare('SELECT count(*) FROM link_pair').pluck().get()).toBe(0)
    db.close()
  })
})
