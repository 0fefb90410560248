import { isCertainty } from '../lonely-units.ts'
import { primaryOfUnits, type SamplingStage } from '../sampling-tree.ts'
import type { SurveyDesign } from '../survey-design.ts'
import { drawOrder, strataOfUnits } from './draw-order.ts'
import { type Replicates, withReplicates } from './replicates.ts'

/** One replicate: the primary unit left out, and what the others of its stratum are multiplied by. */
type Omission = {
  readonly stratum: number
  readonly unit: number
  readonly others: number
  /** What units of other strata are multiplied by. */
  readonly elsewhere: number
  readonly rscale: number
}

/**
 * The delete-one-PSU jackknife: in replicate r one primary unit of stratum h has weight 0, the others of h n/(n − 1)
 * times theirs; rscales (1 − n/N)(n − 1)/n (Rust & Rao 1996, Statistical Methods in Medical Research 5). JK1 for one
 * stratum, whose rscale is the scale, JKn for several. Sampled fractions of later stages are left aside. Replicates
 * stand in the order of the records. A stratum with one unit out of more gives no replicate under `remove` and
 * `certainty`; under `average` the variance is scaled up to all units; under `adjust` its unit is left out and all
 * other strata take its weight, as R does.
 */
export const jackknife = (design: SurveyDesign, mse: boolean): SurveyDesign => {
  const stage = design.tree.stages[0] as SamplingStage
  const omissions = omissionsOf(design, stage)
  const isSingle = stage.strata === 1
  const left = omissions.length < stage.units && design.lonelyPsu === 'average' ? stage.units / omissions.length : 1
  const primary = primaryOfUnits(design.tree)
  const stratumOf = strataOfUnits(stage)
  const replicates: Replicates = {
    count: omissions.length,
    scale: isSingle ? (omissions[0]?.rscale ?? 0) : left,
    rscales: Float64Array.from(omissions, ({ rscale }) => (isSingle ? 1 : rscale)),
    mse,
    source: {
      kind: 'units',
      multipliers: (replicate, out) => {
        const { stratum, unit, others, elsewhere } = omissions[replicate] as Omission
        for (let i = 0; i < out.length; i++) {
          const own = primary[i] as number
          out[i] = own === unit ? 0 : stratumOf[own] === stratum ? others : elsewhere
        }
      },
    },
  }
  return withReplicates(design, replicates)
}

const omissionsOf = (design: SurveyDesign, stage: SamplingStage): readonly Omission[] =>
  drawOrder(design.tree).flatMap(({ stratum, units }) => {
    const n = units.length
    const population = design.populationSizes[0]?.[stratum] as number
    const rscale = ((population === Number.POSITIVE_INFINITY ? 1 : 1 - n / population) * (n - 1)) / n
    if (n > 1) return units.map((unit) => ({ stratum, unit, others: n / (n - 1), elsewhere: 1, rscale }))
    if (isCertainty(n, population) || design.lonelyPsu !== 'adjust') return []
    const [unit = 0] = units
    const others = stage.strata / (stage.strata - 1)
    return [{ stratum, unit, others: 0, elsewhere: others, rscale: 1 / others }]
  })
