import type { ComparisonCell, ComparisonTable } from '../../contract/comparison.ts'
import { categoryFields, count, type Field, localized, number, text } from './result-fields.ts'

/**
 * The columns of a comparison's file: the cell that is compared, the categories held against each other, their figures,
 * the comparison with its test and the gravest rating, and on every row unit, universe, base, window and `status`.
 */
export const comparisonFields = (comparison: ComparisonTable, status: string): readonly Field<ComparisonCell>[] => [
  ...comparison.dimensions.flatMap(({ variable, label, categories }, place) =>
    categoryFields<ComparisonCell>(
      `by_${variable}`,
      label ?? variable,
      categories,
      'dimension',
      (cell) => cell.group[place] ?? null,
    ),
  ),
  ...(comparison.levels.length === 0
    ? []
    : categoryFields<ComparisonCell>(
        'level',
        comparison.levelLabel ?? comparison.variable ?? '',
        comparison.levels,
        'level',
        (cell) => cell.level,
      )),
  ...pairFields(comparison),
  text('compare', () => comparison.compare),
  text('statistic', () => comparison.statistic),
  ...figures,
  text('significance', ({ significance }) => significance),
  text('quality', ({ verdict }) => verdict.level, 'compared_quality'),
  text('quality_reasons', ({ verdict }) => verdict.reasons.join(' ')),
  ...(['unit', 'universe', 'base', 'window'] as const).flatMap((name) =>
    localized<ComparisonCell>(name, comparison[name]),
  ),
  text('status', () => status),
]

/** The categories of a difference; other comparisons have no pair. */
const pairFields = ({ compare, compared }: ComparisonTable): Field<ComparisonCell>[] => {
  const [dimension] = compared
  if (compare !== 'differences' || !dimension) return []
  return (['first', 'second'] as const).flatMap((name) =>
    categoryFields<ComparisonCell>(
      name,
      dimension.label ?? dimension.variable,
      dimension.categories,
      name,
      (cell) => cell[name],
    ),
  )
}

const figures: readonly Field<ComparisonCell>[] = [
  number('first_estimate', (cell) => cell.firstEstimate),
  number('second_estimate', (cell) => cell.secondEstimate),
  number('estimate', (cell) => cell.estimate, 'comparison'),
  number('se', (cell) => cell.se),
  number('ci_low', (cell) => cell.ciLow),
  number('ci_high', (cell) => cell.ciHigh),
  number('t', (cell) => cell.t),
  number('df', (cell) => cell.df),
  number('p', (cell) => cell.p),
  number('p_holm', (cell) => cell.pHolm),
  count('n', (cell) => cell.n, 'bases_n'),
]
