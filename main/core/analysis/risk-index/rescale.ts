import type { Scale } from './spec.ts'

/**
 * Values of several areas on a scale that other components share:
 *
 *   minMax       (x − min) / (max − min), from 0 to 1
 *   zScore       (x − mean) / sd, with the standard deviation of all areas (divided by n)
 *   percentile   (r − 1) / (n − 1), from 0 to 1, where r is the rank of x and equal values share the mean of theirs
 *
 * Values that are all equal tell no area from another: 0 for each. OECD & JRC, Handbook on Constructing Composite
 * Indicators (2008), step 5.
 */
export const rescale = (values: readonly number[], scale: Scale): readonly number[] => {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (low === high) return values.map(() => 0)
  switch (scale) {
    case 'minMax':
      return values.map((value) => (value - low) / (high - low))
    case 'zScore': {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
      return values.map((value) => (value - mean) / sd)
    }
    case 'percentile':
      return values.map((value) => {
        const below = values.filter((other) => other < value).length
        const equal = values.filter((other) => other === value).length
        return (below + (equal - 1) / 2) / (values.length - 1)
      })
  }
}
