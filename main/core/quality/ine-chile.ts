import { atLeast, atMost, type Gates, hold, unless } from './figures.ts'

/**
 * INE Chile (2020), "Estándar para la evaluación de la calidad de las estimaciones en encuestas de hogares": sample
 * size and degrees of freedom bar the figure; a share is then placed by its standard error against a curve, anything
 * else by its CV.
 */
export const ineChile: Gates = (figures, findings) => {
  unless(findings, figures.n >= 60, 'unreliable', 'n-below-60')
  unless(findings, atLeast(figures.df, 9), 'unreliable', 'df-below-9')
  if (figures.share) share(figures, findings)
  else level(figures, findings)
}

const share: Gates = ({ estimate, se }, findings) =>
  unless(findings, estimate !== null && atMost(se, admissibleSe(estimate)), 'weak', 'se-over-curve')

/** Largest standard error at which a share p is reliable: q(p) = min(p, 1 − p)^(2/3) / 9. */
const admissibleSe = (p: number): number => Math.min(p, 1 - p) ** (2 / 3) / 9

const level: Gates = ({ cv }, findings) => {
  if (atMost(cv, 0.3)) unless(findings, atMost(cv, 0.15), 'weak', 'cv-over-15')
  else hold(findings, 'unreliable', 'cv-over-30')
}
