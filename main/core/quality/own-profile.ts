import type { OwnThresholds } from '../../contract/quality.ts'
import { atLeast, atMost, type Findings, type Gates, hold, unless } from './figures.ts'

/**
 * The study's own thresholds: minima bar the figure, CVs place it. A share is judged by the bounds on its logarithmic
 * CV where the study gives them, else, like everything else, by those on its CV.
 */
export const ownProfile =
  (thresholds: OwnThresholds): Gates =>
  (figures, findings) => {
    minimum(findings, figures.n, thresholds.n, 'own-n')
    minimum(findings, figures.nEff, thresholds.nEff, 'own-neff')
    minimum(findings, figures.cases, thresholds.cases, 'own-cases')
    minimum(findings, figures.df, thresholds.df, 'own-df')
    if (figures.share && thresholds.logCv !== undefined) band(findings, figures.logCv, thresholds.logCv, 'own-log-cv')
    else band(findings, figures.cv, thresholds.cv, 'own-cv')
  }

const minimum = (findings: Findings, value: number | null, bound: number | undefined, reason: string): void => {
  if (bound !== undefined) unless(findings, atLeast(value, bound), 'unreliable', reason)
}

const band = (findings: Findings, value: number | null, bounds: OwnThresholds['cv'], reason: string): void => {
  if (bounds === undefined || atMost(value, bounds.reliable)) return
  hold(findings, atMost(value, bounds.weak) ? 'weak' : 'unreliable', reason)
}
