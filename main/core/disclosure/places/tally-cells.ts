import type { Categories } from '../../data/categories.ts'
import { subsetsOf } from '../../data/subsets.ts'
import type { Tally } from './tally.ts'

/** The codes of a cell by variable; a dimension that it has no answer to is left out. The first dimension counts fastest. */
export const codesOfCell = (cell: number, dimensions: readonly Categories[]): ReadonlyMap<string, string> => {
  const codes = new Map<string, string>()
  let rest = cell
  for (const { variable, categories } of dimensions) {
    const size = categories.length + 1
    const code = rest % size
    rest = (rest - code) / size
    if (code > 0) codes.set(variable, categories[code - 1]?.code as string)
  }
  return codes
}

/** Calls with the codes of every cell that has an answer to all dimensions of the tally. */
export const forEachCell = (
  { variables, n }: Tally,
  dimensions: readonly Categories[],
  visit: (cell: number, codes: ReadonlyMap<string, string>) => void,
): void => {
  const own = variables.map((name) => dimensions.find(({ variable }) => variable === name) as Categories)
  for (let cell = 0; cell < n.length; cell++) {
    const codes = codesOfCell(cell, own)
    if (codes.size === own.length) visit(cell, codes)
  }
}

/** The dimensions of a table and of all its margins, down to none. */
export const marginsOf = (dimensions: readonly Categories[]): readonly (readonly Categories[])[] =>
  subsetsOf(dimensions)
