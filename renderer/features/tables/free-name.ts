import { namePattern } from '../../../main/contract/name.ts'
import type { Plan } from '../../../main/contract/plan.ts'

/** Can a new table, comparison or test of the plan be called so? */
export const isFreeName = ({ tables, comparisons, tests }: Plan, name: string): boolean =>
  namePattern.test(name) && ![...tables, ...comparisons, ...tests].some(({ id }) => id === name)
