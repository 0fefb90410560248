/**
 * Whole numbers modulo a prime below 2^26.5, so that products stay exact in doubles. What depends on other columns over
 * the fractions also depends on them here; the reverse fails for about one in 10^8 columns and then hides a cell too many.
 */
export const prime = 94_906_249

export const times = (a: number, b: number): number => (a * b) % prime

export const minus = (a: number, b: number): number => (a >= b ? a - b : a - b + prime)

/** The number that times `a` is 1, by the extended Euclidean algorithm. */
export const inverse = (a: number): number => {
  let [r, next] = [prime, a]
  let [t, following] = [0, 1]
  while (next !== 0) {
    const quotient = Math.floor(r / next)
    ;[r, next] = [next, r - quotient * next]
    ;[t, following] = [following, t - quotient * following]
  }
  return t < 0 ? t + prime : t
}
