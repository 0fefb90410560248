import { lastUnitStarts, type SamplingStage } from '../design/sampling-tree.ts'
import type { SumMatrix } from '../design/sum-matrix.ts'
import type { SurveyDesign } from '../design/survey-design.ts'

/** Primary units and strata that have records in each domain. */
export type DomainUnits = { readonly psus: Int32Array; readonly strata: Int32Array }

/**
 * Counts the primary units and first-stage strata with records in every group of `levels` cells that follow each
 * other. `sums` has a row per last-stage unit. PSUs − strata are the degrees of freedom in the domain.
 */
export const domainUnits = (design: SurveyDesign, sums: SumMatrix, levels: number): DomainUnits => {
  const groups = sums.cells / levels
  const psus = new Int32Array(groups)
  const strata = new Int32Array(groups)
  const latestPsu = new Int32Array(groups).fill(-1)
  const latestStratum = new Int32Array(groups).fill(-1)
  const { stratumStart } = design.tree.stages[0] as SamplingStage
  const startOf = lastUnitStarts(design.tree, 0)
  for (let h = 0; h + 1 < stratumStart.length; h++) {
    for (let psu = stratumStart[h] as number; psu < (stratumStart[h + 1] as number); psu++) {
      const to = sums.start[startOf[psu + 1] as number] as number
      for (let entry = sums.start[startOf[psu] as number] as number; entry < to; entry++) {
        const group = ((sums.cell[entry] as number) / levels) | 0
        if (latestPsu[group] === psu) continue
        latestPsu[group] = psu
        psus[group] = (psus[group] as number) + 1
        if (latestStratum[group] === h) continue
        latestStratum[group] = h
        strata[group] = (strata[group] as number) + 1
      }
    }
  }
  return { psus, strata }
}
