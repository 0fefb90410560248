import type { Variable } from '../../contract/codebook.ts'
import type { VersionSource } from './version-info.ts'

export type NewVersion = {
  readonly dataset: string
  /** Why this version is made: first import, correction of what. */
  readonly reason: string
  readonly source: VersionSource
  /** All columns of the batches, in their order. */
  readonly variables: readonly Variable[]
  /** Names of the variables with direct identifiers: kept in identifiers.db only. */
  readonly identifiers: readonly string[]
}
