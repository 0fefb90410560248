import type { ComparisonCell, ComparisonTable } from '../../../contract/comparison.ts'
import type { Cell, ResultTable } from '../../../contract/results.ts'
import { noFigures } from '../../estimation/no-figures.ts'

/** The table as it may leave: a hidden cell keeps its place and loses every figure, and tests over all cells go with it. */
export const protectedTable = (
  table: ResultTable,
  isHidden: (cell: Cell) => boolean,
  isImpossible: (cell: Cell) => boolean,
): ResultTable => {
  const cells = table.cells.map((cell) =>
    isImpossible(cell)
      ? emptied(cell, 'notApplicable')
      : isHidden(cell)
        ? emptied(cell, 'hidden')
        : { ...cell, ...(tellsCases(table) ? {} : { cases: null }), confidentiality: 'free' as const },
  )
  const { independence, ...rest } = table
  const isWhole = cells.every(({ confidentiality }) => confidentiality !== 'hidden')
  return { ...rest, cells, ...(independence && isWhole ? { independence } : {}) }
}

/** Of totals and ratios cases are the records that are not 0, which no system of counts holds: nobody is told how many they are. */
export const tellsCases = ({ statistic }: Pick<ResultTable, 'statistic'>): boolean =>
  statistic !== 'total' && statistic !== 'ratio'

/** A cell without a figure. */
export const emptied = ({ group, level }: Cell, confidentiality: Cell['confidentiality']): Cell => ({
  group,
  level,
  estimate: null,
  ...noFigures,
  verdict: { level: 'notEvaluable', reasons: [] },
  confidentiality,
})

/**
 * A comparison without the rows that say something of a hidden cell: those of its tables (of a change the later and the
 * earlier) in the same group and level, and of a difference in one of its two categories.
 */
export const protectedComparison = (comparison: ComparisonTable, tables: readonly ResultTable[]): ComparisonTable => ({
  ...comparison,
  cells: comparison.cells.filter((row) => !tables.some((table) => touchesHidden(comparison, row, table))),
})

const touchesHidden = (comparison: ComparisonTable, row: ComparisonCell, table: ResultTable): boolean =>
  table.cells.some((cell) => {
    if (cell.confidentiality !== 'hidden' || (row.level !== null && cell.level !== row.level)) return false
    return table.dimensions.every(({ variable }, at) => {
      const code = cell.group[at] ?? null
      const own = comparison.dimensions.findIndex((other) => other.variable === variable)
      if (own >= 0) return code === (row.group[own] ?? null)
      if (!comparison.compared.some((other) => other.variable === variable)) return true
      return row.first === null || code === row.first || code === row.second
    })
  })
