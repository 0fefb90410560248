import { migration } from '../../migrate.ts'

/** The key slots as the database knows them; the header holds their copy. */
export const people = migration(4, 'people', (db) => {
  db.exec(`
    CREATE TABLE access (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      json TEXT NOT NULL
    ) STRICT;
    CREATE INDEX audit_by_action ON audit (action, position);
  `)
})
