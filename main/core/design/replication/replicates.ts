import { Failure } from '../../../contract/failure.ts'
import { atRows, type SamplingStage } from '../sampling-tree.ts'
import type { SurveyDesign } from '../survey-design.ts'

/** Writes the multipliers of the base weights of a replicate, one per last-stage unit, into `out`. */
export type Multipliers = (replicate: number, out: Float64Array) => void

/** Where the weights of a replicate come from, before the weighting steps of the design. */
export type ReplicateSource =
  | { readonly kind: 'units'; readonly multipliers: Multipliers }
  /** Weights by row. */
  | { readonly kind: 'rows'; readonly weights: (replicate: number) => Float64Array }

/** Repetitions of a sample and how the spread of their estimates adds up to a variance. */
export type Replicates = {
  readonly count: number
  /** Variance = scale Σ rscales (θ_r − centre)² (Wolter 2007, Introduction to Variance Estimation). */
  readonly scale: number
  readonly rscales: Float64Array
  /** The centre is the estimate of the full sample; otherwise the mean of the replicates. */
  readonly mse: boolean
  readonly source: ReplicateSource
}

/** The design whose variances come from `replicates`. Every weighting step before and after is repeated on each. */
export const withReplicates = (design: SurveyDesign, replicates: Replicates): SurveyDesign => {
  if (replicates.count < 2) throw new Failure('design.few-replicates', { replicates: replicates.count })
  return { ...design, replicates }
}

/** The final weights of a replicate by row: its own base weights taken through the weighting steps of the design. */
export const replicateWeights = (design: SurveyDesign, replicate: number): Float64Array => {
  const { source } = replicatesOf(design)
  const base = source.kind === 'rows' ? source.weights(replicate) : multiplied(design, source.multipliers, replicate)
  return design.steps.reduce((weights, step) => step(weights), base)
}

/** The design's replicates; only for designs that have them. */
export const replicatesOf = ({ replicates }: SurveyDesign): Replicates => {
  if (!replicates) throw new Error('the design has no replicates')
  return replicates
}

const multiplied = ({ tree, baseWeights }: SurveyDesign, multipliers: Multipliers, replicate: number): Float64Array => {
  const { units, unitStart } = tree.stages.at(-1) as SamplingStage
  const byUnit = new Float64Array(units)
  multipliers(replicate, byUnit)
  const atPlaces = new Float64Array(tree.rows)
  for (let unit = 0; unit < units; unit++) atPlaces.fill(byUnit[unit] as number, unitStart[unit], unitStart[unit + 1])
  const byRow = atRows(tree, atPlaces)
  return byRow.map((multiplier, row) => multiplier * (baseWeights[row] as number))
}
