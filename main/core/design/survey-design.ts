import type { lonelyPsuRules } from '../../contract/design.ts'
import type { CalibrationLayer } from './calibration-layer.ts'
import { checkDesignInput, checkLonelyUnits, checkPrimaryUnits, checkUnitsInStrata } from './check-design.ts'
import { checkWeights } from './check-weights.ts'
import type { DesignCodes, DesignNumbers } from './design-variables.ts'
import { ancestorFractions, populationSizes } from './population-sizes.ts'
import type { Replicates } from './replication/replicates.ts'
import {
  atPlaces,
  atRows,
  type SamplingStage,
  type SamplingTree,
  samplingTree,
  singleUnitTree,
  stratumPlaces,
} from './sampling-tree.ts'
import type { SecondPhase } from './second-phase.ts'
import { impliedSizes, type UnequalInput, type UnequalSelection, unequalSelection } from './unequal-selection.ts'

export type LonelyPsuRule = (typeof lonelyPsuRules)[number]

/** What a sample design is made from. Arrays have one element per row; lists go by stage, first stage first. */
export type DesignInput = {
  readonly rows: number
  /** `false`: the records are no probability sample; everything but the weights is left aside. */
  readonly probability?: boolean
  /** Strata by stage; none = one stratum. */
  readonly strata?: readonly DesignCodes[]
  /** Sampling units by stage; none = the records are the units. */
  readonly units?: readonly DesignCodes[]
  /** Left out: the inverse selection probabilities that `fpc` implies, or 1 without `fpc`. */
  readonly weights?: DesignNumbers
  /** Population sizes (or sampled fractions) of the strata by stage; fewer than stages = the rest with replacement. */
  readonly fpc?: readonly DesignNumbers[]
  /** The codes of PSUs are unique only inside their stratum. */
  readonly nest?: boolean
  readonly lonelyPsu?: LonelyPsuRule
  /** Apply `adjust` and `average` also where only one of several PSUs of a stratum has cases in a domain. */
  readonly lonelyInDomains?: boolean
  /** Primary units drawn with unequal probabilities without replacement; allows one stage. */
  readonly unequal?: UnequalInput
  /** Variance between primary units only, even where later stages have population sizes. */
  readonly ultimateCluster?: boolean
}

/** A sample design ready to estimate with. Immutable: a weighting step makes a new one that shares the tree. */
export type SurveyDesign = {
  readonly rows: number
  readonly probability: boolean
  readonly tree: SamplingTree
  /** Units in the population of every stratum by stage; Infinity = selected with replacement. */
  readonly populationSizes: readonly Float64Array[]
  /** By stage and stratum the sampled fraction of the stages before: the scale of what the stage adds to a variance. */
  readonly ancestorFractions: readonly Float64Array[]
  /** How primary units were drawn when their probabilities differ; `null` = alike inside a stratum. */
  readonly unequal: UnequalSelection | null
  /** A second phase that drew from the units of the last stage; `null` = all of them are in the sample. */
  readonly second: SecondPhase | null
  readonly lonelyPsu: LonelyPsuRule
  readonly lonelyInDomains: boolean
  /** Final weights by row. */
  readonly weights: Float64Array
  readonly hasZeroWeights: boolean
  /** The same weights in the order of the tree. */
  readonly weightsAtPlaces: Float64Array
  /** The steps that fitted the weights to known totals, first step first. */
  readonly layers: readonly CalibrationLayer[]
  /** Repetitions of the sample from which variances come; `null` = by linearisation. */
  readonly replicates: Replicates | null
  /** The weights before any step, and the steps that led from them to the final ones. */
  readonly baseWeights: Float64Array
  readonly steps: readonly Reweighting[]
}

/** A weighting step as a function of the weights before it, so that it can be repeated on replicates. */
export type Reweighting = (weights: Float64Array) => Float64Array

