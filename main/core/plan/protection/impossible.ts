import type { DisclosureSpec } from '../../../contract/disclosure.ts'
import type { Cell, ResultTable } from '../../../contract/results.ts'

/** Cells that the plan calls impossible, where nobody is in them. */
export const impossible =
  ({ impossible: combinations }: DisclosureSpec, { dimensions, variable }: ResultTable) =>
  ({ group, level, n, cases }: Cell): boolean => {
    const codes = new Map(dimensions.map((dimension, at) => [dimension.variable, group[at] ?? null]))
    if (level !== null && variable !== null) codes.set(variable, level)
    return (
      (n === 0 || cases === 0) &&
      combinations.some((combination) => Object.entries(combination).every(([name, code]) => codes.get(name) === code))
    )
  }
