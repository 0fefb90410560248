import { Failure } from '../../contract/failure.ts'
import type { MicrodataSpec } from '../../contract/microdata.ts'
import type { ResultTable } from '../../contract/results.ts'
import { shownByRecords } from '../../core/plan/microdata/shown-by-records.ts'
import { designOf, tableNamed } from '../../core/plan/table-inputs.ts'
import { releases } from '../../study/releases.ts'
import type { Study } from '../../study/study.ts'
import { releasedFiles, releasedTables } from '../release/registered-results.ts'
import type { Workspace } from '../workspace.ts'

/**
 * Refuses files of records that would undo what is protected elsewhere: those that show cells hidden in tables of this or an
 * earlier release, and a second file of the same records, because amounts and answers that are alike in both join their
 * keys.
 */
export const refuseDisclosing = (
  study: Study,
  workspace: Workspace,
  ids: readonly string[],
  tables: readonly ResultTable[],
): void => {
  const { plan } = workspace
  const files = plan.microdata.filter(({ id }) => ids.includes(id))
  const earlier = releases(study)
  const before = earlier.flatMap(releasedFiles)
  const printed = [
    ...tables.map((table) => ({ spec: tableNamed(plan, table.id), printed: table })),
    ...earlier.flatMap(releasedTables).flatMap(({ spec, printed: table }) => (spec ? [{ spec, printed: table }] : [])),
  ]
  for (const [at, file] of files.entries()) {
    const dataset = datasetOf(workspace, file)
    const others = files.slice(0, at).filter((other) => datasetOf(workspace, other) === dataset)
    const [other] = [...before.filter((one) => one.dataset === dataset), ...others]
    if (other) throw new Failure('microdata.second-file', { id: file.id, other: other.id, dataset })
    const frame = workspace.derived().frames.get(dataset)
    const shown = frame ? shownByRecords(plan, file, frame, printed) : []
    const names = [...new Set(shown.map(({ spec }) => spec.id))]
    if (names.length > 0) throw new Failure('microdata.shows-hidden', { id: file.id, tables: names.join(', ') })
  }
}

const datasetOf = ({ plan }: Workspace, file: MicrodataSpec): string => designOf(plan, file).dataset
