/**
 * Holm's adjustment of the p values of a family of tests, which bounds the chance of any false rejection (Holm 1979,
 * Scandinavian Journal of Statistics 6): in ascending order p_(k) becomes the largest of (m − i + 1) p_(i) for i ≤ k,
 * at most 1, with m the tests that have a p value. NaN stays NaN.
 */
export const holmAdjusted = (pValues: readonly number[]): readonly number[] => {
  const order = [...pValues.keys()].filter((i) => !Number.isNaN(pValues[i]))
  order.sort((a, b) => (pValues[a] as number) - (pValues[b] as number))
  const adjusted = pValues.map(() => Number.NaN)
  let largest = 0
  for (const [rank, i] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (order.length - rank) * (pValues[i] as number)))
    adjusted[i] = largest
  }
  return adjusted
}
