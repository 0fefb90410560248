import type { ComparisonCell, ComparisonTable } from '../../contract/comparison.ts'
import type { ResultTable } from '../../contract/results.ts'

/** The note of a comparison whose two categories are one test. */
export const complementsNote = 'comparison-complements'

/**
 * Whether a table gives the shares of two categories that make up each base: what one has more, the other has less, so that
 * both tell the same test. Items of a question with several answers do not, nor do two categories among more.
 */
export const givesComplements = ({ statistic, levels }: Pick<ResultTable, 'statistic' | 'levels'>): boolean =>
  statistic === 'proportion' && levels.length === 2

type Told = Pick<ComparisonCell, 'group' | 'first' | 'second'>

/** For each comparison the name of the test that it tells: its own, or the one of both complements. */
export const namesOfTests = (comparisons: readonly Told[], areComplements: boolean): readonly string[] =>
  comparisons.map(({ group, first, second }, place) =>
    areComplements ? JSON.stringify([group, first, second]) : String(place),
  )

/** How many tests the family of a comparison has. */
export const testsIn = ({ cells, notes }: Pick<ComparisonTable, 'cells' | 'notes'>): number =>
  new Set(
    namesOfTests(
      cells.filter(({ p }) => p !== null),
      notes.includes(complementsNote),
    ),
  ).size
