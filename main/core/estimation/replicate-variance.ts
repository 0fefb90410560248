import { spreadOfReplicates } from '../design/replication/replicate-spread.ts'
import { replicatesOf } from '../design/replication/replicates.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import type { ReplicateTotals } from './replicate-totals.ts'

/** The sampling variance of every cell's estimate from replicates; `estimates` makes estimates of totals. */
export const replicateVariance = (
  design: SurveyDesign,
  totals: ReplicateTotals,
  estimates: (totals: readonly Float64Array[]) => Float64Array,
  full: Float64Array,
): Float64Array => {
  const replicates = replicatesOf(design)
  const spread = spreadOfReplicates(replicates, full)
  for (let replicate = 0; replicate < replicates.count; replicate++) {
    spread.add(replicate, estimates(totals(replicate)))
  }
  return spread.variances()
}
