import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { figuresText } from './figures.ts'
import { hasSurveyInR } from './in-turns.ts'
import { disclosureFigures } from './parts/disclosure.ts'
import { importFigures } from './parts/import.ts'
import { linkageFigures } from './parts/linkage.ts'
import type { Settings } from './parts/settings.ts'
import { tableFigures } from './parts/table.ts'
import { weightingFigures } from './parts/weighting.ts'

/*
 * npm run bench [-- --only disclosure|import|linkage|table|weighting --times 5 --r-times 5 --r-minutes 10 --no-r --rows 1000000 --json FILE]
 *
 * Ours beside DuckDB and R survey on invented data, equal each time: every run in a process of its own, in turns, and
 * the medians as ratios with the goals. Inside a process work is repeated and the median counts; the column `first`
 * has the ratio of the first times, with everything still to be compiled. `--rows` are those of the imported file. A task
 * in R begins no further run after `--r-minutes`; the column `runs` tells how many processes the medians are of. Exits
 * with 1 when a goal is missed.
 */

const parts = {
  disclosure: disclosureFigures,
  import: importFigures,
  linkage: linkageFigures,
  table: tableFigures,
  weighting: weightingFigures,
} as const

const main = (): number => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      times: { type: 'string', default: '5' },
      'r-times': { type: 'string', default: '5' },
      'r-minutes': { type: 'string', default: '10' },
      'no-r': { type: 'boolean', default: false },
      rows: { type: 'string', default: '1000000' },
      json: { type: 'string' },
    },
  })
  const chosen = Object.entries(parts).filter(([name]) => values.only === undefined || values.only === name)
  if (chosen.length === 0) throw new Error(`--only takes one of ${Object.keys(parts).join(', ')}`)
  installDuckdb()
  const folder = mkdtempSync(join(tmpdir(), 'caracteriza-bench-'))
  const withR = !values['no-r'] && hasSurveyInR()
  if (!withR) console.log('R survey is left out: not wanted, or not installed')
  const settings: Settings = {
    ...{ folder, withR, times: Number(values.times), rows: Number(values.rows) },
    inR: { times: Number(values['r-times']), minutes: Number(values['r-minutes']) },
  }
  try {
    console.log(`Node ${process.version}, ${cpus().length} CPUs (${cpus()[0]?.model})`)
    const figures = chosen.flatMap(([part, figuresOf]) => figuresOf(settings).map((own) => ({ part, ...own })))
    console.log(`\n${figuresText(figures)}`)
    const run = { times: settings.times, inR: settings.inR, rows: settings.rows, figures }
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(run, null, 2)}\n`)
    return figures.every(({ isMet }) => isMet) ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** DuckDB is a yardstick only: its package stays out of the project's own dependencies. */
const installDuckdb = (): void => {
  const here = import.meta.dirname
  if (existsSync(join(here, 'node_modules/@duckdb/node-api'))) return
  const npm = spawnSync('npm', ['ci', '--loglevel=error'], {
    cwd: here,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0) throw new Error('DuckDB could not be installed; the benchmark needs the package registry once')
}

process.exitCode = main()
