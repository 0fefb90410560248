import { statSync } from 'node:fs'
import { type Figure, ownFigure, sizeFigure, timeFigure } from '../figures.ts'
import { inTurns, type Task } from '../in-turns.ts'
import { names, writeSurveyCsv } from '../survey/survey-csv.ts'
import { filesIn } from '../tasks/task.ts'
import type { Settings } from './settings.ts'

const goals = { importTime: { most: 4 }, importMb: { most: 600 }, readSpeed: { least: 12 }, fileSize: { most: 1.3 } }

/** Our import and reading beside those of DuckDB and of ordinary SQLite rows. */
export const importFigures = ({ folder, rows, times }: Settings): Figure[] => {
  const { csv } = filesIn(folder)
  writeSurveyCsv(csv, rows)
  console.log(`import: ${rows} × ${names.length}, ${(statSync(csv).size / 1e6).toFixed(0)} MB`)
  const task = (name: string, runs = times): Task => ({ program: `import/${name}.ts`, args: [folder], times: runs })
  const { study, duckdb } = inTurns({ study: task('import-study'), duckdb: task('import-duckdb') })
  inTurns({ filled: task('fill-rows', 1) })
  const { chunks, rows: ofRows } = inTurns({ chunks: task('read-study'), rows: task('read-rows') })
  return [
    timeFigure('CSV into the study; into DuckDB', study, duckdb, goals.importTime),
    ownFigure('peak memory of that', 'MB', study.peakMb, goals.importMb),
    timeFigure('five columns from the study; from SQLite rows', chunks, ofRows, goals.readSpeed),
    sizeFigure('file of the study; of DuckDB', study.fileMb ?? 0, duckdb.fileMb ?? 0, goals.fileSize),
  ]
}
