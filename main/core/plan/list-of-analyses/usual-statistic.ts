import type { Variable } from '../../../contract/codebook.ts'
import type { ResponseSet } from '../../../contract/response-set.ts'
import type { Statistic } from '../../../contract/results.ts'

/**
 * The statistic that is meant where only a variable is named: shares of cases of a response set, proportions of what
 * has categories, the mean of a number. Null for what no statistic is usual of (identifiers, texts, dates, weights) and
 * for names that the dataset does not have.
 */
export const usualStatistic = (
  name: string,
  variables: ReadonlyMap<string, Variable>,
  sets: readonly ResponseSet[],
): Statistic | null => {
  if (sets.some((set) => set.name === name)) return 'shareOfCases'
  switch (variables.get(name)?.kind) {
    case 'nominal':
    case 'ordinal':
    case 'geography':
    case 'multiple':
      return 'proportion'
    case 'count':
    case 'continuous':
      return 'mean'
    default:
      return null
  }
}
