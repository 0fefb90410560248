import { Failure } from '../../../contract/failure.ts'
import { type RandomStream, randomStream } from '../../numerics/random.ts'
import { shuffled } from '../../numerics/shuffled.ts'
import { isCertainty } from '../lonely-units.ts'
import { primaryOfUnits, type SamplingStage } from '../sampling-tree.ts'
import type { SurveyDesign } from '../survey-design.ts'
import { drawOrder } from './draw-order.ts'
import { type Multipliers, type Replicates, withReplicates } from './replicates.ts'
import { rescaledHalves } from './rescaled-halves.ts'

export const bootstrapMethods = ['bootstrap', 'subbootstrap', 'mrbbootstrap'] as const
export type BootstrapMethod = (typeof bootstrapMethods)[number]

export type BootstrapOptions = {
  readonly method: BootstrapMethod
  readonly replicates: number
  /** Makes the same replicates each time. */
  readonly seed: number
  readonly mse: boolean
}

/**
 * Bootstrap replicates of primary units within strata, in R's three forms:
 * - `bootstrap` (Canty & Davison 1999, The Statistician 48): n of n with replacement, or without from the population
 *   that repeats the sample where its size is known; multipliers are the counts; scale n̄ / ((n̄ − 1)(R − 1)), n̄ the
 *   harmonic mean of n over strata.
 * - `subbootstrap` (Rao & Wu 1988; Rao, Wu & Yue 1992): n − 1 of n with replacement; multipliers n/(n − 1) times the
 *   counts; scale 1 / (R − 1). Population sizes are left aside.
 * - `mrbbootstrap` (Preston 2009, Survey Methodology 35): half of the units without replacement, rescaled at every
 *   stage with a population size; scale 1 / (R − 1).
 *
 * Refused: strata with one unit out of more unless the rule is `remove` or `certainty`, under which it keeps its weight.
 */
export const bootstrapReplicates = (design: SurveyDesign, options: BootstrapOptions): SurveyDesign => {
  refuseLonely(design)
  const { method, replicates: count, seed, mse } = options
  const streams = streamsOf(seed, count)
  const multipliers = method === 'mrbbootstrap' ? rescaledHalves(design, streams) : resampled(design, method, streams)
  const replicates: Replicates = {
    count,
    scale: method === 'bootstrap' ? scaleOfCounts(design, count) : 1 / (count - 1),
    rscales: new Float64Array(count).fill(1),
    mse,
    source: { kind: 'units', multipliers },
  }
  return withReplicates(design, replicates)
}

/** A stream for every replicate, so that each can be drawn again by itself. */
const streamsOf = (seed: number, count: number): ((replicate: number) => RandomStream) => {
  const master = randomStream(seed)
  const seeds = Float64Array.from({ length: count }, () => master.integer(2 ** 32))
  return (replicate) => randomStream(seeds[replicate] as number)
}

const refuseLonely = (design: SurveyDesign): void => {
  if (design.lonelyPsu === 'remove' || design.lonelyPsu === 'certainty') return
  const { strata, stratumStart } = design.tree.stages[0] as SamplingStage
  let lonely = 0
  for (let h = 0; h < strata; h++) {
    const n = (stratumStart[h + 1] as number) - (stratumStart[h] as number)
    if (n === 1 && !isCertainty(n, design.populationSizes[0]?.[h] as number)) lonely++
  }
  if (lonely > 0) throw new Failure('design.lonely-psu', { strata: lonely, stage: 1 })
}

/** The counts of every draw are kept: two bytes per primary unit and replicate. */
const resampled = (
  design: SurveyDesign,
  method: 'bootstrap' | 'subbootstrap',
  streams: (replicate: number) => RandomStream,
): Multipliers => {
  const { strata, units, stratumStart } = design.tree.stages[0] as SamplingStage
  const primary = primaryOfUnits(design.tree)
  const drawn = drawOrder(design.tree)
  const known = new Map<number, Uint16Array>()
  const draw = (replicate: number): Uint16Array => {
    const counts = new Uint16Array(units)
    const stream = streams(replicate)
    for (const { stratum, units: members } of drawn) {
      const own = new Uint16Array(members.length)
      drawStratum(own, method, design.populationSizes[0]?.[stratum] as number, stream)
      for (const [place, unit] of members.entries()) counts[unit] = own[place] as number
    }
    known.set(replicate, counts)
    return counts
  }
  const factors = new Float64Array(units).fill(1)
  for (let h = 0; h < strata; h++) {
    const n = (stratumStart[h + 1] as number) - (stratumStart[h] as number)
    if (method === 'subbootstrap' && n > 1) factors.fill(n / (n - 1), stratumStart[h], stratumStart[h + 1])
  }
  return (replicate, out) => {
    const counts = known.get(replicate) ?? draw(replicate)
    for (let i = 0; i < out.length; i++) {
      const unit = primary[i] as number
      out[i] = (counts[unit] as number) * (factors[unit] as number)
    }
  }
}

const drawStratum = (
  counts: Uint16Array,
  method: 'bootstrap' | 'subbootstrap',
  population: number,
  stream: RandomStream,
): void => {
  const n = counts.length
  if (n === 1) counts[0] = 1
  else if (method === 'subbootstrap') drawWithReplacement(counts, n - 1, stream)
  else if (population === Number.POSITIVE_INFINITY) drawWithReplacement(counts, n, stream)
  else drawFromRepeated(counts, Math.floor(population), stream)
}

const drawWithReplacement = (counts: Uint16Array, draws: number, stream: RandomStream): void => {
  for (let draw = 0; draw < draws; draw++) {
    const unit = stream.integer(counts.length)
    counts[unit] = (counts[unit] as number) + 1
  }
}

/** n units without replacement from a population of `size` that repeats the sample in a random order. */
const drawFromRepeated = (counts: Uint16Array, size: number, stream: RandomStream): void => {
  const n = counts.length
  const order = shuffled(n, n, stream)
  const taken = new Set<number>()
  while (taken.size < n) {
    const place = stream.integer(size)
    if (taken.has(place)) continue
    taken.add(place)
    const unit = order[place % n] as number
    counts[unit] = (counts[unit] as number) + 1
  }
}

const scaleOfCounts = (design: SurveyDesign, count: number): number => {
  const { strata, stratumStart } = design.tree.stages[0] as SamplingStage
  let inverses = 0
  for (let h = 0; h < strata; h++) inverses += 1 / ((stratumStart[h + 1] as number) - (stratumStart[h] as number))
  const mean = strata / inverses
  return mean / ((mean - 1) * (count - 1))
}
