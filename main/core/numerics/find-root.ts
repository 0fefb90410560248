/** A function and its derivative at one point. */
export type ValueAndSlope = { readonly value: number; readonly slope: number }

/**
 * The zero of an increasing function between `lower` and `upper` by Newton's method, safeguarded: a step that leaves
 * the bracket, or that does not halve the one before it, is replaced by a bisection (Press et al. 2007, Numerical
 * Recipes, 9.4). Ends when the next step is within rounding of the zero. The function may be ±Infinity away from the
 * zero. Where it has one sign throughout, the end of the bracket on the side of the zero is the answer.
 */
export const findRoot = (f: (x: number) => ValueAndSlope, lower: number, upper: number, start: number): number => {
  let low = lower
  let high = upper
  let x = Math.min(Math.max(start, low), high)
  let previousStep = high - low
  for (let evaluations = 0; evaluations < 2000; evaluations++) {
    const { value, slope } = f(x)
    if (value === 0) return x
    if (value < 0) low = x
    else high = x
    const newton = x - value / slope
    const useful = newton > low && newton < high && Math.abs(newton - x) <= Math.abs(previousStep) / 2
    const next = useful ? newton : low + (high - low) / 2
    if (Math.abs(next - x) <= 1e-15 * Math.max(Math.abs(x), 1e-300) || next === low || next === high) return next
    previousStep = next - x
    x = next
  }
  return x
}
