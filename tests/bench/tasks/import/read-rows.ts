import { openDatabase } from '../../../../main/study/database.ts'
import { fiveColumns, labelColumns } from '../../survey/survey-csv.ts'
import { filesIn, folderArgument, measured } from '../task.ts'

/* The same five columns from ordinary rows, into the same typed arrays. */

const db = openDatabase(filesIn(folderArgument()).rows, Buffer.alloc(32, 7))
const count = Number(db.prepare('SELECT count(*) FROM personas').pluck().get())
await measured(
  () => {
    const columns = fiveColumns.map(() => new Float64Array(count))
    const dictionary = new Map<unknown, number>()
    const codeOf = (label: unknown): number => {
      const code = dictionary.get(label) ?? dictionary.size + 1
      dictionary.set(label, code)
      return code
    }
    // All rows at once: faster here than one by one.
    const rows = db
      .prepare<[], unknown[]>(`SELECT ${fiveColumns.join(', ')} FROM personas`)
      .raw()
      .all()
    for (const [place, name] of fiveColumns.entries()) {
      const values = columns[place] as Float64Array
      const isLabel = labelColumns.includes(name)
      for (let row = 0; row < rows.length; row++) {
        const value = (rows[row] as unknown[])[place]
        values[row] = isLabel ? codeOf(value) : ((value as number | null) ?? Number.NaN)
      }
    }
  },
  { times: 5 },
)
