import { statSync } from 'node:fs'

/** What a task measures in its own process. */
export type Measured = {
  readonly ms: number
  /** The first time in a process. */
  readonly firstMs: number
  /** Time of all processors together, which other work on the machine disturbs less. */
  readonly cpuMs: number
  readonly peakMb: number
  readonly fileMb?: number
}

/** The files of a run; a task gets the folder as its argument. */
export const filesIn = (folder: string) => ({
  csv: `${folder}/encuesta.csv`,
  study: `${folder}/estudio`,
  duckdb: `${folder}/encuesta.duckdb`,
  rows: `${folder}/filas.db`,
})

export const passphrase = 'una frase larga para medir'

/**
 * Runs `work` and prints how long it took and the most memory that this process ever held. Of several `times` the
 * median counts, and the first, which the engine had still to compile, is told apart.
 */
export const measured = async (work: () => unknown, { file, times = 1 }: { file?: string; times?: number } = {}) => {
  const runs: { ms: number; cpuMs: number }[] = []
  for (let turn = 0; turn < times; turn++) runs.push(await timed(work))
  const middle = [...runs].sort((a, b) => a.ms - b.ms)[Math.floor(times / 2)]
  const peakMb = process.resourceUsage().maxRSS / 1024
  const fileMb = file === undefined ? {} : { fileMb: statSync(file).size / 1e6 }
  console.log(JSON.stringify({ ...middle, firstMs: runs[0]?.ms, peakMb, ...fileMb }))
}

const timed = async (work: () => unknown): Promise<{ ms: number; cpuMs: number }> => {
  const used = process.cpuUsage()
  const start = performance.now()
  await work()
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(used)
  return { ms, cpuMs: (user + system) / 1000 }
}

/** The folder that the task was given. */
export const folderArgument = (): string => {
  const folder = process.argv[2]
  if (folder === undefined) throw new Error('A task needs the folder of the run')
  return folder
}
