import type { DistributionResult } from '../../contract/codebook-commands.ts'
import { distributionOf } from '../../core/codebook/distribution.ts'
import type { Frame } from '../../core/data/frame.ts'
import { histogram } from '../../core/data/histogram.ts'

/** Classes in which the numbers of a variable are counted. */
const mostClasses = 20

/** How the answers of a variable spread, with numbers counted in classes. */
export const distributionResult = (frame: Frame, variable: string): DistributionResult => {
  const { missing, categories, numbers, ...counts } = distributionOf(frame, variable)
  return {
    ...counts,
    missing: [...missing],
    categories: [...categories],
    numbers: numbers && { ...numbers, ...classesOf(frame, variable) },
  }
}

const classesOf = (frame: Frame, variable: string): { edges: number[]; counts: number[] } => {
  const column = frame.present(variable)
  const { edges, counts } = histogram(column.type === 'number' ? column.values : new Float64Array(), mostClasses)
  return { edges: [...edges], counts: [...counts] }
}
