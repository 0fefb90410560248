import type { DesignFinding } from '../../contract/design-finding.ts'
import { isCertainty } from '../design/lonely-units.ts'
import type { SamplingStage } from '../design/sampling-tree.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import type { DesignColumns } from './design-columns.ts'
import { finding } from './finding.ts'
import { isFar } from './is-far.ts'

/** How population sizes or sampled fractions were taken, and what in them looks like something else. */
export const examineSizes = (columns: DesignColumns, design: SurveyDesign): readonly DesignFinding[] => {
  const { fpc } = columns
  if (fpc.length === 0) return []
  const variables = fpc.map(({ variable }) => variable).join(', ')
  const { least, most } = rangeOf(fpc.map(({ values }) => values))
  const population = (design.populationSizes[0] as Float64Array).reduce((sum, size) => sum + size, 0)
  const taken =
    most <= 1
      ? finding('fpc-fractions', { variables, least, most, population })
      : finding('fpc-sizes', { variables, population })
  return [
    taken,
    ...(most <= 1 ? [] : notWhole(columns)),
    ...census(design),
    ...farFromWeights(columns, design, population),
  ]
}

/** Percentages and fractions of thousands come as sizes that are not whole. */
const notWhole = ({ fpc }: DesignColumns): readonly DesignFinding[] =>
  fpc.flatMap(({ variable, values }) => {
    const rows = values.reduce((count, value) => count + (Number.isInteger(value) ? 0 : 1), 0)
    return rows === 0 ? [] : [finding('fpc-not-whole', { variable, rows })]
  })

/** Strata of the first stage of which every unit is in the sample have no variance. */
const census = ({ tree, populationSizes }: SurveyDesign): readonly DesignFinding[] => {
  const { strata, stratumStart } = tree.stages[0] as SamplingStage
  let certain = 0
  for (let h = 0; h < strata; h++) {
    const sampled = (stratumStart[h + 1] as number) - (stratumStart[h] as number)
    if (isCertainty(sampled, populationSizes[0]?.[h] as number)) certain++
  }
  return certain === 0 ? [] : [finding('fpc-census', { strata: certain, of: strata })]
}

/** Where the units are the records, the population that sizes imply is the one that weights add up to. */
const farFromWeights = (
  { units, weights }: DesignColumns,
  { tree }: SurveyDesign,
  population: number,
): readonly DesignFinding[] => {
  const isOfRecords = units.length === 0 || (tree.stages[0] as SamplingStage).units === tree.rows
  if (!weights || !isOfRecords || tree.stages.length > 1) return []
  const sum = weights.values.reduce((total, weight) => total + weight, 0)
  return isFar(sum, population) ? [finding('fpc-far-from-weights', { population, sum })] : []
}

const rangeOf = (lists: readonly Float64Array[]): { readonly least: number; readonly most: number } => {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (const values of lists) {
    for (const value of values) {
      if (value < least) least = value
      if (value > most) most = value
    }
  }
  return { least, most }
}
