import { namePattern } from '../../../main/contract/name.ts'
import type { Plan } from '../../../main/contract/plan.ts'

/** Can a new table, comparison, test or analysis of the plan be called so? */
export const isFreeName = ({ tables, comparisons, tests, analyses }: Plan, name: string): boolean =>
  namePattern.test(name) && ![...tables, ...comparisons, ...tests, ...analyses].some(({ id }) => id === name)
