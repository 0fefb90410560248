import { lastUnitStarts, type SamplingStage, type SamplingTree } from '../design/sampling-tree.ts'
import { pickRows, type SumMatrix } from '../design/sum-matrix.ts'
import type { SurveyDesign } from '../design/survey-design.ts'

/** Primary units that have records in each domain, and those less their strata. */
export type DomainUnits = { readonly psus: Int32Array; readonly df: Int32Array }

/**
 * Counts the primary units with records in every group of `levels` cells that follow each other, and the degrees of
 * freedom there: those units less the first-stage strata with records. Of a sample in two phases the phase with fewer
 * counts. `sums` has a row per last-stage unit.
 */
export const domainUnits = ({ tree, second }: SurveyDesign, sums: SumMatrix, levels: number): DomainUnits => {
  const { psus, strata } = unitsWithRecords(tree, sums, levels)
  const df = psus.map((units, group) => units - (strata[group] as number))
  if (!second) return { psus, df }
  const drawn = unitsWithRecords(second.design.tree, pickRows(sums, second.units), levels)
  return {
    psus,
    df: df.map((own, group) => Math.min(own, (drawn.psus[group] as number) - (drawn.strata[group] as number))),
  }
}

const unitsWithRecords = (tree: SamplingTree, sums: SumMatrix, levels: number) => {
  const groups = sums.cells / levels
  const psus = new Int32Array(groups)
  const strata = new Int32Array(groups)
  const latestPsu = new Int32Array(groups).fill(-1)
  const latestStratum = new Int32Array(groups).fill(-1)
  const { stratumStart } = tree.stages[0] as SamplingStage
  const startOf = lastUnitStarts(tree, 0)
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
