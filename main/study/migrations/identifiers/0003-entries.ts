import { migration } from '../../migrate.ts'

/** Identifiers of records that are typed in, in the order of random pseudonyms. */
export const entries = migration(3, 'entries', (db) => {
  db.exec(`
    CREATE TABLE entered_identifiers (
      pseudonym BLOB PRIMARY KEY,
      dataset TEXT NOT NULL,
      answers TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `)
})
