import type { DatasetInfo } from '../../contract/study-overview.ts'
import { variables } from '../../study/codebook.ts'
import type { Study } from '../../study/study.ts'
import type { VersionInfo } from '../../study/versions/version-info.ts'
import { datasets } from '../../study/versions/versions.ts'

/** The study's datasets as the contract tells them, by name. */
export const datasetInfo = (study: Study): DatasetInfo[] =>
  datasets(study).map(({ current }) => versionAsDataset(study, current))

export const versionAsDataset = (study: Study, version: VersionInfo): DatasetInfo => ({
  dataset: version.dataset,
  version: version.number,
  rows: version.rows,
  variables: variables(study, version.dataset).length,
  identifiers: [...version.identifiers],
  file: version.source.file,
  sha256: version.source.sha256,
  importedAt: version.writtenAt,
})
