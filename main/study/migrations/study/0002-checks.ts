import { migration } from '../../migrate.ts'

/** What was decided on records that fail a check, and which cells a corrected version has other than its base. */
export const checks = migration(2, 'checks', (db) => {
  db.exec(`
    CREATE TABLE check_decision (
      id INTEGER PRIMARY KEY,
      rule TEXT NOT NULL,
      record TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('accepted', 'reopened')),
      evidence TEXT NOT NULL,
      note TEXT NOT NULL,
      decided_at TEXT NOT NULL,
      person TEXT NOT NULL REFERENCES person (id)
    ) STRICT;
    CREATE INDEX decisions_of_rule ON check_decision (rule, record, id);

    CREATE TABLE corrected_version (
      version_id INTEGER PRIMARY KEY REFERENCES data_version (id),
      base_id INTEGER NOT NULL REFERENCES data_version (id)
    ) STRICT;

    CREATE TABLE correction (
      version_id INTEGER NOT NULL REFERENCES corrected_version (version_id),
      position INTEGER NOT NULL,
      row INTEGER NOT NULL,
      record TEXT NOT NULL,
      variable TEXT NOT NULL,
      rule TEXT,
      reason TEXT NOT NULL,
      PRIMARY KEY (version_id, position)
    ) STRICT, WITHOUT ROWID;
  `)
})
