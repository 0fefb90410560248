import { migration } from '../../migrate.ts'

/** The first structure: people, audit log, data versions in columns, codebook, plan, runs and results. */
export const firstStudy = migration(1, 'study', (db) => {
  db.exec(`
    CREATE TABLE study (
      id TEXT PRIMARY KEY,
      title TEXT NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE person (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      signing_key TEXT NOT NULL,
      added_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE audit (
      position INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      person TEXT NOT NULL REFERENCES person (id),
      action TEXT NOT NULL,
      object TEXT NOT NULL,
      details TEXT NOT NULL,
      previous TEXT NOT NULL,
      hash TEXT NOT NULL,
      signature TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
    CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

    CREATE TABLE pending_step (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      dataset TEXT NOT NULL,
      begun_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE codebook_revision (
      id INTEGER PRIMARY KEY,
      dataset TEXT NOT NULL,
      number INTEGER NOT NULL,
      reason TEXT NOT NULL,
      saved_at TEXT NOT NULL,
      person TEXT NOT NULL REFERENCES person (id),
      UNIQUE (dataset, number)
    ) STRICT;

    CREATE TABLE codebook_variable (
      id INTEGER PRIMARY KEY,
      revision_id INTEGER NOT NULL REFERENCES codebook_revision (id),
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      storage TEXT NOT NULL,
      label TEXT,
      universe TEXT,
      question TEXT,
      source TEXT,
      decimals INTEGER,
      UNIQUE (revision_id, position),
      UNIQUE (revision_id, name)
    ) STRICT;

    CREATE TABLE codebook_category (
      variable_id INTEGER NOT NULL REFERENCES codebook_variable (id),
      position INTEGER NOT NULL,
      code TEXT NOT NULL,
      label TEXT,
      PRIMARY KEY (variable_id, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE codebook_missing (
      variable_id INTEGER NOT NULL REFERENCES codebook_variable (id),
      position INTEGER NOT NULL,
      code TEXT,
      lower REAL,
      upper REAL,
      reason TEXT NOT NULL,
      label TEXT,
      PRIMARY KEY (variable_id, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE data_version (
      id INTEGER PRIMARY KEY,
      dataset TEXT NOT NULL,
      number INTEGER NOT NULL,
      is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
      reason TEXT NOT NULL,
      source_file TEXT NOT NULL,
      source_sha256 TEXT NOT NULL,
      source_bytes INTEGER NOT NULL,
      source_format TEXT NOT NULL,
      source_options TEXT NOT NULL,
      rows INTEGER NOT NULL,
      chunk_rows INTEGER NOT NULL,
      content TEXT NOT NULL,
      identifiers TEXT NOT NULL,
      codebook_revision INTEGER NOT NULL REFERENCES codebook_revision (id),
      written_at TEXT NOT NULL,
      person TEXT NOT NULL REFERENCES person (id),
      UNIQUE (dataset, number)
    ) STRICT;
    CREATE UNIQUE INDEX one_current_version ON data_version (dataset) WHERE is_current = 1;

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

    CREATE TABLE plan_revision (
      number INTEGER PRIMARY KEY,
      text TEXT NOT NULL,
      json TEXT NOT NULL,
      saved_at TEXT NOT NULL,
      person TEXT NOT NULL REFERENCES person (id)
    ) STRICT;

    CREATE TABLE run (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      inputs TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed', 'cancelled', 'interrupted')),
      outcome TEXT NOT NULL,
      started_at TEXT NOT NULL,
      finished_at TEXT,
      person TEXT NOT NULL REFERENCES person (id)
    ) STRICT;

    CREATE TABLE result (
      key TEXT PRIMARY KEY,
      table_id TEXT NOT NULL,
      json TEXT NOT NULL,
      saved_at TEXT NOT NULL
    ) STRICT;
  `)
})
