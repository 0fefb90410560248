import type { FigureField, ResultTable, Statistic } from '../../contract/results.ts'
import { decimal, integer, type NumberFormat, percent } from './number-format.ts'
import type { Texts } from './texts.ts'

/** Is the statistic a part of a whole, kept as 0–1 and printed as a percentage? */
export const isShare = (statistic: Statistic): boolean =>
  statistic === 'proportion' || statistic === 'shareOfCases' || statistic === 'shareOfResponses'

/** How a field of a table with this statistic is printed when nothing else is asked. */
export const fieldFormat = (field: FigureField, statistic: Statistic): NumberFormat => {
  if (field === 'estimate' || field === 'ciLow' || field === 'ciHigh') return estimateFormat(statistic)
  if (field === 'se') return moreDecimals(estimateFormat(statistic))
  if (field === 'cv' || field === 'logCv') return percent(1)
  return field === 'deff' ? decimal(2) : integer
}

const estimateFormat = (statistic: Statistic): NumberFormat => {
  if (isShare(statistic) || statistic === 'poverty') return percent(1)
  if (statistic === 'gini') return decimal(3)
  if (statistic === 'variance' || statistic === 'mean' || statistic === 'quantile') return decimal(1)
  return statistic === 'ratio' ? decimal(2) : integer
}

const moreDecimals = (format: NumberFormat): NumberFormat =>
  format.kind === 'integer' ? decimal(1) : { ...format, decimals: format.decimals + 1 }

/** What stands over the figures of a table: an estimate, or what the records that are no sample add up to. */
export const figureWord = (
  { probability, statistic }: Pick<ResultTable, 'probability' | 'statistic'>,
  texts: Texts,
) => {
  if (probability) return texts('report.column.estimate')
  if (statistic === 'count' || statistic === 'total') return texts(`report.column.recorded.${statistic}`)
  return texts(`report.column.recorded.${isShare(statistic) ? 'share' : 'value'}`)
}
