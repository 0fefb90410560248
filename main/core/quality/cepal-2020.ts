import { atLeast, atMost, below, type Gates, unless } from './figures.ts'

/**
 * CEPAL (2020), "Criterios de calidad en la estimación de indicadores a partir de encuestas de hogares" (LC/TS.2020/52):
 * what it suppresses is unreliable here, what it sends to review weakly reliable, what it publishes reliable.
 */
export const cepal2020: Gates = (figures, findings) => {
  unless(findings, figures.n >= 100, 'unreliable', 'n-below-100')
  unless(findings, atLeast(figures.nEff, 140), 'unreliable', 'neff-below-140')
  unless(findings, figures.cases >= 50, 'unreliable', 'cases-below-50')
  if (figures.share) unless(findings, atMost(figures.logCv, 0.175), 'unreliable', 'log-cv-over-17')
  unless(findings, atLeast(figures.df, 9), 'weak', 'df-below-9')
  unless(findings, below(figures.cv, 0.2), 'weak', 'cv-20-or-more')
}
