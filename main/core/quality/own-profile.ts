import type { OwnThresholds } from '../../contract/quality.ts'
import { atLeast, atMost, type Figures, type Finding, unless } from './figures.ts'

/**
 * The study's own thresholds: minima bar the figure, CVs place it. A share is judged by the bounds on its logarithmic
 * CV where the study gives them, else, like everything else, by those on its CV.
 */
export const ownProfile =
  (thresholds: OwnThresholds) =>
  (figures: Figures): readonly Finding[] => [
    ...minimum(figures.n, thresholds.n, 'own-n'),
    ...minimum(figures.nEff, thresholds.nEff, 'own-neff'),
    ...minimum(figures.cases, thresholds.cases, 'own-cases'),
    ...minimum(figures.df, thresholds.df, 'own-df'),
    ...(figures.share && thresholds.logCv !== undefined
      ? band(figures.logCv, thresholds.logCv, 'own-log-cv')
      : band(figures.cv, thresholds.cv, 'own-cv')),
  ]

const minimum = (value: number | null, bound: number | undefined, reason: string): readonly Finding[] =>
  bound === undefined ? [] : unless(atLeast(value, bound), 'unreliable', reason)

const band = (value: number | null, bounds: OwnThresholds['cv'], reason: string): readonly Finding[] => {
  if (bounds === undefined || atMost(value, bounds.reliable)) return []
  return [{ level: atMost(value, bounds.weak) ? 'weak' : 'unreliable', reason }]
}
