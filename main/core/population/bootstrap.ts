import { Failure } from '../../contract/failure.ts'
import { drawMultinomial } from '../numerics/binomial-draw.ts'
import { randomStream } from '../numerics/random.ts'
import { fitLogLinear, type LogLinearFit } from './log-linear.ts'
import { observedUnits, type Patterns } from './patterns.ts'

export type BootstrapSpec = {
  /** `parametric`: populations drawn from the model; `nonparametric`: the observed units drawn with replacement. */
  readonly kind: 'parametric' | 'nonparametric'
  readonly replicates: number
  readonly seed: number
  readonly level: number
}

export type BootstrapInterval = {
  readonly ciLow: number
  readonly ciHigh: number
  /** Standard deviation of the sizes. */
  readonly se: number
  /** Replicates whose likelihood has no maximum; they are left out. */
  readonly failed: number
}

/** More replicates without an estimate than this share, and the interval would leave out its own upper end. */
const largestFailedShare = 0.05

/**
 * The percentile interval of the size under one log-linear model, its ends the (R + 1)p-th smallest of R sizes, between
 * neighbours in proportion (Efron & Tibshirani 1993, 13.3; Buckland & Garthwaite 1991 for capture–recapture). Parametric:
 * N units fall on the patterns by the fitted chances, those on no list are then hidden. The model stays the same: how
 * it was chosen is no part of the interval. Refused where more than one replicate in twenty has no estimate.
 */
export const bootstrapSize = (patterns: Patterns, fit: LogLinearFit, spec: BootstrapSpec): BootstrapInterval => {
  const { uniform } = randomStream(spec.seed)
  const isParametric = spec.kind === 'parametric'
  const trials = isParametric ? Math.round(fit.size) : observedUnits(patterns)
  const weights = isParametric ? fit.expected : patterns.counts
  const sum = weights.reduce((total, own) => total + own, 0)
  const chances = weights.map((own) => own / sum)
  const sizes: number[] = []
  for (let replicate = 0; replicate < spec.replicates; replicate++) {
    const counts = drawMultinomial(trials, chances, uniform)
    counts[0] = 0
    const again = fitLogLinear({ lists: patterns.lists, counts }, fit.interactions)
    if (again) sizes.push(again.size)
  }
  const failed = spec.replicates - sizes.length
  if (failed > largestFailedShare * spec.replicates) {
    throw new Failure('population.bootstrap-fails', { failed, replicates: spec.replicates })
  }
  sizes.sort((a, b) => a - b)
  const tail = (1 - spec.level) / 2
  return {
    ciLow: percentile(sizes, tail),
    ciHigh: percentile(sizes, 1 - tail),
    se: deviation(sizes),
    failed,
  }
}

const percentile = (ascending: readonly number[], p: number): number => {
  const place = Math.min(Math.max((ascending.length + 1) * p, 1), ascending.length)
  const below = ascending[Math.floor(place) - 1] as number
  const above = ascending[Math.min(Math.ceil(place), ascending.length) - 1] as number
  return below + (place - Math.floor(place)) * (above - below)
}

const deviation = (values: readonly number[]): number => {
  const mean = values.reduce((sum, own) => sum + own, 0) / values.length
  return Math.sqrt(values.reduce((sum, own) => sum + (own - mean) ** 2, 0) / (values.length - 1))
}
