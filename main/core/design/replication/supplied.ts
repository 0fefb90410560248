import { Failure } from '../../../contract/failure.ts'
import type { DesignNumbers } from '../design-variables.ts'
import type { SurveyDesign } from '../survey-design.ts'
import { withReplicates } from './replicates.ts'

/** Replicate weights that come with the data, one variable per replicate. */
export type SuppliedReplicates = {
  readonly variables: readonly DesignNumbers[]
  /** The variables are weights; otherwise factors of the base weights. */
  readonly combined: boolean
  readonly scale: number
  /** One per replicate; left out = 1 each. */
  readonly rscales?: readonly number[] | undefined
  readonly mse: boolean
}

/** The design with the replicate weights of its producer. Refused: blanks, infinite values, as many rscales as not fit. */
export const suppliedReplicates = (design: SurveyDesign, supplied: SuppliedReplicates): SurveyDesign => {
  const { variables, combined, scale, rscales, mse } = supplied
  for (const { variable, values } of variables) {
    let rows = 0
    for (const value of values) if (!Number.isFinite(value)) rows++
    if (rows > 0) throw new Failure('weights.missing', { variable, rows })
  }
  if (rscales && rscales.length !== variables.length) {
    throw new Failure('design.rscales', { replicates: variables.length, rscales: rscales.length })
  }
  const weights = (replicate: number): Float64Array => {
    const values = variables[replicate]?.values as Float64Array
    return combined ? values : values.map((factor, row) => factor * (design.baseWeights[row] as number))
  }
  return withReplicates(design, {
    count: variables.length,
    scale,
    rscales: rscales ? Float64Array.from(rscales) : new Float64Array(variables.length).fill(1),
    mse,
    source: { kind: 'rows', weights },
  })
}
