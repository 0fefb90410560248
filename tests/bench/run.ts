import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { compared, figuresText } from './goals.ts'
import { names, writeSurveyCsv } from './survey-csv.ts'
import { filesIn, type Measured } from './tasks/task.ts'

/*
 * npm run bench [-- --rows 1000000 --times 5 --json FILE]
 *
 * Our import and reading beside those of DuckDB and of ordinary SQLite rows, each time in a process of its own, in
 * turns, and the medians as ratios with the goals. Exits with 1 when a goal is missed.
 */

const here = import.meta.dirname

const main = (): number => {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '1000000' },
      times: { type: 'string', default: '5' },
      json: { type: 'string' },
    },
  })
  const [rows, times] = [Number(values.rows), Number(values.times)]
  installDuckdb()
  const folder = mkdtempSync(join(tmpdir(), 'caracteriza-bench-'))
  try {
    const { csv } = filesIn(folder)
    writeSurveyCsv(csv, rows)
    console.log(
      `${rows} × ${names.length}, ${(statSync(csv).size / 1e6).toFixed(0)} MB; Node ${process.version}, ${cpus().length} CPUs`,
    )
    const figures = compared(medians(folder, times))
    console.log(figuresText(figures))
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ rows, times, figures }, null, 2)}\n`)
    return figures.every(({ isMet }) => isMet) ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** DuckDB is a yardstick only: its package stays out of the project's own dependencies. */
const installDuckdb = (): void => {
  if (existsSync(join(here, 'node_modules/@duckdb/node-api'))) return
  const npm = spawnSync('npm', ['ci', '--loglevel=error'], {
    cwd: here,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0) throw new Error('DuckDB could not be installed; the benchmark needs the package registry once')
}

type TaskName = 'import-study' | 'import-duckdb' | 'read-study' | 'fill-rows' | 'read-rows'

/** Medians over `times` runs; the tasks that are compared take turns, so that both meet the same machine. */
const medians = (folder: string, times: number): Record<TaskName, Measured> => {
  const imports = inTurns(folder, ['import-study', 'import-duckdb'], times)
  const filled = inTurns(folder, ['fill-rows'], 1)
  const reads = inTurns(folder, ['read-study', 'read-rows'], times)
  return { ...imports, ...filled, ...reads } as Record<TaskName, Measured>
}

const inTurns = (folder: string, tasks: readonly TaskName[], times: number): Partial<Record<TaskName, Measured>> => {
  const runs = tasks.map((): Measured[] => [])
  for (let turn = 0; turn < times; turn++)
    for (const [at, task] of tasks.entries()) runs[at]?.push(runTask(task, folder))
  return Object.fromEntries(tasks.map((task, at) => [task, medianOf(runs[at] ?? [])]))
}

const runTask = (task: TaskName, folder: string): Measured => {
  const { status, stdout } = spawnSync(process.execPath, [join(here, 'tasks', `${task}.ts`), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${task} failed`)
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Measured
}

const medianOf = (runs: readonly Measured[]): Measured => {
  const middle = (pick: (run: Measured) => number): number =>
    runs.map(pick).sort((a, b) => a - b)[Math.floor(runs.length / 2)] as number
  return {
    ms: middle(({ ms }) => ms),
    firstMs: middle(({ firstMs }) => firstMs),
    cpuMs: middle(({ cpuMs }) => cpuMs),
    peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)),
    fileMb: middle(({ fileMb }) => fileMb ?? 0),
  }
}

process.exitCode = main()
