import { rmSync } from 'node:fs'
import { openDuckdb, quoted } from '../duckdb.ts'
import { filesIn, folderArgument, measured } from '../task.ts'

/* The CSV into a table of a DuckDB file, with the types that DuckDB finds. */

const { csv, duckdb } = filesIn(folderArgument())
rmSync(duckdb, { force: true })
const database = await openDuckdb(duckdb)
await measured(
  async () => {
    await database.run(`CREATE TABLE personas AS SELECT * FROM read_csv(${quoted(csv)})`)
    await database.run('CHECKPOINT')
    database.close()
  },
  { file: duckdb },
)
