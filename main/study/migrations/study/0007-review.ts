import { migration } from '../../migrate.ts'

/** Tables of other programs that results are held against. States of the review follow from the audit log. */
export const review = migration(7, 'review', (db) => {
  db.exec(`
    CREATE TABLE benchmark (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      item TEXT NOT NULL,
      file TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      figures TEXT NOT NULL,
      tolerance TEXT NOT NULL,
      kept_at TEXT NOT NULL,
      person TEXT NOT NULL REFERENCES person (id)
    ) STRICT;
    CREATE INDEX benchmark_of_item ON benchmark (kind, item, id);
    CREATE INDEX result_of_table ON result (table_id, saved_at);
  `)
})
