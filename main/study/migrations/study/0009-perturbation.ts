import { randomBytes } from 'node:crypto'
import { migration } from '../../migrate.ts'

/** A secret from which everything random in released records follows. It stays when people or keys of the study change. */
export const perturbation = migration(9, 'perturbation', (db) => {
  db.exec('CREATE TABLE perturbation (secret BLOB NOT NULL CHECK (length(secret) = 32)) STRICT')
  db.prepare('INSERT INTO perturbation (secret) VALUES (?)').run(randomBytes(32))
})
