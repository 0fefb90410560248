import type { ComparisonCell, Significance } from '../../contract/comparison.ts'
import { type Cell, type Verdict, verdictLevels } from '../../contract/results.ts'
import { holmAdjusted } from '../inference/holm.ts'
import { waldInterval } from '../inference/interval.ts'
import { finite } from '../numerics/finite.ts'
import { studentCdf } from '../numerics/student.ts'
import { namesOfTests } from './one-test.ts'

/** A comparison before its test: the figures it holds against each other and its precision. */
export type Untested = Pick<
  ComparisonCell,
  'group' | 'level' | 'first' | 'second' | 'firstEstimate' | 'secondEstimate'
> & {
  readonly cells: readonly Cell[]
  /** NaN = not defined. */
  readonly estimate: number
  readonly variance: number
  readonly df: number
}

/**
 * Tests each comparison against 0 with Student's t, estimate / se, and adjusts the p values for all of them (Holm 1979).
 * The shares of two complements (yes and no) are one test: their differences have opposite signs, one standard error and
 * one p value, which counts once in the family; counted twice, no test would be rejected that should not be, but some
 * would not be that should. Intervals are estimate ± t se and not adjusted. There is no test without an estimate, below
 * one degree of freedom, nor where a figure is not evaluable or does not vary: its standard error of 0 would pass for
 * precision.
 */
export const tested = (
  comparisons: readonly Untested[],
  ciLevel: number,
  isOneTest = false,
): readonly ComparisonCell[] => {
  const cells = comparisons.map((comparison) => cellOf(comparison, ciLevel))
  const names = namesOfTests(cells, isOneTest)
  const family = new Map<string, number>()
  for (const [i, { p }] of cells.entries()) if (p !== null) family.set(names[i] as string, p)
  const adjusted = holmAdjusted([...family.values()])
  const adjustedOf = new Map([...family.keys()].map((name, i) => [name, adjusted[i] as number]))
  return cells.map((cell, i) => {
    const pHolm = cell.p === null ? null : (adjustedOf.get(names[i] as string) ?? null)
    return { ...cell, pHolm, significance: significanceOf(pHolm, ciLevel) }
  })
}

const cellOf = (comparison: Untested, ciLevel: number): ComparisonCell => {
  const { group, level, first, second, firstEstimate, secondEstimate, cells, estimate, variance, df } = comparison
  const verdict = gravest(cells.map((cell) => cell.verdict))
  const se = verdict.level === 'notEvaluable' ? Number.NaN : Math.sqrt(variance)
  const varies = se > noVariation * Math.max(...cells.map((cell) => Math.abs(cell.estimate ?? 0)))
  const hasTest = varies && Number.isFinite(estimate) && df >= 1
  const interval = hasTest ? waldInterval(estimate, se, ciLevel, df) : null
  const t = hasTest ? estimate / se : Number.NaN
  return {
    group: [...group],
    level,
    first,
    second,
    firstEstimate,
    secondEstimate,
    estimate: finite(estimate),
    se: Number.isFinite(estimate) ? finite(se) : null,
    ciLow: interval?.[0] ?? null,
    ciHigh: interval?.[1] ?? null,
    t: finite(t),
    df: Number.isFinite(se) ? finite(df) : null,
    p: hasTest ? 2 * studentCdf(Math.abs(t), df, 'upper') : null,
    pHolm: null,
    n: cells.reduce((sum, cell) => sum + (cell.n ?? 0), 0),
    significance: 'notTested',
    verdict,
  }
}

/** Standard errors up to this share of the figures are the rounding of sums. */
const noVariation = 1e-10

/** The gravest level among verdicts, with every reason for it once. */
const gravest = (verdicts: readonly Verdict[]): Verdict => {
  const level = verdictLevels[Math.max(...verdicts.map((own) => verdictLevels.indexOf(own.level)), 0)] ?? 'reliable'
  const reasons = verdicts.filter((own) => own.level === level).flatMap((own) => own.reasons)
  return { level, reasons: [...new Set(reasons)] }
}

/** What a p value says at the level of the intervals. */
export const significanceOf = (p: number | null, ciLevel: number): Significance => {
  if (p === null) return 'notTested'
  return p < 1 - ciLevel ? 'significant' : 'notSignificant'
}
