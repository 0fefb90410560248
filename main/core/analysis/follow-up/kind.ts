import { analysisKind } from '../analysis-kind.ts'
import { followUp } from './follow-up.ts'
import { FollowUpSpec } from './spec.ts'

export const followUpKind = analysisKind({
  spec: FollowUpSpec,
  compute: followUp,
  datasets: ({ persons, visits }) => [persons.dataset, visits.dataset],
  names: ({ outcomes }) => outcomes.map(({ before }) => before),
})
