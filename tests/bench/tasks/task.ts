import { statSync } from 'node:fs'

/** What a task measures in its own process. */
export type Measured = {
  readonly ms: number
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

/** Runs `work` once and prints how long it took and the most memory that this process ever held. */
export const measured = async (work: () => unknown, file?: () => string): Promise<void> => {
  const used = process.cpuUsage()
  const start = performance.now()
  await work()
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(used)
  const peakMb = process.resourceUsage().maxRSS / 1024
  const size = file ? { fileMb: statSync(file()).size / 1e6 } : {}
  console.log(JSON.stringify({ ms, cpuMs: (user + system) / 1000, peakMb, ...size } satisfies Measured))
}

/** The folder that the task was given. */
export const folderArgument = (): string => {
  const folder = process.argv[2]
  if (folder === undefined) throw new Error('A task needs the folder of the run')
  return folder
}
