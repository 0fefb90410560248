/** Where the data of a version came from. */
export type VersionSource = {
  /** The file's name, without its folder. */
  readonly file: string
  readonly sha256: string
  readonly bytes: number
  readonly format: string
  /** How the file was read, as canonical JSON: the same file read otherwise is other data. */
  readonly options: string
}

/** An immutable version of a dataset. */
export type VersionInfo = {
  readonly id: number
  readonly dataset: string
  /** 1, 2, 3 … within the dataset. */
  readonly number: number
  /** Whether analyses use this one; exactly one version of a dataset is current. */
  readonly isCurrent: boolean
  /** Its data were taken out of the study; what is told of it here stays. */
  readonly isErased: boolean
  readonly reason: string
  readonly source: VersionSource
  readonly rows: number
  readonly chunkRows: number
  /** SHA-256 over names and values of the analysis columns: the same data gives the same hash in any study. */
  readonly content: string
  /** Names of the variables kept in identifiers.db. */
  readonly identifiers: readonly string[]
  /** Number of the codebook revision that the data came with. */
  readonly codebookRevision: number
  readonly writtenAt: string
  /** Id of the person who wrote it. */
  readonly person: string
}
