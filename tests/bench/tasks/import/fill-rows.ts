import { rmSync } from 'node:fs'
import { openCsv } from '../../../../main/files/csv/open.ts'
import { createDatabase } from '../../../../main/study/database.ts'
import { names } from '../../survey/survey-csv.ts'
import { filesIn, folderArgument, measured } from '../task.ts'

/* The CSV as ordinary rows of SQLite, under the cipher and settings of the study. */

const { csv, rows: path } = filesIn(folderArgument())
for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true })
const db = createDatabase(path, Buffer.alloc(32, 7))
const reading = await openCsv(csv)
const types = reading.variables.map(({ name, storage }) => `${name} ${storage === 'number' ? 'REAL' : 'TEXT'}`)
db.exec(`CREATE TABLE personas (${types.join(', ')})`)
const insert = db.prepare(`INSERT INTO personas VALUES (${names.map(() => '?').join(', ')})`)
await measured(
  async () => {
    db.exec('BEGIN')
    for await (const { columns, rows } of reading.batches())
      for (let row = 0; row < rows; row++)
        insert.run(
          columns.map((column) => {
            if (column.type === 'code') return column.dictionary[(column.codes[row] as number) - 1] ?? null
            const value = column.values[row] as number
            return Number.isNaN(value) ? null : value
          }),
        )
    db.exec('COMMIT')
    db.close()
  },
  { file: path },
)
