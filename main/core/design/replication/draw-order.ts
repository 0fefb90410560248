import { type SamplingStage, type SamplingTree, unitsByFirstRecord } from '../sampling-tree.ts'

/** A stratum of a stage and its units. */
export type DrawnStratum = { readonly stratum: number; readonly units: readonly number[] }

/**
 * The strata of a stage with their units, all in the order in which their first records stand in the data: what is drawn
 * from them depends on the records alone, not on how their codes came to be numbered, and can be drawn again elsewhere.
 */
export const drawOrder = (tree: SamplingTree, index = 0): readonly DrawnStratum[] => {
  const stratumOf = strataOfUnits(tree.stages[index] as SamplingStage)
  const byStratum = Map.groupBy(unitsByFirstRecord(tree, index), (unit) => stratumOf[unit] as number)
  return [...byStratum].map(([stratum, units]) => ({ stratum, units }))
}

/** The stratum of every unit of a stage. */
export const strataOfUnits = ({ strata, units, stratumStart }: SamplingStage): Int32Array => {
  const stratumOf = new Int32Array(units)
  for (let h = 0; h < strata; h++) stratumOf.fill(h, stratumStart[h], stratumStart[h + 1])
  return stratumOf
}