/**
 * Checks and prepares a sample design: orders rows by stratum and unit, counts units, finds population sizes and
 * weights. Refuses with a Failure what would give a wrong answer: blanks in design variables, blank, negative or
 * infinite weights, a PSU in two strata (without `nest`), populations smaller than their sample or mixed with
 * fractions, strata with one PSU under the rule `fail` (and what the rule `average` has no stratum to average from).
 * Weights of 0 are allowed: such records count in the design, not in estimates.
 */
export const surveyDesign = (input: DesignInput): SurveyDesign => {
  checkDesignInput(input)
  const { rows, probability = true, strata = [], units = [], fpc = [], nest = true } = input
  if (input.weights) checkWeights(input.weights)
  const common = {
    rows,
    probability,
    lonelyPsu: input.lonelyPsu ?? 'fail',
    lonelyInDomains: input.lonelyInDomains ?? false,
    unequal: null,
    second: null,
    replicates: null,
    layers: [],
    steps: [],
  }
  if (!probability) {
    const tree = singleUnitTree(rows)
    const weights = input.weights?.values ?? new Float64Array(rows).fill(1)
    return {
      ...common,
      tree,
      populationSizes: [],
      ancestorFractions: [],
      baseWeights: weights,
      ...weightsOf(tree, weights),
    }
  }
  if (!nest) checkUnitsInStrata(strata[0], units[0])
  const stages = Math.max(units.length, 1)
  const whole = samplingTree(rows, strata, units, Math.min(stages, fpc.length + 1))
  const unequal = input.unequal ? unequalSelection(whole, input.unequal) : null
  const sizes = unequal ? [impliedSizes(whole, unequal)] : populationSizes(whole, fpc)
  const weights = input.weights?.values ?? weightsFrom(input, whole, sizes)
  const depth = input.ultimateCluster ? 1 : whole.stages.length
  const tree = depth === whole.stages.length ? whole : samplingTree(rows, strata, units, depth)
  const fractions = ancestorFractions(tree, sizes)
  const design: SurveyDesign = {
    ...common,
    unequal,
    tree,
    populationSizes: sizes.slice(0, depth),
    ancestorFractions: fractions,
    baseWeights: weights,
    ...weightsOf(tree, weights),
  }
  checkPrimaryUnits(design)
  checkLonelyUnits(design)
  return design
}

/** The design with the weights that `step` makes of its own; `layer` says how they were fitted to totals, if they were. */
export const afterReweighting = (
  design: SurveyDesign,
  weights: Float64Array,
  step: Reweighting,
  layer?: CalibrationLayer,
): SurveyDesign => ({
  ...design,
  ...weightsOf(design.tree, weights),
  layers: layer ? [...design.layers, layer] : design.layers,
  steps: [...design.steps, step],
})

/** The weights by row and in the order of the tree. */
export const weightsOf = (tree: SamplingTree, weights: Float64Array) => ({
  weights,
  hasZeroWeights: weights.includes(0),
  weightsAtPlaces: atPlaces(tree, weights),
})

/** Without weights those of the selection: one over the unit's probability, or over the fractions that sizes imply. */
const weightsFrom = ({ unequal }: DesignInput, tree: SamplingTree, sizes: readonly Float64Array[]): Float64Array =>
  unequal ? unequal.probabilities.values.map((probability) => 1 / probability) : weightsFromSizes(tree, sizes)

/** One over the sampled fraction of the row's strata, all stages multiplied; a stage of unknown size counts as 1. */
const weightsFromSizes = (tree: SamplingTree, sizes: readonly Float64Array[]): Float64Array => {
  const last = tree.stages.length - 1
  const { strata, stratumStart } = tree.stages[last] as SamplingStage
  const before = ancestorFractions(tree, sizes)[last] as Float64Array
  const startOf = stratumPlaces(tree, last)
  const weights = new Float64Array(tree.rows)
  for (let h = 0; h < strata; h++) {
    const population = sizes[last]?.[h] as number
    const sampled = (stratumStart[h + 1] as number) - (stratumStart[h] as number)
    const own = Number.isFinite(population) ? population / sampled : 1
    weights.fill(own / (before[h] as number), startOf[h], startOf[h + 1])
  }
  return atRows(tree, weights)
}
