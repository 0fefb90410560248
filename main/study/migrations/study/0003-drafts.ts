import { migration } from '../../migrate.ts'

/** What somebody is still filling in on the screen. */
export const draftRows = migration(3, 'drafts', (db) => {
  db.exec(`
    CREATE TABLE draft (
      name TEXT NOT NULL,
      person TEXT NOT NULL REFERENCES person (id),
      json TEXT NOT NULL,
      saved_at TEXT NOT NULL,
      PRIMARY KEY (name, person)
    ) STRICT, WITHOUT ROWID;
  `)
})
