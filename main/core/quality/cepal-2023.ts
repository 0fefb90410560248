import { atLeast, atMost, type Figures, type Finding, unless } from './figures.ts'

/**
 * CEPAL (2024), "Criterios de calidad en la estimación de indicadores a partir de encuestas de hogares: una
 * actualización", as the R package calidad 0.8.0 puts it in order: design effect, effective sample size and degrees
 * of freedom each bar the figure; then precision and unweighted cases place it.
 */
export const cepal2023 = (figures: Figures): readonly Finding[] => [
  ...designEffect(figures),
  ...unless(atLeast(figures.nEff, 60), 'unreliable', 'neff-below-60'),
  ...unless(atLeast(figures.df, 9) || (figures.plannedDomain && figures.lowDfJustified), 'unreliable', 'df-below-9'),
  ...(figures.share ? share(figures) : level(figures)),
]

/** A design effect below 1 is believed only in a planned domain with a sample of its own. */
const designEffect = ({ deff, plannedDomain, n }: Figures): readonly Finding[] => {
  if (atLeast(deff, 1)) return []
  return plannedDomain
    ? unless(n >= 100, 'unreliable', 'deff-below-1-n-below-100')
    : unless(false, 'unreliable', 'deff-below-1')
}

const share = ({ estimate, logCv, cases }: Figures): readonly Finding[] => {
  if (atMost(logCv, 0.175)) return enoughCases(cases)
  if (!atLeast(estimate, 0.5)) return [{ level: 'unreliable', reason: 'log-cv-over-17' }]
  return [{ level: 'weak', reason: 'log-cv-over-17-majority' }, ...unless(cases >= 30, 'unreliable', 'cases-below-30')]
}

const level = ({ cv, cases }: Figures): readonly Finding[] => {
  if (!atMost(cv, 0.3)) return [{ level: 'unreliable', reason: 'cv-over-30' }]
  return [...unless(atMost(cv, 0.2), 'weak', 'cv-over-20'), ...enoughCases(cases)]
}

const enoughCases = (cases: number): readonly Finding[] =>
  cases < 30 ? unless(false, 'unreliable', 'cases-below-30') : unless(cases >= 50, 'weak', 'cases-below-50')
