import { migration } from '../../migrate.ts'

/** What was released, with the manifest of each package, and what was taken back. */
export const releases = migration(8, 'releases', (db) => {
  db.exec(`
    CREATE TABLE release (
      number INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      mode TEXT NOT NULL,
      manifest TEXT NOT NULL,
      results TEXT NOT NULL,
      note TEXT NOT NULL,
      made_at TEXT NOT NULL,
      person TEXT NOT NULL REFERENCES person (id)
    ) STRICT;

    CREATE TABLE retraction (
      release INTEGER PRIMARY KEY REFERENCES release (number),
      reason TEXT NOT NULL,
      retracted_at TEXT NOT NULL,
      person TEXT NOT NULL REFERENCES person (id)
    ) STRICT;
  `)
})
