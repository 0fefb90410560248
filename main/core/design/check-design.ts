import { Failure } from '../../contract/failure.ts'
import type { DesignCodes, DesignNumbers } from './design-variables.ts'
import { isCertainty } from './lonely-units.ts'
import type { SamplingStage } from './sampling-tree.ts'
import type { DesignInput, SurveyDesign } from './survey-design.ts'
import type { UnequalInput } from './unequal-selection.ts'

/** Refuses designs without records, with blanks in design variables or with more strata or sizes than stages. */
export const checkDesignInput = (input: DesignInput): void => {
  if (input.rows === 0) throw new Failure('design.no-records', {})
  if (input.probability === false) return
  const { strata = [], units = [], fpc = [] } = input
  const stages = Math.max(units.length, 1)
  if (strata.length > stages) throw new Failure('design.more-strata-than-stages', { strata: strata.length, stages })
  if (fpc.length > stages) throw new Failure('design.more-sizes-than-stages', { sizes: fpc.length, stages })
  if (input.unequal) checkUnequalInput(input, input.unequal)
  for (const variable of [...strata, ...units]) refuseBlankCodes(variable)
  for (const variable of fpc) refuseBlankNumbers(variable)
}

/** Probabilities take the place of population sizes, and their formulas know no average of other strata. */
const checkUnequalInput = (input: DesignInput, { probabilities }: UnequalInput): void => {
  if ((input.fpc ?? []).length > 0) throw new Failure('design.unequal-with-sizes', {})
  if (input.lonelyPsu === 'average' || input.lonelyInDomains) throw new Failure('design.unequal-lonely-rule', {})
  refuseBlankNumbers(probabilities)
}

/** Refuses PSUs (codes unique over all strata) that have records in more than one stratum. */
export const checkUnitsInStrata = (strata: DesignCodes | undefined, units: DesignCodes | undefined): void => {
  if (!strata || !units) return
  const stratumOf = new Map<number, number>()
  const split = new Set<number>()
  for (let row = 0; row < units.codes.length; row++) {
    const unit = units.codes[row] as number
    const stratum = strata.codes[row] as number
    const known = stratumOf.get(unit)
    if (known === undefined) stratumOf.set(unit, stratum)
    else if (known !== stratum) split.add(unit)
  }
  if (split.size === 0) return
  throw new Failure('design.psu-in-two-strata', { variable: units.variable, strata: strata.variable, psus: split.size })
}

/** Refuses a sample of one PSU out of more: nothing can be said of its variance under any rule. */
export const checkPrimaryUnits = (design: SurveyDesign): void => {
  const stage = design.tree.stages[0] as SamplingStage
  if (stage.units > 1 || isCertainty(1, design.populationSizes[0]?.[0] as number)) return
  throw new Failure('design.one-psu', {})
}

/**
 * Refuses strata with one unit out of more: under `fail` all of them, under `average` those of a parent unit that has
 * no other stratum to take the average from.
 */
export const checkLonelyUnits = (design: SurveyDesign): void => {
  if (design.lonelyPsu !== 'fail' && design.lonelyPsu !== 'average') return
  for (const [index, stage] of design.tree.stages.entries()) {
    const sizes = design.populationSizes[index] as Float64Array
    const strata =
      design.lonelyPsu === 'fail' ? lonelyStrata(stage, sizes, 0, stage.strata) : withoutAverage(stage, sizes)
    if (strata > 0) throw new Failure('design.lonely-psu', { strata, stage: index + 1 })
  }
}

const lonelyStrata = (stage: SamplingStage, sizes: Float64Array, from: number, to: number): number => {
  let lonely = 0
  for (let h = from; h < to; h++) {
    const sampled = (stage.stratumStart[h + 1] as number) - (stage.stratumStart[h] as number)
    if (sampled === 1 && !isCertainty(1, sizes[h] as number)) lonely++
  }
  return lonely
}

const withoutAverage = (stage: SamplingStage, sizes: Float64Array): number => {
  let strata = 0
  for (let parent = 0; parent + 1 < stage.parentStart.length; parent++) {
    const from = stage.parentStart[parent] as number
    const to = stage.parentStart[parent + 1] as number
    const lonely = lonelyStrata(stage, sizes, from, to)
    if (lonely === to - from) strata += lonely
  }
  return strata
}

/** Refuses records without a stratum or unit. */
export const refuseBlankCodes = ({ variable, codes }: DesignCodes): void => {
  let blank = 0
  for (let row = 0; row < codes.length; row++) if (codes[row] === 0) blank++
  refuseBlanks(variable, blank)
}

/** Refuses records without a number. */
export const refuseBlankNumbers = ({ variable, values }: DesignNumbers): void => {
  let blank = 0
  for (let row = 0; row < values.length; row++) if (Number.isNaN(values[row])) blank++
  refuseBlanks(variable, blank)
}

const refuseBlanks = (variable: string, rows: number): void => {
  if (rows > 0) throw new Failure('design.missing-values', { variable, rows })
}
