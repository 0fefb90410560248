import type { Verdict } from '../../contract/results.ts'

/** What a verdict is passed on: an estimate with its precision, as in a cell of a result table. Shares and CVs are 0–1; `null` or NaN = not known. */
export type Figures = {
  /** The sample allows inference; without it no verdict is possible. */
  readonly probability: boolean
  /** The estimate is a part of a whole (see `isShare`), which most profiles judge by its logarithmic CV. */
  readonly share: boolean
  readonly estimate: number | null
  readonly se: number | null
  readonly cv: number | null
  /** By the variant that the study chose. */
  readonly logCv: number | null
  readonly deff: number | null
  readonly df: number | null
  /** Records in the denominator, unweighted. */
  readonly n: number
  readonly nEff: number | null
  /** Records in the numerator, unweighted. */
  readonly cases: number
  /** The cell is a domain that the sample was planned for. */
  readonly plannedDomain: boolean
  readonly lowDfJustified: boolean
}

/** A verdict, and those that a further reason against the figure leads on to. */
export type VerdictSoFar = {
  readonly verdict: Verdict
  readonly weak: Map<string, VerdictSoFar>
  readonly unreliable: Map<string, VerdictSoFar>
}

/** The verdict on a figure that nothing is held against yet. */
export const nothingAgainst = (): VerdictSoFar => soFar({ level: 'reliable', reasons: [] })

const soFar = (verdict: Verdict): VerdictSoFar => ({ verdict, weak: new Map(), unreliable: new Map() })

/**
 * How far the gates of a profile have come with a figure. Figures with the same reasons against them share one verdict,
 * because a table may have tens of thousands. Reasons have a text under `verdict.reason.<reason>`.
 */
export type Findings = { reached: VerdictSoFar }

/** What a profile does: it adds to `findings` whatever it holds against the figures. */
export type Gates = (figures: Figures, findings: Findings) => void

/** Holds `reason` against the figure. */
export const hold = (findings: Findings, level: 'weak' | 'unreliable', reason: string): void => {
  const { reached } = findings
  const known = reached[level].get(reason)
  findings.reached = known ?? withReason(reached, level, reason)
}

const withReason = (reached: VerdictSoFar, level: 'weak' | 'unreliable', reason: string): VerdictSoFar => {
  const { verdict } = reached
  const gravest = verdict.level === 'unreliable' ? 'unreliable' : level
  const next = soFar({ level: gravest, reasons: [...verdict.reasons, reason] })
  reached[level].set(reason, next)
  return next
}

/** Holds `reason` against the figure unless the condition `holds`. */
export const unless = (findings: Findings, holds: boolean, level: 'weak' | 'unreliable', reason: string): void => {
  if (!holds) hold(findings, level, reason)
}

/** A figure that is not known never reaches a bound. */
export const atLeast = (value: number | null, bound: number): boolean => value !== null && value >= bound

/** A figure that is not known never stays within a bound. */
export const atMost = (value: number | null, bound: number): boolean => value !== null && value <= bound

/** A figure that is not known never stays below a bound. */
export const below = (value: number | null, bound: number): boolean => value !== null && value < bound
