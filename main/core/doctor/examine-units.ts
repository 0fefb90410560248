import type { DesignSpec } from '../../contract/design.ts'
import type { DesignFinding } from '../../contract/design-finding.ts'
import type { DesignCodes } from '../design/design-variables.ts'
import { isCertainty } from '../design/lonely-units.ts'
import { type SamplingStage, type SamplingTree, unitPlaces } from '../design/sampling-tree.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import type { DesignColumns } from './design-columns.ts'
import { finding } from './finding.ts'

/** With fewer degrees of freedom a standard error is itself hardly known (Korn & Graubard 1999, 5.2). */
const fewDegrees = 8

/** How the strata and units of a design hang together. */
export const examineUnits = (
  { lonelyPsu }: DesignSpec,
  { units }: DesignColumns,
  design: SurveyDesign,
): readonly DesignFinding[] => {
  const first = design.tree.stages[0] as SamplingStage
  const df = first.units - first.strata
  return [
    ...design.tree.stages.flatMap((stage, index) => lonelyUnits(design, stage, index, lonelyPsu)),
    ...(df < fewDegrees ? [finding('few-degrees-of-freedom', { df, psus: first.units, strata: first.strata })] : []),
    ...unitsOfOneRecord(units[0], design.tree),
  ]
}

/** Units of the first stage whose codes stand in several strata, and so are taken for different units. */
export const examineNesting = ({ nest }: DesignSpec, { strata, units }: DesignColumns): readonly DesignFinding[] => {
  const [stratum, unit] = [strata[0], units[0]]
  if (!nest || !stratum || !unit) return []
  const strataOf = new Map<number, Set<number>>()
  for (let row = 0; row < unit.codes.length; row++) {
    const code = unit.codes[row] as number
    const known = strataOf.get(code)
    if (known) known.add(stratum.codes[row] as number)
    else strataOf.set(code, new Set([stratum.codes[row] as number]))
  }
  const several = [...strataOf.values()].filter(({ size }) => size > 1).length
  const names = { variable: unit.variable, strata: stratum.variable }
  if (several === 0) return []
  // Codes that begin anew in every stratum are nearly all in several; a unit cut in two is an exception.
  if (2 * several <= strataOf.size) {
    return [finding('psu-split-by-strata', { ...names, psus: several, codes: strataOf.size })]
  }
  const psus = [...strataOf.values()].reduce((sum, { size }) => sum + size, 0)
  return [finding('psu-codes-restart', { ...names, codes: strataOf.size, psus })]
}

/** Strata of one unit that the design's rule lets pass; those that it refuses are a failure of the design. */
const lonelyUnits = (
  { populationSizes }: SurveyDesign,
  { strata, stratumStart }: SamplingStage,
  index: number,
  rule: DesignSpec['lonelyPsu'],
): readonly DesignFinding[] => {
  let lonely = 0
  for (let h = 0; h < strata; h++) {
    const sampled = (stratumStart[h + 1] as number) - (stratumStart[h] as number)
    if (sampled === 1 && !isCertainty(1, populationSizes[index]?.[h] as number)) lonely++
  }
  return lonely === 0 ? [] : [finding('lonely-psu-handled', { strata: lonely, stage: index + 1, rule })]
}

/** A variable of units that tells every record apart is most likely the key of the records. */
const unitsOfOneRecord = (unit: DesignCodes | undefined, tree: SamplingTree): readonly DesignFinding[] => {
  const units = unitPlaces(tree, 0).length - 1
  return unit && units === tree.rows && units > 1
    ? [finding('psu-is-record', { variable: unit.variable, records: units })]
    : []
}
