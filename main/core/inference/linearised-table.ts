import type { CountedCell } from '../../contract/results.ts'
import { estimateTable, type TableInput } from '../estimation/estimate-table.ts'
import { finite } from '../numerics/finite.ts'
import { assess } from '../quality/assess.ts'
import { cellDomain } from './cell-domain.ts'
import { waldInterval } from './interval.ts'
import { estimateVector, type VectorStatistic } from './vector-statistic.ts'

/** One figure per cell, made of weights, values and the rows of the cell. */
export type CellStatistic = (weights: Float64Array, values: Float64Array, domain: Uint8Array) => VectorStatistic

export type LinearisedTableInput = Omit<TableInput, 'statistic' | 'measure' | 'over'> & {
  readonly number: { readonly variable: string; readonly values: Float64Array }
}

/**
 * Estimates a statistic that is no ratio of sums (a variance, an index of inequality) cell by cell, over the same cells
 * and base as the table of means, with its standard error by linearisation or from the design's replicates and a Wald
 * interval. It has no design effect: a simple random sample has no one formula to compare with. Without a
 * probability sample only the estimate and the counts are given.
 */
export const linearisedTable = (input: LinearisedTableInput, statistic: CellStatistic): readonly CountedCell[] => {
  const { design, dimensions, number } = input
  const means = estimateTable({ ...input, statistic: 'mean', measure: { kind: 'number', number }, ciMethod: 'wald' })
  return means.cells.map((cell) => {
    const domain = cellDomain(cell, dimensions, design.rows, input.domain)
    return linearisedCell(cell, statistic(design.weights, number.values, domain), input)
  })
}

const linearisedCell = (cell: CountedCell, statistic: VectorStatistic, input: LinearisedTableInput): CountedCell => {
  const { design, quality, plannedDomains = false, lowDfJustified = false } = input
  const estimate = cell.n === 0 ? null : finite(statistic.estimate(design.weights)[0])
  const se = estimate === null || cell.se === null ? null : finite(standardError(design, statistic))
  const df = input.ciMethod === 'waldZ' && (cell.df ?? 0) >= 1 ? Number.POSITIVE_INFINITY : (cell.df ?? 0)
  const interval = estimate === null || se === null ? null : waldInterval(estimate, se, input.ciLevel, df)
  const figures = {
    estimate,
    se,
    cv: estimate === null || se === null || estimate === 0 ? null : se / Math.abs(estimate),
    logCv: null,
    deff: null,
    df: cell.df,
    n: cell.n,
    nEff: null,
    cases: cell.cases,
  }
  const rules = { probability: design.probability, share: false, plannedDomain: plannedDomains, lowDfJustified }
  // Profiles that ask for an effective size judge by that of the mean of the same records.
  const verdict = assess(quality, { ...figures, ...rules, deff: cell.deff, nEff: cell.nEff })
  return { ...cell, ...figures, ciLow: interval?.[0] ?? null, ciHigh: interval?.[1] ?? null, verdict }
}

const standardError = (design: TableInput['design'], statistic: VectorStatistic): number =>
  Math.sqrt(estimateVector(design, statistic).covariance.values[0] as number)
