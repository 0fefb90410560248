import { migration } from '../../migrate.ts'

/**
 * Records that are typed in: every state of each, none ever changed. The last row of a record says what it is; its
 * identifiers lie in identifiers.db under the pseudonym.
 */
export const entries = migration(11, 'entries', (db) => {
  db.exec(`
    CREATE TABLE entry (
      id INTEGER PRIMARY KEY,
      dataset TEXT NOT NULL,
      record INTEGER NOT NULL,
      action TEXT NOT NULL CHECK (action IN ('added', 'corrected', 'struck', 'restored')),
      answers TEXT NOT NULL,
      pseudonym BLOB,
      reason TEXT,
      entered_at TEXT NOT NULL,
      person TEXT NOT NULL REFERENCES person (id)
    ) STRICT;
    CREATE INDEX entry_by_record ON entry (dataset, record, id);
  `)
})
