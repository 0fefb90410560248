import { Failure } from '../../contract/failure.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { afterStep, type WeightedDesign } from './ledger.ts'

export type TrimOptions = {
  readonly lower?: number | undefined
  readonly upper?: number | undefined
  /** Repeat until no weight is outside; otherwise once, after which weights that took a share may be. */
  readonly strict: boolean
}

/** Passes of a strict trimming at most; each one brings at least one more weight to a bound. */
const mostPasses = 1000

/**
 * Trimming: weights outside the bounds are moved to them, and what that takes or adds is spread in equal parts over
 * the others, so that the sum stays (Potter 1990; R's `trimWeights`). Standard errors keep the residuals of the steps
 * before. Weights of 0 stay 0. Refused: bounds that leave no weight to spread over, and with `strict` bounds that the
 * mean weight is not between.
 */
export const trim = (design: SurveyDesign, options: TrimOptions): WeightedDesign => {
  const repeat = (weights: Float64Array): Float64Array => trimmed(weights, options)
  return afterStep('trim', design, { weights: repeat(design.weights), margins: [] }, repeat)
}

const trimmed = (weights: Float64Array, { lower = 0, upper = Number.POSITIVE_INFINITY, strict }: TrimOptions) => {
  let current = weights
  for (let pass = 0; pass < (strict ? mostPasses : 1); pass++) {
    const next = trimmedOnce(current, lower, upper)
    if (next === current) return current
    current = next
  }
  if (strict) throw new Failure('weighting.trim-impossible', {})
  return current
}

/** One pass; the same array when no weight is outside. */
const trimmedOnce = (weights: Float64Array, lower: number, upper: number): Float64Array => {
  let inside = 0
  let excess = 0
  let outside = 0
  for (const weight of weights) {
    if (weight === 0) continue
    const bounded = Math.min(Math.max(weight, lower), upper)
    if (bounded === weight) inside++
    else outside++
    excess += weight - bounded
  }
  if (outside === 0) return weights
  if (inside === 0) throw new Failure('weighting.trim-impossible', {})
  const share = excess / inside
  return weights.map((weight) => {
    if (weight === 0) return 0
    const bounded = Math.min(Math.max(weight, lower), upper)
    return bounded === weight ? weight + share : bounded
  })
}
