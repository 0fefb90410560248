import { z } from 'zod'
import { Name } from './name.ts'
import { Localized } from './text.ts'
import { WeightingStep } from './weighting.ts'

export const lonelyPsuRules = ['fail', 'adjust', 'remove', 'certainty', 'average'] as const

/** Primary units drawn without replacement with unequal probabilities; takes the place of `fpc`. */
export const UnequalSpec = z.strictObject({
  method: z.enum(['brewer', 'overton', 'hartleyRao', 'horvitzThompson', 'yatesGrundy']),
  /** Variable with the inclusion probability of the record's primary unit. */
  probability: z.string(),
  /** Hartley–Rao: Σ π² / n over the population; left out = the mean π of the sample. */
  sumOfSquares: z.number().positive().optional(),
  /** Dataset with the joint probabilities of the last two methods: a row and a variable per unit, by first record. */
  joint: Name.optional(),
})
export type UnequalSpec = z.infer<typeof UnequalSpec>

/**
 * A second phase: units drawn at random, within strata, from all that the first phase found. The dataset holds the records
 * of the first phase, also those that were not drawn; weight, strata, psu and fpc of the design are those of the first.
 */
export const SecondPhaseSpec = z.strictObject({
  /** 1 = drawn (and answered, where response is part of the phase), 0 = not. */
  selected: z.string(),
  /** Stratum of the second phase, known for every record; left out = one. */
  stratum: z.string().optional(),
  /** The unit that was drawn, inside the units of the first phase; left out = the record. */
  unit: z.string().optional(),
})
export type SecondPhaseSpec = z.infer<typeof SecondPhaseSpec>

const centredOnSample = z.boolean().default(false)

/** Variances by repetition instead of linearisation; every weighting step is repeated on each replicate. */
export const ReplicatesSpec = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('jackknife'), mse: centredOnSample }),
  /** Balanced half samples of two units per stratum; Fay's method for rho above 0. */
  z.strictObject({ method: z.literal('brr'), rho: z.number().min(0).lt(1).default(0), mse: centredOnSample }),
  z.strictObject({
    method: z.enum(['bootstrap', 'subbootstrap', 'mrbbootstrap']),
    replicates: z.int().min(2).max(10_000),
    seed: z.int(),
    mse: centredOnSample,
  }),
  /** Weights that come with the data, a variable per replicate. */
  z.strictObject({
    method: z.literal('supplied'),
    variables: z.array(z.string()).min(2),
    /** The variables are weights; otherwise factors of the weight of the design. */
    combined: z.boolean().default(true),
    scale: z.number().positive(),
    rscales: z.array(z.number().nonnegative()).optional(),
    mse: centredOnSample,
  }),
])
export type ReplicatesSpec = z.infer<typeof ReplicatesSpec>

export const DesignSpec = z.strictObject({
  id: Name,
  dataset: Name,
  label: Localized.optional(),
  /** `false`: shelters, snowball, registers. No expansion, no intervals, no verdicts, said on every table. */
  probability: z.boolean().default(true),
  /** Strata by stage: one variable per sampling stage. Empty = one stratum. */
  strata: z.array(z.string()).default([]),
  /** Sampling units by stage, first stage first. Empty = records are the units. */
  psu: z.array(z.string()).default([]),
  /** Final or base weight; left out = every record weighs 1. */
  weight: z.string().optional(),
  /** Population size of the units by stage (or the sampled fraction when all are ≤ 1). */
  fpc: z.array(z.string()).default([]),
  /** PSU ids are unique only inside their stratum. */
  nest: z.boolean().default(true),
  lonelyPsu: z.enum(lonelyPsuRules).default('fail'),
  /** Apply `adjust` and `average` also where one of several PSUs of a stratum has cases in a domain. */
  lonelyInDomains: z.boolean().default(false),
  /** Variance between primary units only, even where later stages have population sizes. */
  ultimateCluster: z.boolean().default(false),
  unequal: UnequalSpec.optional(),
  secondPhase: SecondPhaseSpec.optional(),
  replicates: ReplicatesSpec.optional(),
  weighting: z.array(WeightingStep).default([]),
})
export type DesignSpec = z.infer<typeof DesignSpec>
