import { Failure } from '../../../contract/failure.ts'
import { type RandomStream, randomStream } from '../../numerics/random.ts'
import { isCertainty } from '../lonely-units.ts'
import { lastUnitStarts, primaryOfUnits, type SamplingStage } from '../sampling-tree.ts'
import type { SurveyDesign } from '../survey-design.ts'
import { type DrawnStratum, drawOrder } from './draw-order.ts'
import { type Replicates, withReplicates } from './replicates.ts'

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

type Multipliers = (replicate: number, out: Float64Array) => void

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

/** The first `take` of a random order of 0 … n − 1 (Fisher & Yates). */
const shuffled = (n: number, take: number, stream: RandomStream): Int32Array => {
  const order = Int32Array.from({ length: n }, (_, i) => i)
  for (let i = 0; i < take; i++) {
    const j = i + stream.integer(n - i)
    const other = order[j] as number
    order[j] = order[i] as number
    order[i] = other
  }
  return order
}

const scaleOfCounts = (design: SurveyDesign, count: number): number => {
  const { strata, stratumStart } = design.tree.stages[0] as SamplingStage
  let inverses = 0
  for (let h = 0; h < strata; h++) inverses += 1 / ((stratumStart[h + 1] as number) - (stratumStart[h] as number))
  const mean = strata / inverses
  return mean / ((mean - 1) * (count - 1))
}

/**
 * Preston's rescaled half samples: multiplier 1 + Σ over stages of λ_s (n/n* δ − 1) Π over earlier stages of
 * √(n/n*) δ, with δ = 1 for units kept, n* = ⌊n/2⌋ and λ_s = √(n* Π f (1 − f_s) / (n − n*)), f the sampled fractions.
 */
const rescaledHalves = (design: SurveyDesign, streams: (replicate: number) => RandomStream): Multipliers => {
  const { stages } = design.tree
  const drawn = stages.map((stage, index) => {
    const parents = parentsOfStrata(stage)
    return drawOrder(design.tree, index).map((one) => ({ ...one, parent: parents[one.stratum] as number }))
  })
  return (replicate, out) => {
    const stream = streams(replicate)
    out.fill(1)
    let inherited = Float64Array.of(1)
    for (const [index, stage] of stages.entries()) {
      const own = new Float64Array(stage.units)
      const passed = new Float64Array(stage.units)
      for (const { parent, ...stratum } of drawn[index] as readonly (DrawnStratum & { parent: number })[]) {
        halveStratum(design, index, stratum, inherited[parent] as number, own, passed, stream)
      }
      addToLastUnits(design, index, own, out)
      inherited = passed
    }
  }
}

const halveStratum = (
  design: SurveyDesign,
  index: number,
  { stratum, units }: DrawnStratum,
  inherited: number,
  own: Float64Array,
  passed: Float64Array,
  stream: RandomStream,
): void => {
  const n = units.length
  const half = Math.floor(n / 2)
  if (inherited === 0 || half === 0) return
  const fraction = n / (design.populationSizes[index]?.[stratum] as number)
  const earlier = design.ancestorFractions[index]?.[stratum] as number
  const lambda = Math.sqrt((earlier * half * (1 - fraction)) / (n - half))
  for (const unit of units) own[unit] = -lambda * inherited
  for (const place of shuffled(n, half, stream).subarray(0, half)) {
    const unit = units[place] as number
    own[unit] = lambda * (n / half - 1) * inherited
    passed[unit] = Math.sqrt(n / half) * inherited
  }
}

/** For every stratum of a stage the unit of the stage before that it lies in. */
const parentsOfStrata = ({ strata, parentStart }: SamplingStage): Int32Array => {
  const parents = new Int32Array(strata)
  for (let parent = 0; parent + 1 < parentStart.length; parent++) {
    parents.fill(parent, parentStart[parent], parentStart[parent + 1])
  }
  return parents
}

const addToLastUnits = ({ tree }: SurveyDesign, index: number, values: Float64Array, out: Float64Array): void => {
  const starts = lastUnitStarts(tree, index)
  for (let unit = 0; unit < values.length; unit++) {
    for (let last = starts[unit] as number; last < (starts[unit + 1] as number); last++) {
      out[last] = (out[last] as number) + (values[unit] as number)
    }
  }
}
