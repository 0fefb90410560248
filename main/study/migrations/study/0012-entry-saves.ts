import { migration } from '../../migrate.ts'

/**
 * What the rows of one save share: random, part of the digest that the log has of the save, and erased with the records, so that
 * nobody can find out erased answers by trying digests. Rows of before have none.
 */
export const entrySaves = migration(12, 'entry-saves', (db) => {
  db.exec('ALTER TABLE entry ADD COLUMN save BLOB')
})
