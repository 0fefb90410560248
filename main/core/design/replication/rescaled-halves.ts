import type { RandomStream } from '../../numerics/random.ts'
import { shuffled } from '../../numerics/shuffled.ts'
import { lastUnitStarts, type SamplingStage } from '../sampling-tree.ts'
import type { SurveyDesign } from '../survey-design.ts'
import { type DrawnStratum, drawOrder } from './draw-order.ts'
import type { Multipliers } from './replicates.ts'

/**
 * Preston's rescaled half samples: multiplier 1 + Σ over stages of λ_s (n/n* δ − 1) Π over earlier stages of
 * √(n/n*) δ, with δ = 1 for units kept, n* = ⌊n/2⌋ and λ_s = √(n* Π f (1 − f_s) / (n − n*)), f the sampled fractions.
 */
export const rescaledHalves = (design: SurveyDesign, streams: (replicate: number) => RandomStream): Multipliers => {
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
