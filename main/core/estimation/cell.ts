import type { QualitySpec } from '../../contract/quality.ts'
import type { Cell } from '../../contract/results.ts'
import type { IntervalOf } from '../inference/interval.ts'
import { assess } from '../quality/assess.ts'
import { logCv } from '../quality/log-cv.ts'
import type { Figures } from './figures.ts'

/** What turns the figures of a table into cells. */
export type CellRules = {
  readonly probability: boolean
  /** The figures are parts of a whole. */
  readonly share: boolean
  readonly interval: IntervalOf
  readonly deff: 'replace' | 'wor'
  /** Degrees of freedom of every cell; left out = those of its base. */
  readonly df: number | undefined
  readonly quality: QualitySpec
  readonly plannedDomain: boolean
  readonly lowDfJustified: boolean
}

/** A cell of the result and the element of the figures that stands behind it. */
export type Place = {
  readonly group: readonly (string | null)[]
  readonly level: string | null
  readonly figures: Figures
  readonly element: number
}

/** The cell of a result table at `place`; what is not defined there is `null`. */
export const cellOf = ({ group, level, figures, element: c }: Place, rules: CellRules): Cell => {
  const n = figures.n[c] as number
  const estimate = finite(figures.estimate[c] as number)
  const se = estimate === null ? null : finite(Math.sqrt(figures.variance[c] as number))
  const ownDf = rules.df ?? (figures.df[c] as number)
  const interval = estimate === null || se === null ? null : rules.interval(estimate, se, ownDf)
  const deff = designEffect(figures, c, rules.deff)
  const precision = {
    estimate,
    se,
    cv: estimate === null || se === null || estimate === 0 ? null : se / Math.abs(estimate),
    logCv: rules.share ? logCv(estimate, se, rules.quality.logCv) : null,
    deff,
    df: finite(ownDf),
    n,
    nEff: deff === null ? null : finite(n / deff),
    cases: figures.cases[c] as number,
  }
  return {
    group: [...group],
    level,
    ...precision,
    ciLow: interval?.[0] ?? null,
    ciHigh: interval?.[1] ?? null,
    psus: finite(figures.psus[c] as number),
    sumWeights: figures.sumWeights[c] as number,
    verdict: assess(rules.quality, { ...rules, ...precision }),
    confidentiality: 'notReviewed',
  }
}

/** The variance over that of a simple random sample, drawn with replacement or without. */
const designEffect = (figures: Figures, c: number, kind: 'replace' | 'wor'): number | null => {
  const factor = kind === 'replace' ? 1 : (figures.unsampled[c] as number)
  const simple = (figures.simpleVariance[c] as number) * factor
  return simple > 0 ? finite((figures.variance[c] as number) / simple) : null
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)
