import type { ComparisonCell, ComparisonTable } from '../../contract/comparison.ts'
import type { ResultTable } from '../../contract/results.ts'

/** The note of a comparison whose two categories are one test. */
export const complementsNote = 'comparison-complements'

type Table = Pick<ResultTable, 'statistic' | 'levels'>

/**
 * Whether the figures of `tables`, compared for the categories of `levels`, tell one test for both categories. They do where
 * each table gives the shares of two categories that make up each base: what one has more, the other has less. Items of a
 * question with several answers do not, nor do two categories among more. Of a contrast with `coefficients` c it also takes
 * that they sum to 0: the two then are Σ c p and −Σ c p, and Σ c p and Σ c − Σ c p in any other, as in a mean of two groups.
 * Differences, slopes and changes sum to 0 by what they are.
 */
export const areComplements = (
  tables: readonly Table[],
  levels: readonly unknown[],
  coefficients: readonly number[] = [],
): boolean =>
  levels.length === 2 &&
  tables.every(({ statistic, levels }) => statistic === 'proportion' && levels.length === 2) &&
  Math.abs(coefficients.reduce((sum, coefficient) => sum + coefficient, 0)) < roundingOfSum

/** Written coefficients such as 0.1, 0.2 and −0.3 sum to 0 but for this. */
const roundingOfSum = 1e-12

type Told = Pick<ComparisonCell, 'group' | 'first' | 'second'>

/** For each comparison the name of the test that it tells: its own, or the one of both complements. */
export const namesOfTests = (comparisons: readonly Told[], isOneTest: boolean): readonly string[] =>
  comparisons.map(({ group, first, second }, place) =>
    isOneTest ? JSON.stringify([group, first, second]) : String(place),
  )

/** How many tests the family of a comparison has. */
export const testsIn = ({ cells, notes }: Pick<ComparisonTable, 'cells' | 'notes'>): number =>
  new Set(
    namesOfTests(
      cells.filter(({ p }) => p !== null),
      notes.includes(complementsNote),
    ),
  ).size
