import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Measured } from './tasks/task.ts'

/** A program under `tasks` (TypeScript, or R by its ending) with its arguments, run `times` times. */
export type Task = { readonly program: string; readonly args: readonly string[]; readonly times: number }

/**
 * The medians of every task, each time in a process of its own. The tasks take turns, so that all meet the same
 * machine; a task with fewer times drops out early.
 */
export const inTurns = <Tasks extends Readonly<Record<string, Task>>>(
  tasks: Tasks,
): { [Name in keyof Tasks]: Measured } => {
  const named = Object.entries<Task>(tasks)
  const runs = new Map(named.map(([name]): [string, Measured[]] => [name, []]))
  for (let turn = 0; turn < Math.max(...named.map(([, { times }]) => times)); turn++)
    for (const [name, task] of named) if (turn < task.times) runs.get(name)?.push(runTask(task))
  return Object.fromEntries(named.map(([name]) => [name, medianOf(runs.get(name) ?? [])])) as {
    [Name in keyof Tasks]: Measured
  }
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

const medianOf = (runs: readonly Measured[]): Measured => {
  const middle = (pick: (run: Measured) => number): number =>
    runs.map(pick).sort((a, b) => a - b)[Math.floor(runs.length / 2)] as number
  return {
    ms: middle(({ ms }) => ms),
    firstMs: middle(({ firstMs }) => firstMs),
    cpuMs: middle(({ cpuMs }) => cpuMs),
    peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)),
    addedMb: Math.max(...runs.map(({ addedMb }) => addedMb)),
    fileMb: middle(({ fileMb }) => fileMb ?? 0),
  }
}

/** Whether R and its package survey are installed. */
export const hasSurveyInR = (): boolean =>
  spawnSync('Rscript', ['-e', 'stopifnot(requireNamespace("survey", quietly = TRUE))']).status === 0
