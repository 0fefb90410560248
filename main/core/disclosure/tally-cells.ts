import type { Categories } from '../data/categories.ts'
import type { Tally } from './tally.ts'

/** Calls with the codes of every cell; `undefined` where a dimension has no answer, whose place is given. */
export const forEachCell = (
  { variables, sizes, n }: Tally,
  dimensions: readonly Categories[],
  visit: (cell: number, codes: Map<string, string> | undefined, blank: number) => void,
): void => {
  const own = variables.map((name) => dimensions.find(({ variable }) => variable === name) as Categories)
  for (let cell = 0; cell < n.length; cell++) {
    const codes = new Map<string, string>()
    let [rest, blanks, blank] = [cell, 0, -1]
    for (const [at, size] of sizes.entries()) {
      const code = rest % size
      rest = (rest - code) / size
      if (code > 0) codes.set(variables[at] as string, own[at]?.categories[code - 1]?.code as string)
      else {
        blanks++
        blank = at
      }
    }
    if (blanks === 0) visit(cell, codes, -1)
    else if (blanks === 1) visit(cell, undefined, blank)
  }
}
