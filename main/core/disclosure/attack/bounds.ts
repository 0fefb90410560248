/** A row of an attack: Σ coefficient · x = equals, with coefficients 1 and −1. */
export type Row = {
  readonly columns: readonly number[]
  readonly coefficients: readonly number[]
  readonly equals: number
}

/**
 * Bounds that follow from single rows and the bounds of the others in them, again and again until little changes: every
 * value that is possible lies within, and often, but not always, the ends are possible.
 */
export const propagateBounds = (rows: readonly Row[], lower: Float64Array, rounds = 10) => {
  const low = lower.slice()
  const high = new Float64Array(lower.length).fill(Number.POSITIVE_INFINITY)
  for (let round = 0, changes = 1; round < rounds && changes > 0; round++) {
    changes = 0
    for (const row of rows) changes += tighten(row, low, high)
  }
  return { low, high }
}

const tighten = ({ columns, coefficients, equals }: Row, low: Float64Array, high: Float64Array): number => {
  const ends = columns.map((column, at) => {
    const [least, most] = [low[column] as number, high[column] as number]
    return (coefficients[at] as number) > 0 ? [least, most] : [-most, -least]
  }) as [number, number][]
  let changes = 0
  const sums = [finiteSum(ends, 0), finiteSum(ends, 1)] as const
  columns.forEach((column, at) => {
    const [least, most] = ends[at] as [number, number]
    const end = equals - restOf(sums[0], least)
    const start = equals - restOf(sums[1], most)
    const [from, to] = (coefficients[at] as number) > 0 ? [start, end] : [-end, -start]
    if (from > (low[column] as number) + 1e-9) {
      low[column] = from
      changes++
    }
    if (to < (high[column] as number) - 1e-9) {
      high[column] = to
      changes++
    }
  })
  return changes
}

type Sum = { readonly finite: number; readonly infinite: number; readonly sign: number }

const finiteSum = (ends: readonly [number, number][], side: 0 | 1): Sum => {
  let [finite, infinite] = [0, 0]
  for (const end of ends) {
    if (Number.isFinite(end[side])) finite += end[side]
    else infinite++
  }
  return { finite, infinite, sign: side === 0 ? -1 : 1 }
}

/** The sum of the other ends. */
const restOf = ({ finite, infinite, sign }: Sum, own: number): number => {
  const isOwnFinite = Number.isFinite(own)
  if (infinite > (isOwnFinite ? 0 : 1)) return sign * Number.POSITIVE_INFINITY
  return isOwnFinite ? finite - own : finite
}
