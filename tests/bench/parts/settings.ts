/** What every part of the benchmark is given. */
export type Settings = {
  /** A folder for the data, gone after the run. */
  readonly folder: string
  /** Runs of every task; of those in R, which take minutes. */
  readonly times: number
  readonly timesInR: number
  /** R survey is installed and wanted. */
  readonly withR: boolean
  /** Lines of the file that is imported. */
  readonly rows: number
}
