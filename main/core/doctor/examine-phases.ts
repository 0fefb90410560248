import type { DesignFinding } from '../../contract/design-finding.ts'
import type { SamplingStage } from '../design/sampling-tree.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { finding } from './finding.ts'

/** How a second phase was taken: units drawn out of those of the first, and the range of shares over its strata. */
export const examinePhases = ({ tree, second }: SurveyDesign): readonly DesignFinding[] => {
  if (!second) return []
  const { strata, stratumStart } = second.design.tree.stages[0] as SamplingStage
  const sizes = second.design.populationSizes[0] as Float64Array
  const shares = Array.from(
    { length: strata },
    (_, h) => ((stratumStart[h + 1] as number) - (stratumStart[h] as number)) / (sizes[h] as number),
  )
  const { units } = tree.stages.at(-1) as SamplingStage
  const [least, most] = [Math.min(...shares) * 100, Math.max(...shares) * 100]
  return [finding('two-phase', { drawn: second.units.length, units, strata, least, most })]
}
