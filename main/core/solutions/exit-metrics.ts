import { fitLogistic } from '../inference/least-squares-fit.ts'
import { leastSquares } from '../numerics/least-squares.ts'

/**
 * The households of a measure of exit. All indicators are 1 where the vulnerability has been overcome and 0 where not;
 * rows that are compared have an answer to each.
 */
export type Households = {
  readonly weights: Float64Array
  /** 1 where the row is a displaced household that is compared, and a comparator household likewise. */
  readonly displaced: Uint8Array
  readonly comparator: Uint8Array
  readonly indicators: readonly Float64Array[]
}

/** By row 1 where a displaced household has exited and 0 where not; NaN in all other rows. */
export type Exits = Float64Array

/** A sum that falls short of its benchmark by rounding alone reaches it. */
const rounding = 1e-9

/** Pass or fail: exit is to have overcome every vulnerability. The comparator plays no part. */
export const passAll = ({ displaced, indicators }: Households): Exits =>
  exitsOf(displaced, (row) => (indicators.every((values) => values[row] === 1) ? 1 : 0))

/** Sums of indicators of each group of them, by row: of all (metric 1), of each criterion (2), or of one alone (3). */
export const sumsOf = (
  indicators: readonly Float64Array[],
  groups: readonly (readonly number[])[],
): readonly Float64Array[] =>
  groups.map((group) =>
    Float64Array.from(indicators[0] ?? [], (_, row) =>
      group.reduce((sum, place) => sum + ((indicators[place] as Float64Array)[row] as number), 0),
    ),
  )

/**
 * Metrics 1 to 3: exit is that each sum reaches its benchmark, the weighted mean of the sum among comparator households
 * (or an end of the interval of that mean).
 */
export const reachAll = (displaced: Uint8Array, sums: readonly Float64Array[], benchmarks: readonly number[]): Exits =>
  exitsOf(displaced, (row) =>
    sums.every((values, place) => (values[row] as number) >= (benchmarks[place] as number) - rounding) ? 1 : 0,
  )

/**
 * Metric 4: the displaced households of a homogeneous cell exit together, where the cell's weighted mean of every
 * indicator reaches its benchmark. `cells` numbers each household's cell.
 */
export const reachByCell = (
  { weights, displaced, indicators }: Households,
  cells: ArrayLike<number>,
  benchmarks: readonly number[],
): Exits => {
  const sums = new Map<number, { weight: number; readonly of: Float64Array }>()
  for (let row = 0; row < displaced.length; row++) {
    if (displaced[row] === 0) continue
    const cell = cells[row] as number
    const known = sums.get(cell) ?? { weight: 0, of: new Float64Array(indicators.length) }
    sums.set(cell, known)
    const weight = weights[row] as number
    known.weight += weight
    for (const [place, values] of indicators.entries())
      known.of[place] = (known.of[place] as number) + weight * (values[row] as number)
  }
  return exitsOf(displaced, (row) => {
    const cell = sums.get(cells[row] as number)
    if (!cell) return 0
    const reaches = (sum: number, place: number) => sum / cell.weight >= (benchmarks[place] as number) - rounding
    return cell.of.every(reaches) ? 1 : 0
  })
}

/**
 * Metric 5: a classifier learns to tell comparator from displaced households by the indicators, and a displaced
 * household exits that it takes for a comparator one. The classifier is a logistic regression on the indicators in which
 * either group weighs as much in all; exit is a fitted chance of at least one half. Refused, as by `fitLogistic`, where
 * an indicator tells the groups apart entirely.
 */
export const classifiedAsComparator = ({ weights, displaced, comparator, indicators }: Households): Exits => {
  const inside = displaced.map((own, row) => own | (comparator[row] as number))
  const sum = (group: Uint8Array) => weights.reduce((total, own, row) => total + own * (group[row] as number), 0)
  const [displacedSum, comparatorSum] = [sum(displaced), sum(comparator)]
  const levelled = weights.map((own, row) => {
    if (inside[row] === 0) return 0
    return own / (displaced[row] === 1 ? displacedSum : comparatorSum)
  })
  const columns = independentColumns([new Float64Array(weights.length).fill(1), ...indicators], inside)
  const response = Float64Array.from(comparator)
  const { fitted } = fitLogistic(columns, response, levelled, inside, 'converged')
  return exitsOf(displaced, (row) => ((fitted[row] as number) >= 0.5 - rounding ? 1 : 0))
}

/**
 * Metric 6, the empirical cumulative distribution: by row the weighted share of comparator households that a displaced
 * one is at least level with on every indicator. The mean of these is the chance of exit.
 */
export const dominatedShares = ({ weights, displaced, comparator, indicators }: Households): Exits => {
  const patternOf = (row: number) =>
    indicators.reduce((bits, values, place) => (values[row] === 1 ? bits | (1 << place) : bits), 0)
  const behind = new Map<number, number>()
  let total = 0
  for (let row = 0; row < comparator.length; row++) {
    if (comparator[row] === 0) continue
    const weight = weights[row] as number
    behind.set(patternOf(row), (behind.get(patternOf(row)) ?? 0) + weight)
    total += weight
  }
  const shares = new Map<number, number>()
  return exitsOf(displaced, (row) => {
    const pattern = patternOf(row)
    const known = shares.get(pattern)
    if (known !== undefined) return known
    let dominated = 0
    for (const [other, weight] of behind) if ((other & ~pattern) === 0) dominated += weight
    shares.set(pattern, dominated / total)
    return dominated / total
  })
}

/** The weighted mean of exits: the share, or the mean chance, of displaced households that exit. NaN without any. */
export const shareOfExits = (exits: Exits, weights: Float64Array): number => {
  let [sum, weight] = [0, 0]
  for (let row = 0; row < exits.length; row++) {
    if (Number.isNaN(exits[row])) continue
    sum += (exits[row] as number) * (weights[row] as number)
    weight += weights[row] as number
  }
  return sum / weight
}

const exitsOf = (displaced: Uint8Array, exit: (row: number) => number): Exits =>
  Float64Array.from(displaced, (own, row) => (own === 1 ? exit(row) : Number.NaN))

/** Columns that are not those before them taken together, over the rows inside. */
const independentColumns = (columns: readonly Float64Array[], inside: Uint8Array): readonly Float64Array[] => {
  const rows = Array.from(inside.keys()).filter((row) => inside[row] === 1)
  const within = columns.map((values) => Float64Array.from(rows, (row) => values[row] as number))
  const { dependent } = leastSquares(within, new Float64Array(rows.length))
  return columns.filter((_, place) => !dependent.includes(place))
}
