import type { Variable } from '../../contract/codebook.ts'
import type { Column } from '../../core/data/column.ts'
import { type Frame, frameOf } from '../../core/data/frame.ts'
import type { Study } from '../../study/study.ts'
import { loadColumns } from '../../study/versions/load-columns.ts'
import type { VersionInfo } from '../../study/versions/version-info.ts'

/** A version of a dataset under the given codebook; its columns are loaded when asked for. */
export const versionFrame = (study: Study, version: VersionInfo, variables: readonly Variable[]): Frame =>
  frameOf(version.dataset, version.rows, variables, (name) => loadColumn(study, version, name))

export const loadColumn = (study: Study, { id }: VersionInfo, name: string): Column =>
  loadColumns(study, id, [name]).byName.get(name) as Column
