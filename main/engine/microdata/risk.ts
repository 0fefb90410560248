import { Failure } from '../../contract/failure.ts'
import { categoriesOf } from '../../core/data/categories.ts'
import { type Frame, variableOf } from '../../core/data/frame.ts'
import { riskReport } from '../../core/disclosure/microdata/risk-report.ts'
import { householdsOf } from '../../core/disclosure/places/households.ts'
import { appendAudit } from '../../study/audit.ts'
import type { Handlers } from '../context.ts'
import { studyOf } from '../session.ts'
import { workspaceOf } from '../workspace.ts'

/** The risk that a dataset carries by chosen keys: counts and shares, never a record. */
export const riskHandlers: Pick<Handlers, 'risk.report'> = {
  'risk.report': ({ dataset, keys, sensitive, weight, household }, { session, surroundings, changed }) => {
    const study = studyOf(session)
    const frame = workspaceOf(session, surroundings.resources).derivable().get(dataset)
    if (!frame) throw new Failure('plan.unknown-dataset', { dataset })
    const report = riskReport({
      dataset,
      rows: frame.rows,
      keys: keys.map((name) => categoriesOf(frame, name)),
      sensitive: sensitive.map((name) => categoriesOf(frame, name)),
      ...(weight === undefined ? {} : { weights: weightsOf(frame, weight) }),
      ...(household === undefined ? {} : { households: householdsOf(frame, household) }),
    })
    appendAudit(study, { action: 'risk.reported', object: `dataset/${dataset}`, details: { keys } })
    changed('audit')
    return report
  },
}

const weightsOf = (frame: Frame, name: string): Float64Array => {
  const column = frame.present(variableOf(frame, name).name)
  if (column.type !== 'number') throw new Failure('risk.weight-not-a-number', { variable: name })
  return column.values.map((value) => (Number.isNaN(value) ? 0 : value))
}
