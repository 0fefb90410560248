import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Measured } from './tasks/task.ts'

/**
 * A program under `tasks` (TypeScript, or R by its ending) with its arguments, run `times` times. With `minutes` no
 * further run begins after that much time in its runs.
 */
export type Task = {
  readonly program: string
  readonly args: readonly string[]
  readonly times: number
  readonly minutes?: number
}

/** What a task measured, the median of `runs` processes. */
export type Median = Measured & { readonly runs: number }

/**
 * The medians of every task, each time in a process of its own. The tasks take turns, so that all meet the same
 * machine; a task with fewer times drops out early.
 */
export const inTurns = <Tasks extends Readonly<Record<string, Task>>>(
  tasks: Tasks,
): { [Name in keyof Tasks]: Median } => {
  const named = Object.entries<Task>(tasks).map(([name, task]) => ({ name, task, runs: [] as Measured[], usedMs: 0 }))
  for (let turn = 0; turn < Math.max(...named.map(({ task }) => task.times)); turn++) {
    for (const one of named) {
      if (turn >= one.task.times || one.usedMs > (one.task.minutes ?? Number.POSITIVE_INFINITY) * 60_000) continue
      const start = performance.now()
      one.runs.push(runTask(one.task))
      one.usedMs += performance.now() - start
    }
  }
  return Object.fromEntries(named.map(({ name, runs }) => [name, medianOf(runs)])) as { [Name in keyof Tasks]: Median }
}

const runTask = ({ program, args }: Task): Measured => {
  const command = program.endsWith('.R') ? 'Rscript' : process.execPath
  const { status, stdout } = spawnSync(command, [join(import.meta.dirname, 'tasks', program), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${program} failed`)
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Measured
}

const medianOf = (runs: readonly Measured[]): Median => {
  const middle = (pick: (run: Measured) => number): number =>
    runs.map(pick).sort((a, b) => a - b)[Math.floor(runs.length / 2)] as number
  return {
    runs: runs.length,
    ms: middle(({ ms }) => ms),
    firstMs: middle(({ firstMs }) => firstMs),
    cpuMs: middle(({ cpuMs }) => cpuMs),
    peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)),
    addedMb: Math.max(...runs.map(({ addedMb }) => addedMb)),
    fileMb: middle(({ fileMb }) => fileMb ?? 0),
    count: middle(({ count }) => count ?? 0),
  }
}

/** Whether R and its package survey are installed. */
export const hasSurveyInR = (): boolean =>
  spawnSync('Rscript', ['-e', 'stopifnot(requireNamespace("survey", quietly = TRUE))']).status === 0
