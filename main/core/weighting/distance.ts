/** How far a weight may move, and what it costs: the function F of a calibration and its slope, at u = x'η. */
export type Distance = { readonly factor: (u: number) => number; readonly slope: (u: number) => number }

export const distances = ['linear', 'raking', 'logit'] as const
export type DistanceName = (typeof distances)[number]

/** Smallest and largest factor that a weight may be multiplied by. */
export type FactorBounds = { readonly lower: number; readonly upper: number }

/**
 * F(u) of Deville & Särndal (1992, JASA 87, table 1): 1 + u for `linear`, exp(u) for `raking`, both cut off at the
 * bounds if there are any, and for `logit` (L (U − 1) + U (1 − L) e^{A u}) / ((U − 1) + (1 − L) e^{A u}) with
 * A = (U − L) / ((1 − L)(U − 1)), which stays between the bounds by itself.
 */
export const distanceOf = (name: DistanceName, bounds: FactorBounds | undefined): Distance => {
  const { lower = Number.NEGATIVE_INFINITY, upper = Number.POSITIVE_INFINITY } = bounds ?? {}
  if (name === 'logit') return logit(lower, upper)
  const free = name === 'linear' ? (u: number) => 1 + u : Math.exp
  const isInside = (factor: number) => factor > lower && factor < upper
  return {
    factor: (u) => Math.min(Math.max(free(u), lower), upper),
    slope: (u) => {
      const factor = free(u)
      return isInside(factor) ? (name === 'linear' ? 1 : factor) : 0
    },
  }
}

const logit = (lower: number, upper: number): Distance => {
  const steepness = (upper - lower) / ((1 - lower) * (upper - 1))
  // Divided by the larger exponential, so that none overflows.
  const share = (u: number): number => {
    const below = upper - 1
    const above = (1 - lower) * Math.exp(Math.min(steepness * u, 700))
    return above / (below + above)
  }
  return {
    factor: (u) => lower + (upper - lower) * share(u),
    slope: (u) => {
      const part = share(u)
      return (upper - lower) * steepness * part * (1 - part)
    },
  }
}
