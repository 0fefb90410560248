import type { FigureIndicator } from '../../contract/indicator.ts'
import type { ResultTable } from '../../contract/results.ts'

/**
 * Is a table precise enough to stand for its indicator? At least the asked part of its figures reaches the asked verdict.
 * Figures that cannot be evaluated, because nobody is behind them, do not count, as in the table rule of INE Chile (2020);
 * data without a probability sample have no verdicts and always pass.
 */
export const isGoodEnough = (
  { cells }: Pick<ResultTable, 'cells'>,
  { verdict, part }: FigureIndicator['minimum'],
): boolean => {
  const judged = cells.filter(({ verdict: { level } }) => level !== 'notEvaluable' && level !== 'notApplicable')
  const good = judged.filter(
    ({ verdict: { level } }) => level === 'reliable' || (verdict === 'weak' && level === 'weak'),
  )
  return good.length >= part * judged.length
}
