import { Failure } from '../../contract/failure.ts'
import type { DesignNumbers } from './design-variables.ts'
import { type SamplingStage, type SamplingTree, stratumPlaces } from './sampling-tree.ts'

/**
 * The number of units in the population of every stratum, by stage of `tree`; Infinity where `fpc` says nothing
 * (selection with replacement). `fpc` holds population sizes, or sampled fractions when all of its values are ≤ 1.
 * Refused: values on both sides of 1, values that differ inside a stratum, populations smaller than their sample.
 */
export const populationSizes = (tree: SamplingTree, fpc: readonly DesignNumbers[]): readonly Float64Array[] => {
  const isFraction = areFractions(fpc)
  return tree.stages.map((stage, index) => {
    const source = fpc[index]
    if (!source) return new Float64Array(stage.strata).fill(Number.POSITIVE_INFINITY)
    return sizesOfStage(tree, index, stage, source, isFraction)
  })
}

/** By stage and stratum the product of n/N over the strata of its ancestors: what a later stage adds is scaled by it. */
export const ancestorFractions = (tree: SamplingTree, sizes: readonly Float64Array[]): readonly Float64Array[] => {
  const fractions: Float64Array[] = [new Float64Array((tree.stages[0] as SamplingStage).strata).fill(1)]
  for (const [index, stage] of tree.stages.entries()) {
    const below = tree.stages[index + 1]
    if (!below) break
    const above = fractions[index] as Float64Array
    const next = new Float64Array(below.strata)
    for (let h = 0; h < stage.strata; h++) {
      const from = stage.stratumStart[h] as number
      const to = stage.stratumStart[h + 1] as number
      const fraction = (above[h] as number) * ((to - from) / (sizes[index]?.[h] as number))
      next.fill(fraction, below.parentStart[from], below.parentStart[to])
    }
    fractions.push(next)
  }
  return fractions
}

const areFractions = (fpc: readonly DesignNumbers[]): boolean => {
  let below = 0
  let above = 0
  for (const { variable, values } of fpc) {
    for (let row = 0; row < values.length; row++) {
      const value = values[row] as number
      if (value < 1) below++
      else if (value > 1) above++
      if (value <= 0) throw new Failure('design.fpc-not-positive', { variable })
    }
  }
  if (below > 0 && above > 0) throw new Failure('design.fpc-mixed', { fractions: below, sizes: above })
  return above === 0
}

const sizesOfStage = (
  tree: SamplingTree,
  index: number,
  stage: SamplingStage,
  { variable, values }: DesignNumbers,
  isFraction: boolean,
): Float64Array => {
  const firstPlace = stratumPlaces(tree, index)
  const sizes = new Float64Array(stage.strata)
  let varying = 0
  let tooSmall = 0
  for (let h = 0; h < stage.strata; h++) {
    const from = firstPlace[h] as number
    const value = values[rowAt(tree, from)] as number
    let isConstant = true
    for (let place = from + 1; place < (firstPlace[h + 1] as number); place++) {
      if (values[rowAt(tree, place)] !== value) isConstant = false
    }
    if (!isConstant) varying++
    const sampled = (stage.stratumStart[h + 1] as number) - (stage.stratumStart[h] as number)
    sizes[h] = isFraction ? sampled / value : value
    if ((sizes[h] as number) < sampled) tooSmall++
  }
  if (varying > 0) throw new Failure('design.fpc-varies', { variable, stage: index + 1, strata: varying })
  if (tooSmall > 0) throw new Failure('design.fpc-too-small', { variable, stage: index + 1, strata: tooSmall })
  return sizes
}

const rowAt = (tree: SamplingTree, place: number): number =>
  tree.order === null ? place : (tree.order[place] as number)
