import { statSync } from 'node:fs'

/** What a task measures in its own process. */
export type Measured = {
  readonly ms: number
  /** The first time in a process. */
  readonly firstMs: number
  /** Time of all processors together, which other work on the machine disturbs less. */
  readonly cpuMs: number
  /** The most memory that the process ever held. */
  readonly peakMb: number
  /** The most memory that it held by the end of the first time, over what it held with the data loaded. */
  readonly addedMb: number
  readonly fileMb?: number
  /** What the work went through, where a speed is wanted. */
  readonly count?: number
}

/** The files of the import part; its tasks get the folder as their argument. */
export const filesIn = (folder: string) => ({
  csv: `${folder}/encuesta.csv`,
  study: `${folder}/estudio`,
  duckdb: `${folder}/encuesta.duckdb`,
  rows: `${folder}/filas.db`,
})

export const passphrase = 'una frase larga para medir'

/** The memory that the process holds now, in MB. */
export const heldMb = (): number => process.memoryUsage().rss / 1e6

/** `loadedMb`: what the process held once its data were loaded; left out = what it holds before the work. */
type Options = {
  readonly file?: string
  readonly times?: number
  readonly loadedMb?: number
  readonly count?: () => number
}

/**
 * Runs `work` and prints how long it took and how much memory. Of several `times` the median counts, and the first,
 * which the engine had still to compile, is told apart; of large functions it compiles parts until the sixth or so, and
 * fifteen times leave those aside. The result of the last time.
 */
export const measured = async <Result>(
  work: () => Result | Promise<Result>,
  { file, times = 1, loadedMb = heldMb(), count }: Options = {},
): Promise<Result> => {
  const first = await timed(work)
  const addedMb = Math.max(0, peakMb() - loadedMb)
  const runs: Pick<Timed<Result>, 'ms' | 'cpuMs'>[] = [{ ms: first.ms, cpuMs: first.cpuMs }]
  let { result } = first
  for (let turn = 1; turn < times; turn++) {
    const { ms, cpuMs, result: latest } = await timed(work)
    runs.push({ ms, cpuMs })
    result = latest
  }
  const middle = [...runs].sort((a, b) => a.ms - b.ms)[Math.floor(times / 2)]
  const fileMb = file === undefined ? {} : { fileMb: statSync(file).size / 1e6 }
  console.log(
    JSON.stringify({
      ...middle,
      firstMs: first.ms,
      peakMb: peakMb(),
      addedMb,
      ...fileMb,
      ...(count ? { count: count() } : {}),
    }),
  )
  return result
}

const peakMb = (): number => (process.resourceUsage().maxRSS * 1024) / 1e6

type Timed<Result> = { readonly ms: number; readonly cpuMs: number; readonly result: Result }

const timed = async <Result>(work: () => Result | Promise<Result>): Promise<Timed<Result>> => {
  const used = process.cpuUsage()
  const start = performance.now()
  const result = await work()
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(used)
  return { ms, cpuMs: (user + system) / 1000, result }
}

/** The folder that the task was given. */
export const folderArgument = (): string => {
  const folder = process.argv[2]
  if (folder === undefined) throw new Error('A task needs the folder of the run')
  return folder
}
