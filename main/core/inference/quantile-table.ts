import type { QualitySpec } from '../../contract/quality.ts'
import type { QuantileSpec } from '../../contract/quantile.ts'
import type { CountedCell } from '../../contract/results.ts'
import { estimateTable, type TableInput } from '../estimation/estimate-table.ts'
import { finite } from '../numerics/finite.ts'
import { assess } from '../quality/assess.ts'
import { cellDomain } from './cell-domain.ts'
import { type EstimatedQuantile, estimateQuantile } from './quantile.ts'

/** A table of quantiles to estimate; the rest is as in `TableInput`. */
export type QuantileTableInput = Omit<TableInput, 'statistic' | 'measure' | 'over' | 'ciMethod'> & {
  readonly number: { readonly variable: string; readonly values: Float64Array }
  readonly quantile: QuantileSpec
}

/**
 * Estimates a table of quantiles, cell by cell as `estimateQuantile` does, over the same cells and base as the table of
 * means. The design effect is that of the share at or below the quantile, and the verdict rests on it. Without a
 * probability sample only the quantile and the counts are given.
 */
export const quantileTable = (input: QuantileTableInput): readonly CountedCell[] => {
  const { design, dimensions, number, quantile, ciLevel } = input
  const { cells } = estimateTable({ ...input, statistic: 'mean', measure: { kind: 'number', number } })
  return cells.map((cell) => {
    const domain = cellDomain(cell, dimensions, design.rows, input.domain)
    const df = cell.df === null ? {} : { df: cell.df }
    const estimated = estimateQuantile(design, { values: number.values, domain, quantile, level: ciLevel, ...df })
    return quantileCell(cell, estimated, input)
  })
}

type Rules = Pick<QuantileTableInput, 'design' | 'deff' | 'plannedDomains' | 'lowDfJustified'> & {
  readonly quality: QualitySpec
}

const quantileCell = (
  cell: CountedCell,
  { estimate, se, low, high, below }: EstimatedQuantile,
  rules: Rules,
): CountedCell => {
  const deff = designEffect(cell, below, rules.deff)
  const figures = {
    estimate: finite(estimate),
    se: finite(se),
    cv: estimate === 0 ? null : finite(se / Math.abs(estimate)),
    logCv: null,
    deff,
    df: cell.df,
    n: cell.n,
    nEff: deff === null ? null : finite(cell.n / deff),
    cases: cell.n,
  }
  const verdict = assess(rules.quality, {
    ...figures,
    probability: rules.design.probability,
    share: false,
    plannedDomain: rules.plannedDomains ?? false,
    lowDfJustified: rules.lowDfJustified ?? false,
  })
  return { ...cell, ...figures, ciLow: finite(low), ciHigh: finite(high), verdict }
}

/** The variance of the share below over that of a simple random sample of the records with an answer. */
const designEffect = (
  { n, sumWeights }: CountedCell,
  { share, se }: EstimatedQuantile['below'],
  kind: 'replace' | 'wor',
): number | null => {
  const left = kind === 'replace' || sumWeights === null ? 1 : (sumWeights - n) / sumWeights
  const simple = ((share * (1 - share)) / (n - 1)) * left
  return simple > 0 ? finite((se * se) / simple) : null
}
