import { atLeast, atMost, type Findings, type Gates, hold, unless } from './figures.ts'

/**
 * CEPAL (2024), "Criterios de calidad en la estimación de indicadores a partir de encuestas de hogares: una
 * actualización", as the R package calidad 0.8.0 puts it in order: design effect, effective sample size and degrees
 * of freedom each bar the figure; then precision and unweighted cases place it.
 */
export const cepal2023: Gates = (figures, findings) => {
  designEffect(figures, findings)
  unless(findings, atLeast(figures.nEff, 60), 'unreliable', 'neff-below-60')
  const isLowDfAllowed = figures.plannedDomain && figures.lowDfJustified
  unless(findings, atLeast(figures.df, 9) || isLowDfAllowed, 'unreliable', 'df-below-9')
  if (figures.share) share(figures, findings)
  else level(figures, findings)
}

/** What sums in another order can leave between two design effects that are the same. */
const rounding = 1e-9

/** A design effect below 1, that of a simple random sample, is believed only in a planned domain with a sample of its own. */
const designEffect: Gates = ({ deff, plannedDomain, n }, findings) => {
  if (atLeast(deff, 1 - rounding)) return
  if (plannedDomain) unless(findings, n >= 100, 'unreliable', 'deff-below-1-n-below-100')
  else hold(findings, 'unreliable', 'deff-below-1')
}

const share: Gates = ({ estimate, logCv, cases }, findings) => {
  if (atMost(logCv, 0.175)) enoughCases(cases, findings)
  else if (!atLeast(estimate, 0.5)) hold(findings, 'unreliable', 'log-cv-over-17')
  else {
    hold(findings, 'weak', 'log-cv-over-17-majority')
    unless(findings, cases >= 30, 'unreliable', 'cases-below-30')
  }
}

const level: Gates = ({ cv, cases }, findings) => {
  if (!atMost(cv, 0.3)) {
    hold(findings, 'unreliable', 'cv-over-30')
    return
  }
  unless(findings, atMost(cv, 0.2), 'weak', 'cv-over-20')
  enoughCases(cases, findings)
}

const enoughCases = (cases: number, findings: Findings): void => {
  if (cases < 30) hold(findings, 'unreliable', 'cases-below-30')
  else unless(findings, cases >= 50, 'weak', 'cases-below-50')
}
