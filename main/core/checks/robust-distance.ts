/** Centre and spread of a group of numbers that a few wild ones cannot move. */
export type RobustScale = { readonly median: number; readonly spread: number }

/** Of a normal distribution: the median absolute deviation is the standard deviation over this, 1 / Φ⁻¹(3/4). */
const perMedianDeviation = 1.482602218505602
/** Of a normal distribution: the mean absolute deviation is the standard deviation over this, √(π/2). */
const perMeanDeviation = 1.2533141373155003

/**
 * Median, and spread = 1.4826 · MAD with MAD = median |x − median|. Where more than half of the values are equal the
 * MAD is 0; then spread = 1.2533 · mean |x − median|, which is 0 only when all values are equal. Both constants make
 * the spread the standard deviation of normal data. NaN without values.
 * Hampel (1974); Iglewicz & Hoaglin (1993), "How to Detect and Handle Outliers", whose 0.6745 is 1 / 1.4826.
 */
export const robustScale = (values: Float64Array): RobustScale => {
  const median = medianOf(values)
  const deviations = values.map((value) => Math.abs(value - median))
  const spread = perMedianDeviation * medianOf(deviations)
  if (spread !== 0) return { median, spread }
  return { median, spread: (perMeanDeviation * deviations.reduce((sum, one) => sum + one, 0)) / values.length }
}

/** |x − median| / spread: how many robust standard deviations a value is from the centre; 0 where nothing varies. */
export const robustDistance = (value: number, { median, spread }: RobustScale): number =>
  spread === 0 ? 0 : Math.abs(value - median) / spread

/** The middle value, or the mean of the two middle ones; NaN without values. */
export const medianOf = (values: Float64Array): number => {
  const sorted = values.slice().sort()
  const half = sorted.length >> 1
  const [low, high] = [sorted[sorted.length % 2 === 1 ? half : half - 1], sorted[half]]
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2
}
