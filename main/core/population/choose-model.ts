import { Failure } from '../../contract/failure.ts'
import { hierarchicalModels } from './hierarchical-models.ts'
import { fitLogLinear, type LogLinearFit } from './log-linear.ts'
import type { Patterns } from './patterns.ts'

export type Criterion = 'aic' | 'bic'

export type ModelChoice = {
  readonly criterion: Criterion
  /** Models with an estimate, the one of the smallest criterion first. */
  readonly fits: readonly LogLinearFit[]
  /** Models of the family, and those of them whose likelihood has no maximum. */
  readonly models: number
  readonly without: number
  /** The smallest and the largest size among models within two of the smallest criterion, which fit about as well. */
  readonly range: readonly [number, number]
}

/** Models within so much of the smallest criterion have about as much support (Burnham & Anderson 2002, 2.6). */
const aboutAsGood = 2

/**
 * Every hierarchical log-linear model of the lists, by Akaike's or the Bayesian criterion. Refused where no model has an
 * estimate.
 */
export const chooseModel = (patterns: Patterns, criterion: Criterion): ModelChoice => {
  const models = hierarchicalModels(patterns.lists)
  const fits = models
    .map((interactions) => fitLogLinear(patterns, interactions))
    .filter((fit) => fit !== null)
    .sort((a, b) => a[criterion] - b[criterion] || a.interactions.length - b.interactions.length)
  const [best] = fits
  if (!best) throw new Failure('population.no-model', { lists: patterns.lists })
  const close = fits.filter((fit) => fit[criterion] - best[criterion] <= aboutAsGood).map(({ size }) => size)
  return {
    criterion,
    fits,
    models: models.length,
    without: models.length - fits.length,
    range: [Math.min(...close), Math.max(...close)],
  }
}
