import { asName, namePattern } from '../../../main/contract/name.ts'
import type { Plan } from '../../../main/contract/plan.ts'
import type { TableSpec } from '../../../main/contract/table.ts'

type Named = Pick<Plan, 'tables' | 'comparisons' | 'tests' | 'analyses'>

/** Can a new table, comparison, test or analysis of the plan be called so? */
export const isFreeName = ({ tables, comparisons, tests, analyses }: Named, name: string): boolean =>
  namePattern.test(name) && ![...tables, ...comparisons, ...tests, ...analyses].some(({ id }) => id === name)

/** A free name for a table: the word of its statistic and its variables; with a number where that is taken. */
export const proposedName = (
  plan: Named,
  { variable, over, by }: Pick<TableSpec, 'variable' | 'over' | 'by'>,
  statistic: string,
): string =>
  freeName(
    plan,
    [statistic, variable, over, ...by].filter((part) => part !== undefined),
  )

/** A free name made of words; with a number where that is taken. */
export const freeName = (plan: Named, words: readonly string[]): string => {
  const name = asName(words.join('_')).replaceAll(/_{2,}/g, '_')
  let free = name
  for (let number = 2; !isFreeName(plan, free); number++) free = `${name}_${number}`
  return free
}
