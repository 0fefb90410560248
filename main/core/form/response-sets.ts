import type { Variable } from '../../contract/codebook.ts'
import { namePattern } from '../../contract/name.ts'
import type { ResponseSet } from '../../contract/response-set.ts'
import type { ColumnRole } from './column-roles.ts'

/** The response sets of a dataset: one for each question with several answers that has columns of them. */
export const responseSetsOf = (
  dataset: string,
  variables: readonly Variable[],
  roles: readonly (ColumnRole | undefined)[],
): ResponseSet[] => {
  const sets = new Map<string, ResponseSet>()
  for (const [column, role] of roles.entries()) {
    const variable = variables[column]
    if (role?.role !== 'item' || variable === undefined) continue
    const { name, path, label } = role.question
    const known = sets.get(path)?.variables ?? []
    sets.set(path, {
      name: namePattern.test(name) ? name : name.replace(/[^\p{L}\p{N}_.]/gu, '_').replace(/^(?![\p{L}_])/u, '_'),
      dataset,
      ...(label === undefined ? {} : { label }),
      variables: [...known, variable.name],
      counted: '1',
    })
  }
  return [...sets.values()]
}
