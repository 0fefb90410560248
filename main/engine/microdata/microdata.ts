import { Failure } from '../../contract/failure.ts'
import { MicrodataReport, type MicrodataSpec } from '../../contract/microdata.ts'
import { appendAudit } from '../../study/audit.ts'
import { findResult, saveResult } from '../../study/results.ts'
import type { Study } from '../../study/study.ts'
import type { Handlers } from '../context.ts'
import { microdataKeyOf } from '../estimates/result-keys.ts'
import { studyOf } from '../session.ts'
import { type Workspace, workspaceOf } from '../workspace.ts'
import { protectedFile } from './protected-file.ts'

/** What the recipes of the plan do to the records, before any of them leaves. */
export const microdataHandlers: Pick<Handlers, 'microdata.assess'> = {
  'microdata.assess': ({ id }, { session, surroundings, changed }) => {
    const study = studyOf(session)
    const workspace = workspaceOf(session, surroundings.resources)
    const report = assess(study, workspace, specNamed(workspace, id), surroundings.resources)
    appendAudit(study, { action: 'microdata.assessed', object: `microdata/${id}`, details: { passes: report.passes } })
    changed('results', 'review', 'audit')
    return report
  },
}

const specNamed = ({ plan }: Workspace, id: string): MicrodataSpec => {
  const spec = plan.microdata.find((one) => one.id === id)
  if (!spec) throw new Failure('microdata.unknown', { id })
  return spec
}

/** The report that the study keeps for the present data and recipe, or a new one. */
const assess = (study: Study, workspace: Workspace, spec: MicrodataSpec, resources: string): MicrodataReport => {
  const key = microdataKeyOf(workspace, spec)
  const kept = findResult(study, key)
  if (kept) return MicrodataReport.parse(JSON.parse(kept.json))
  const { report } = protectedFile(study, workspace, spec, resources)
  saveResult(study, { key, table: spec.id, json: JSON.stringify(report) })
  return report
}
