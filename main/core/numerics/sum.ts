/**
 * Sum of `values` with the rounding errors of every addition carried along (Neumaier 1974, "Rundungsfehleranalyse
 * einiger Verfahren zur Summation endlicher Summen", algorithm IV). The error does not grow with the number of
 * terms. 0 for no values; NaN and infinities spread as in ordinary addition.
 */
export const compensatedSum = (values: ArrayLike<number>): number => {
  let total = 0
  let lost = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  // Once the total is infinite the error term is NaN and says nothing.
  return Number.isFinite(total) ? total + lost : total
}

/** Sum of products `a[i] * b[i]`, the additions compensated as in `compensatedSum`. Both must have the same length. */
export const compensatedDot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let total = 0
  let lost = 0
  for (let i = 0; i < a.length; i++) {
    const value = (a[i] as number) * (b[i] as number)
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return Number.isFinite(total) ? total + lost : total
}
