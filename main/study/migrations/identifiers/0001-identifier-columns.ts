import { migration } from '../../migrate.ts'

/** Direct identifiers in columns, the rows of a chunk in the order of their random pseudonyms. */
export const identifierColumns = migration(1, 'identifier-columns', (db) => {
  db.exec(`
    CREATE TABLE data_column (
      id INTEGER PRIMARY KEY,
      version_id INTEGER NOT NULL,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      storage TEXT NOT NULL CHECK (storage IN ('number', 'code', 'pseudonym')),
      dictionary BLOB,
      digest TEXT,
      UNIQUE (version_id, name)
    ) STRICT;

    CREATE TABLE column_chunk (
      id INTEGER PRIMARY KEY,
      column_id INTEGER NOT NULL REFERENCES data_column (id) ON DELETE CASCADE,
      chunk INTEGER NOT NULL,
      rows INTEGER NOT NULL,
      encoding TEXT NOT NULL,
      base REAL NOT NULL,
      digits INTEGER NOT NULL,
      zstd INTEGER NOT NULL,
      data BLOB NOT NULL,
      UNIQUE (column_id, chunk)
    ) STRICT;

    CREATE TABLE identifier_variable (
      version_id INTEGER NOT NULL,
      position INTEGER NOT NULL,
      variable TEXT NOT NULL,
      PRIMARY KEY (version_id, position)
    ) STRICT;
  `)
})
