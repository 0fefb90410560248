import { migration } from '../../migrate.ts'

/** Logos of the cover, as PNG. The one of a name that came in last is in use. */
export const logos = migration(10, 'logos', (db) => {
  db.exec(`
    CREATE TABLE logo (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      png BLOB NOT NULL,
      imported_at TEXT NOT NULL,
      person TEXT NOT NULL REFERENCES person (id)
    ) STRICT;
    CREATE INDEX logo_by_name ON logo (name, id);
  `)
})
