import type { Cell, Statistic } from '../../contract/results.ts'
import { decimal, integer, type NumberFormat, percent } from './number-format.ts'

/** The numbers of a cell that a text can be bound to and a table can show. */
export const figureFields = [
  'estimate',
  'se',
  'ciLow',
  'ciHigh',
  'cv',
  'logCv',
  'deff',
  'df',
  'n',
  'nEff',
  'cases',
  'psus',
  'sumWeights',
] as const satisfies readonly (keyof Cell)[]
export type FigureField = (typeof figureFields)[number]

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
