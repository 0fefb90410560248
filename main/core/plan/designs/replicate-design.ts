import type { ReplicatesSpec } from '../../../contract/design.ts'
import type { Frame } from '../../data/frame.ts'
import { balancedReplicates } from '../../design/replication/balanced.ts'
import { bootstrapReplicates } from '../../design/replication/bootstrap.ts'
import { jackknife } from '../../design/replication/jackknife.ts'
import { suppliedReplicates } from '../../design/replication/supplied.ts'
import type { SurveyDesign } from '../../design/survey-design.ts'
import { numbersOf } from './weighting-step.ts'

/** The design with the replicates that the plan asks for; none are made of records that are no probability sample. */
export const replicateDesign = (
  design: SurveyDesign,
  spec: ReplicatesSpec | undefined,
  frame: Frame,
  name: string,
): SurveyDesign => {
  if (!spec || !design.probability) return design
  switch (spec.method) {
    case 'jackknife':
      return jackknife(design, spec.mse)
    case 'brr':
      return balancedReplicates(design, spec.rho, spec.mse)
    case 'supplied':
      return suppliedReplicates(design, {
        ...spec,
        variables: spec.variables.map((variable) => numbersOf(frame, variable, name)),
      })
    default:
      return bootstrapReplicates(design, spec)
  }
}
