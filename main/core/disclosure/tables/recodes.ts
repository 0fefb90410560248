import type { Recode } from '../../../contract/disclosure.ts'
import type { Cell, ResultTable } from '../../../contract/results.ts'

/** Suggestions for a table, the most useful first. */
const mostSuggestions = 5

/**
 * Which categories to merge so that less must be hidden: for each variable of a table the category with most sensitive
 * cells, with the sibling that has the next most (of ordered categories a neighbour); where a variable has two categories
 * left, to leave it out.
 */
export const recodesOf = (
  table: ResultTable,
  isSensitive: (cell: Cell) => boolean,
  isOrdered: (variable: string) => boolean,
): readonly Recode[] => {
  const sensitive = table.cells.filter(isSensitive)
  return table.dimensions
    .flatMap(({ variable, categories }, at): Recode[] => {
      const counts = categories.map(({ code }) => sensitive.filter(({ group }) => group[at] === code).length)
      const worst = counts.indexOf(Math.max(...counts))
      const cells = counts[worst] ?? 0
      if (cells === 0) return []
      if (categories.length <= 2) return [{ table: table.id, variable, category: null, into: null, cells }]
      const into = siblingOf(worst, counts, isOrdered(variable))
      return [
        {
          table: table.id,
          variable,
          category: categories[worst]?.code ?? null,
          into: categories[into]?.code ?? null,
          cells,
        },
      ]
    })
    .sort((a, b) => b.cells - a.cells)
    .slice(0, mostSuggestions)
}

const siblingOf = (worst: number, counts: readonly number[], ordered: boolean): number => {
  const candidates = ordered ? [worst - 1, worst + 1] : [...counts.keys()]
  return candidates
    .filter((at) => at !== worst && counts[at] !== undefined)
    .sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b)[0] as number
}
