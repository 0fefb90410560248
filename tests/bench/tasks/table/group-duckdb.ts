import { folderArgument, measured } from '../task.ts'
import { openPersons } from './persons-duckdb.ts'

/* The same sums by SQL. */

const database = await openPersons(folderArgument())
const sql = `
SELECT sex, band, department, cause, sum(weight) total, count(*)::DOUBLE n
FROM persons WHERE band IS NOT NULL GROUP BY ALL`
await measured(() => database.columns(sql), { times: 15 })
database.close()
