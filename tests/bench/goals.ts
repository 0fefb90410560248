import type { Measured } from './tasks/task.ts'

/** A figure of ours beside the yardstick's, and the goal for their ratio. */
export type Figure = {
  readonly what: string
  readonly ours: string
  readonly other: string
  readonly ratio: number
  /** The same by processor time, where time is measured. */
  readonly cpuRatio?: number
  readonly goal: string
  readonly isMet: boolean
}

const most = { importTime: 4, importMb: 600, fileSize: 1.3 } as const
const leastReadSpeed = 12

type Runs = Readonly<Record<'import-study' | 'import-duckdb' | 'read-study' | 'read-rows', Measured>>

/** The measured figures as ratios, with the goals: the less the better, but for the speed of reading. */
export const compared = (runs: Runs): Figure[] => {
  const [study, duckdb] = [runs['import-study'], runs['import-duckdb']]
  const [chunks, rows] = [runs['read-study'], runs['read-rows']]
  const [importRatio, readSpeed] = [study.ms / duckdb.ms, rows.ms / chunks.ms]
  const sizeRatio = (study.fileMb ?? 0) / (duckdb.fileMb ?? 0)
  return [
    {
      what: 'CSV into the study; into DuckDB',
      ...{ ours: ms(study), other: ms(duckdb), ratio: importRatio, cpuRatio: study.cpuMs / duckdb.cpuMs },
      ...{ goal: `<= ${most.importTime}`, isMet: importRatio <= most.importTime },
    },
    {
      what: 'peak memory of that',
      ...{ ours: mb(study.peakMb), other: mb(duckdb.peakMb), ratio: study.peakMb / duckdb.peakMb },
      ...{ goal: `< ${most.importMb} MB`, isMet: study.peakMb < most.importMb },
    },
    {
      what: 'five columns from the study; from SQLite rows',
      ...{ ours: ms(chunks), other: ms(rows), ratio: readSpeed, cpuRatio: rows.cpuMs / chunks.cpuMs },
      ...{ goal: `>= ${leastReadSpeed}`, isMet: readSpeed >= leastReadSpeed },
    },
    {
      what: 'the same, first time in a process',
      ...{ ours: `${chunks.firstMs.toFixed(0)} ms`, other: `${rows.firstMs.toFixed(0)} ms` },
      ...{ ratio: rows.firstMs / chunks.firstMs, goal: '', isMet: true },
    },
    {
      what: 'file of the study; of DuckDB',
      ...{ ours: mb(study.fileMb ?? 0), other: mb(duckdb.fileMb ?? 0), ratio: sizeRatio },
      ...{ goal: `<= ${most.fileSize}`, isMet: sizeRatio <= most.fileSize },
    },
  ]
}

/** The figures as a table, one line each. */
export const figuresText = (figures: readonly Figure[]): string => {
  const lines = [
    ['', 'ours', 'other', 'ratio', 'by CPU', 'goal', ''],
    ...figures.map(({ what, ours, other, ratio, cpuRatio, goal, isMet }) => [
      what,
      ours,
      other,
      ratio.toFixed(2),
      cpuRatio?.toFixed(2) ?? '',
      goal,
      goal === '' ? '' : isMet ? 'met' : 'MISSED',
    ]),
  ]
  const widths = (lines[0] ?? []).map((_, place) => Math.max(...lines.map((line) => line[place]?.length ?? 0)))
  const aligned = (text: string, place: number) =>
    place === 0 ? text.padEnd(widths[place] ?? 0) : text.padStart(widths[place] ?? 0)
  return lines.map((line) => line.map(aligned).join('  ')).join('\n')
}

const ms = (run: Measured): string => `${run.ms.toFixed(0)} ms`
const mb = (size: number): string => `${size.toFixed(1)} MB`
