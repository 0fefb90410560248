/** What every part of the benchmark is given. */
export type Settings = {
  /** A folder for the data, gone after the run. */
  readonly folder: string
  /** Runs of every task. */
  readonly times: number
  /** Those of tasks in R, which take long. */
  readonly inR: { readonly times: number; readonly minutes: number }
  /** R survey is installed and wanted. */
  readonly withR: boolean
  /** Lines of the file that is imported. */
  readonly rows: number
}
