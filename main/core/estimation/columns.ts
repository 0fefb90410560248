import type { QualitySpec } from '../../contract/quality.ts'
import type { Cell, Verdict } from '../../contract/results.ts'
import type { IntervalOf } from '../inference/interval.ts'
import { assess } from '../quality/assess.ts'
import { logCv } from '../quality/log-cv.ts'
import type { Figures } from './figures.ts'
import type { FigurePlace, FigurePositions } from './places.ts'

/** What turns the figures of a table into what it publishes. */
export type ColumnRules = {
  readonly probability: boolean
  /** The figures are parts of a whole. */
  readonly share: boolean
  /** By the records in the base of a figure. */
  readonly intervals: (records: number) => IntervalOf
  readonly deff: 'replace' | 'wor'
  /** Degrees of freedom of every cell; left out = those of its base. */
  readonly df: number | undefined
  readonly quality: QualitySpec
  readonly plannedDomain: boolean
  readonly lowDfJustified: boolean
}

const columnNames = [
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
] as const
type ColumnName = (typeof columnNames)[number]

/** The figures of a table, a column each in the order of its cells; NaN = not defined. */
export type TableColumns = Readonly<Record<ColumnName, Float64Array>> & { readonly verdicts: readonly Verdict[] }

/**
 * The columns of a table whose figures stand at `positions` of `figures` (by run and margin). Numbers are kept in
 * columns, because a large table as one object per cell costs more than its estimation.
 */
export const columnsOf = (
  positions: FigurePositions,
  figures: readonly (readonly Figures[])[],
  rules: ColumnRules,
): TableColumns => {
  const columns = Object.fromEntries(
    columnNames.map((name) => [name, new Float64Array(positions.count).fill(Number.NaN)]),
  ) as Record<ColumnName, Float64Array>
  const verdicts: Verdict[] = []
  for (let i = 0; i < positions.count; i++) {
    const of = figures[positions.run[i] as number]?.[positions.choice[i] as number] as Figures
    verdicts.push(fillColumns(columns, i, of, positions.element[i] as number, rules))
  }
  return { ...columns, verdicts }
}

/** Writes element `c` of the figures to place `i` of the columns; the verdict on it. */
const fillColumns = (
  columns: Record<ColumnName, Float64Array>,
  i: number,
  figures: Figures,
  c: number,
  rules: ColumnRules,
): Verdict => {
  const group = (c / figures.inner) | 0
  const n = figures.n[group] as number
  const cases = figures.cases[c] as number
  const estimate = finite(figures.estimate[c] as number)
  const se = estimate === null ? null : finite(Math.sqrt(figures.variance[c] as number))
  const df = finite(rules.df ?? (figures.df[group] as number))
  const cv = estimate === null || se === null || estimate === 0 ? null : se / Math.abs(estimate)
  const shareCv = rules.share ? logCv(estimate, se, rules.quality.logCv) : null
  const deff = designEffect(figures, c, group, rules.deff)
  const nEff = deff === null ? null : finite(n / deff)
  const interval = estimate === null || se === null || df === null ? null : rules.intervals(n)(estimate, se, df)
  columns.estimate[i] = estimate ?? Number.NaN
  columns.se[i] = se ?? Number.NaN
  columns.ciLow[i] = interval?.[0] ?? Number.NaN
  columns.ciHigh[i] = interval?.[1] ?? Number.NaN
  columns.cv[i] = cv ?? Number.NaN
  columns.logCv[i] = shareCv ?? Number.NaN
  columns.deff[i] = deff ?? Number.NaN
  columns.df[i] = df ?? Number.NaN
  columns.n[i] = n
  columns.nEff[i] = nEff ?? Number.NaN
  columns.cases[i] = cases
  columns.psus[i] = figures.psus[group] as number
  columns.sumWeights[i] = figures.sumWeights[group] as number
  return assess(rules.quality, {
    probability: rules.probability,
    share: rules.share,
    plannedDomain: rules.plannedDomain,
    lowDfJustified: rules.lowDfJustified,
    estimate,
    se,
    cv,
    logCv: shareCv,
    deff,
    df,
    n,
    nEff,
    cases,
  })
}

/** The cell at place `i` of the columns. */
export const cellAt = (columns: TableColumns, i: number, { group, level }: FigurePlace): Cell => {
  const value = (name: ColumnName): number | null => finite(columns[name][i] as number)
  return {
    group: [...group],
    level,
    estimate: value('estimate'),
    se: value('se'),
    ciLow: value('ciLow'),
    ciHigh: value('ciHigh'),
    cv: value('cv'),
    logCv: value('logCv'),
    deff: value('deff'),
    df: value('df'),
    n: columns.n[i] as number,
    nEff: value('nEff'),
    cases: columns.cases[i] as number,
    psus: value('psus'),
    sumWeights: value('sumWeights'),
    verdict: columns.verdicts[i] as Verdict,
    confidentiality: 'notReviewed',
  }
}

/** The variance over that of a simple random sample, drawn with replacement or without. */
const designEffect = (figures: Figures, c: number, group: number, kind: 'replace' | 'wor'): number | null => {
  const factor = kind === 'replace' ? 1 : figures.unsampled(group)
  const simple = figures.simpleVariance(c) * factor
  return simple > 0 ? finite((figures.variance[c] as number) / simple) : null
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)
