import { migration } from '../../migrate.ts'

/** Boundaries of the user's own that maps are drawn on. Those of a name that came in last are in use. */
export const boundaries = migration(5, 'boundaries', (db) => {
  db.exec(`
    CREATE TABLE boundaries (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      spec TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      areas TEXT NOT NULL,
      imported_at TEXT NOT NULL,
      person TEXT NOT NULL REFERENCES person (id)
    ) STRICT;
    CREATE INDEX boundaries_by_name ON boundaries (name, id);
  `)
})
