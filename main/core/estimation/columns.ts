import type { QualitySpec } from '../../contract/quality.ts'
import { type CountedCell, type FigureField, figureFields, type Verdict } from '../../contract/results.ts'
import type { IntervalOf } from '../inference/interval.ts'
import { assessor } from '../quality/assess.ts'
import type { Figures as JudgedFigures } from '../quality/figures.ts'
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

/** The figures of a table, a column each in the order of its cells; NaN = not defined. */
export type TableColumns = Readonly<Record<FigureField, Float64Array>> & { readonly verdicts: readonly Verdict[] }

/**
 * The columns of a table whose figures stand at `positions` of `figures` (by run and margin). Numbers are kept in
 * columns, because a large table as one object per cell costs more than its estimation.
 */
export const columnsOf = (
  positions: FigurePositions,
  figures: readonly (readonly Figures[])[],
  rules: ColumnRules,
): TableColumns => {
  const columns = Object.fromEntries(figureFields.map((name) => [name, new Float64Array(positions.count)])) as Record<
    FigureField,
    Float64Array
  >
  const judge = assessor(rules.quality)
  const judged = emptyFigure(rules)
  const verdicts = new Array<Verdict>(positions.count)
  for (let i = 0; i < positions.count; i++) {
    const of = figures[positions.run[i] as number]?.[positions.choice[i] as number] as Figures
    fillColumns(columns, i, of, positions.element[i] as number, rules, judged)
    verdicts[i] = judge(judged)
  }
  return { ...columns, verdicts }
}

/** The figure that is judged, filled anew for every cell so that a large table leaves no litter. */
type Judged = { -readonly [Name in keyof JudgedFigures]: JudgedFigures[Name] }

const emptyFigure = ({ probability, share, plannedDomain, lowDfJustified }: ColumnRules): Judged => ({
  ...{ probability, share, plannedDomain, lowDfJustified },
  ...{ estimate: Number.NaN, se: Number.NaN, cv: Number.NaN, logCv: Number.NaN, deff: Number.NaN, df: Number.NaN },
  ...{ n: Number.NaN, nEff: Number.NaN, cases: Number.NaN },
})

/** Writes element `c` of the figures to place `i` of the columns, and to the figure that is judged. */
const fillColumns = (
  columns: Record<FigureField, Float64Array>,
  i: number,
  figures: Figures,
  c: number,
  rules: ColumnRules,
  judged: Judged,
): void => {
  const group = (c / figures.inner) | 0
  const n = figures.n[group] as number
  const estimate = finite(figures.estimate[c] as number)
  const se = Number.isNaN(estimate) ? Number.NaN : finite(Math.sqrt(figures.variance[c] as number))
  const df = finite(rules.df ?? (figures.df[group] as number))
  const deff = designEffect(figures, c, group, rules.deff)
  columns.estimate[i] = judged.estimate = estimate
  columns.se[i] = judged.se = se
  columns.cv[i] = judged.cv = estimate === 0 ? Number.NaN : se / Math.abs(estimate)
  columns.logCv[i] = judged.logCv = rules.share ? logCv(estimate, se, rules.quality.logCv) : Number.NaN
  columns.deff[i] = judged.deff = deff
  columns.df[i] = judged.df = df
  columns.n[i] = judged.n = n
  columns.nEff[i] = judged.nEff = finite(n / deff)
  columns.cases[i] = judged.cases = figures.cases[c] as number
  columns.psus[i] = figures.psus[group] as number
  columns.sumWeights[i] = figures.sumWeights[group] as number
  const interval = rules.intervals(n)(estimate, se, df)
  columns.ciLow[i] = interval === null ? Number.NaN : interval[0]
  columns.ciHigh[i] = interval === null ? Number.NaN : interval[1]
}

/** The cell at place `i` of the columns. */
export const cellAt = (columns: TableColumns, i: number, { group, level }: FigurePlace): CountedCell => {
  const value = (name: FigureField): number | null => {
    const own = columns[name][i] as number
    return Number.isFinite(own) ? own : null
  }
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

/** The variance over that of a simple random sample, drawn with replacement or without. None below 0, as no error is. */
const designEffect = (figures: Figures, c: number, group: number, kind: 'replace' | 'wor'): number => {
  const factor = kind === 'replace' ? 1 : figures.unsampled(group)
  const simple = figures.simpleVariance(c) * factor
  const variance = figures.variance[c] as number
  return simple > 0 && variance >= 0 ? finite(variance / simple) : Number.NaN
}

const finite = (value: number): number => (Number.isFinite(value) ? value : Number.NaN)
