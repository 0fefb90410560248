import { migration } from '../../migrate.ts'

/** Linkages under way: pairs of pseudonyms with what their comparison gave and what was decided. No value of a record. */
export const links = migration(2, 'links', (db) => {
  db.exec(`
    CREATE TABLE link (
      name TEXT PRIMARY KEY,
      settings TEXT NOT NULL,
      begun_at TEXT NOT NULL,
      person TEXT NOT NULL
    ) STRICT;

    CREATE TABLE link_pair (
      link TEXT NOT NULL REFERENCES link (name) ON DELETE CASCADE,
      pair INTEGER NOT NULL,
      first BLOB NOT NULL,
      second BLOB NOT NULL,
      pattern INTEGER NOT NULL,
      weight REAL NOT NULL,
      probability REAL NOT NULL,
      decision TEXT CHECK (decision IN ('same', 'different')),
      decided_at TEXT,
      person TEXT,
      PRIMARY KEY (link, pair)
    ) STRICT, WITHOUT ROWID;
  `)
})
