import { migration } from '../../migrate.ts'

/** Versions whose data, or whose identifiers, were erased. What is known of them stays. */
export const care = migration(6, 'care', (db) => {
  db.exec(`
    CREATE TABLE erasure (
      version_id INTEGER NOT NULL REFERENCES data_version (id),
      what TEXT NOT NULL CHECK (what IN ('identifiers', 'everything')),
      reason TEXT NOT NULL,
      erased_at TEXT NOT NULL,
      person TEXT NOT NULL REFERENCES person (id),
      PRIMARY KEY (version_id, what)
    ) STRICT, WITHOUT ROWID;
  `)
})
