/** Counts of numbers in classes of equal width; a class holds its lower end, and the last one both. */
export type Histogram = { readonly edges: readonly number[]; readonly counts: readonly number[] }

/**
 * Counts `values` (NaN left out) in at most `most` classes between `least` and `largest`. Whole numbers that are few
 * get a class each. Empty when there is no value; one class when all are the same.
 */
export const histogram = (
  values: Float64Array,
  most: number,
  [least, largest]: readonly [number, number] = rangeOf(values),
): Histogram => {
  if (!(least <= largest)) return { edges: [], counts: [] }
  const edges = edgesOf(least, largest, most, values)
  const counts = new Array<number>(edges.length - 1).fill(0)
  const [first, last] = [edges[0] as number, edges.at(-1) as number]
  for (const value of values) {
    if (!(value >= first && value <= last)) continue
    const place = Math.min(counts.length - 1, Math.floor(((value - first) / (last - first)) * counts.length))
    counts[place] = (counts[place] as number) + 1
  }
  return { edges, counts }
}

/** Smallest and largest value; NaN where there is none. */
export const rangeOf = (values: Float64Array): [number, number] => {
  let [least, largest] = [Number.NaN, Number.NaN]
  for (const value of values) {
    if (!(value >= least)) least = Number.isNaN(value) ? least : value
    if (!(value <= largest)) largest = Number.isNaN(value) ? largest : value
  }
  return [least, largest]
}

const edgesOf = (least: number, largest: number, most: number, values: Float64Array): number[] => {
  if (least === largest) return [least - 0.5, least + 0.5]
  const isWhole = largest - least < most && values.every((value) => Number.isNaN(value) || Number.isInteger(value))
  const classes = isWhole ? largest - least + 1 : most
  const [from, to] = isWhole ? [least - 0.5, largest + 0.5] : [least, largest]
  return Array.from({ length: classes + 1 }, (_, edge) =>
    edge === classes ? to : from + ((to - from) * edge) / classes,
  )
}
