import type { LogCvVariant } from '../../contract/quality.ts'

/**
 * Coefficient of variation of a proportion on the logarithmic scale. For p < ½ it is SE / (p |log p|); for p ≥ ½
 * `symmetric` takes the complement, SE / ((1 − p) |log(1 − p)|), so that p and 1 − p are judged alike (CEPAL 2023,
 * "Diseño y análisis estadístico de las encuestas de hogares de América Latina", chapter 19), and `calidad` takes
 * SE / (p |log(1 − p)|), which the R package of that name computes and which is far milder near 1.
 * NaN for p outside (0, 1) and without a standard error.
 */
export const logCv = (p: number, se: number, variant: LogCvVariant): number => {
  if (!(p > 0 && p < 1)) return Number.NaN
  if (p < 0.5) return se / (p * -Math.log(p))
  return se / ((variant === 'symmetric' ? 1 - p : p) * -Math.log1p(-p))
}
