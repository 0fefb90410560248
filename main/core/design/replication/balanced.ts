import { Failure } from '../../../contract/failure.ts'
import { primaryOfUnits, type SamplingStage, type SamplingTree } from '../sampling-tree.ts'
import type { SurveyDesign } from '../survey-design.ts'
import { drawOrder } from './draw-order.ts'
import { hadamard } from './hadamard.ts'
import { withReplicates } from './replicates.ts'

/**
 * Balanced repeated replication for two primary units per stratum: in each replicate one unit of every stratum is
 * multiplied by 2 − ρ and the other by ρ, as a Hadamard matrix of order above the number of strata says (McCarthy
 * 1969; Fay's method for ρ > 0, Judkins 1990). scale 1 / (R (1 − ρ)²). Population sizes are left aside, as in R.
 * Refused: strata without exactly two units, ρ outside [0, 1).
 */
export const balancedReplicates = (design: SurveyDesign, rho: number, mse: boolean): SurveyDesign => {
  const { strata, stratumStart } = design.tree.stages[0] as SamplingStage
  if (!(rho >= 0 && rho < 1)) throw new Failure('design.bad-rho', {})
  let unpaired = 0
  for (let h = 0; h < strata; h++) if ((stratumStart[h + 1] as number) - (stratumStart[h] as number) !== 2) unpaired++
  if (unpaired > 0) throw new Failure('design.unpaired-strata', { strata: unpaired })
  const { order, values } = hadamard(strata + 1)
  const primary = primaryOfUnits(design.tree)
  const signed = signedUnits(design.tree)
  return withReplicates(design, {
    count: order,
    scale: 1 / (order * (1 - rho) ** 2),
    rscales: new Float64Array(order).fill(1),
    mse,
    source: {
      kind: 'units',
      multipliers: (replicate, out) => {
        for (let i = 0; i < out.length; i++) {
          const { row, isFirst } = signed[primary[i] as number] as SignedUnit
          const sign = values[row * order + replicate] as number
          out[i] = sign > 0 === isFirst ? 2 - rho : rho
        }
      },
    },
  })
}

/** The row of the matrix that decides between a unit and its pair, and which of the two it is. */
type SignedUnit = { readonly row: number; readonly isFirst: boolean }

/** By primary unit. The first row, all of one sign, is left aside. */
const signedUnits = (tree: SamplingTree): readonly SignedUnit[] => {
  const signed: SignedUnit[] = []
  for (const [place, { units }] of drawOrder(tree).entries()) {
    for (const [order, unit] of units.entries()) signed[unit] = { row: place + 1, isFirst: order === 0 }
  }
  return signed
}
