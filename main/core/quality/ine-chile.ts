import { atLeast, atMost, type Figures, type Finding, unless } from './figures.ts'

/**
 * INE Chile (2020), "Estándar para la evaluación de la calidad de las estimaciones en encuestas de hogares": sample
 * size and degrees of freedom bar the figure; a share is then placed by its standard error against a curve, anything
 * else by its CV.
 */
export const ineChile = (figures: Figures): readonly Finding[] => [
  ...unless(figures.n >= 60, 'unreliable', 'n-below-60'),
  ...unless(atLeast(figures.df, 9), 'unreliable', 'df-below-9'),
  ...(figures.share ? share(figures) : level(figures)),
]

const share = ({ estimate, se }: Figures): readonly Finding[] =>
  unless(estimate !== null && atMost(se, admissibleSe(estimate)), 'weak', 'se-over-curve')

/** Largest standard error at which a share p is reliable: q(p) = min(p, 1 − p)^(2/3) / 9. */
const admissibleSe = (p: number): number => Math.min(p, 1 - p) ** (2 / 3) / 9

const level = ({ cv }: Figures): readonly Finding[] => {
  if (!atMost(cv, 0.3)) return [{ level: 'unreliable', reason: 'cv-over-30' }]
  return unless(atMost(cv, 0.15), 'weak', 'cv-over-15')
}
