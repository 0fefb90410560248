import type { Categories } from '../../data/categories.ts'

/**
 * Whether each of two lists of categories divides some category of the other. Variables of different names are taken for groupings of
 * one thing where both have answers of the same records in three categories or more, and every pair of these follows from the sums over
 * each, as of bands that begin and end elsewhere. Two yes or no of which nobody has both are no such groupings.
 */
export const overlaps = (one: Categories, other: Categories, rows: number): boolean => {
  const isOneVariable = one.variable === other.variable
  const mostThatFollow = one.categories.length + other.categories.length - 1
  const pairs = pairsOf(one, other, rows, isOneVariable ? Infinity : mostThatFollow)
  if (!pairs) return false
  const isDivided = (times: ReadonlyMap<number, number>) => [...times].some(([code, own]) => code > 0 && own > 1)
  return timesIn(pairs).every(isDivided) && (isOneVariable || areGroupings(pairs))
}

/**
 * What two lists tell apart together: of bands a+b, c and others a, b+c the bands a, b and c. Who is in no category of one list is in
 * one more of it. What one of the lists has as well keeps its code.
 */
export const commonRefinement = (one: Categories, other: Categories, rows: number): Categories => {
  const pairs = pairsOf(one, other, rows, Infinity) as readonly Pair[]
  const width = other.categories.length + 1
  const places = new Map(pairs.map(([first, second], at) => [first * width + second, at + 1]))
  const [times, otherTimes] = timesIn(pairs)
  const nameOf = ([first, second]: Pair): string => {
    const own = one.categories[first - 1]?.code
    const next = other.categories[second - 1]?.code
    const told = one.variable === other.variable ? next : next && `${other.variable}=${next}`
    if (own !== undefined && times.get(first) === 1) return own
    if (told !== undefined && otherTimes.get(second) === 1) return told
    if (own !== undefined && told !== undefined) return `${own} ∩ ${told}`
    const [rest, list] = own === undefined ? [told, one] : [own, other]
    return [rest, ...list.categories.map(({ code }) => code)].join(' − ')
  }
  return {
    variable: one.variable,
    codes: Uint32Array.from(
      { length: rows },
      (_, row) => places.get((one.codes[row] as number) * width + (other.codes[row] as number)) ?? 0,
    ),
    categories: pairs.map((pair) => ({ code: nameOf(pair) })),
  }
}

/** The codes by both lists of some records; 0 = in no category. */
type Pair = readonly [one: number, other: number]

/** Every pair that occurs, but for those in no category of either, in order; `undefined` where they are more than `most`. */
const pairsOf = (one: Categories, other: Categories, rows: number, most: number): readonly Pair[] | undefined => {
  const width = other.categories.length + 1
  const found = new Set<number>()
  for (let row = 0; row < rows && found.size <= most; row++) {
    const pair = (one.codes[row] as number) * width + (other.codes[row] as number)
    if (pair > 0) found.add(pair)
  }
  if (found.size > most) return undefined
  return [...found].sort((a, b) => a - b).map((pair) => [Math.floor(pair / width), pair % width])
}

/** In how many pairs each code of either list is. */
const timesIn = (pairs: readonly Pair[]): readonly [ReadonlyMap<number, number>, ReadonlyMap<number, number>] => {
  const times = [new Map<number, number>(), new Map<number, number>()] as const
  for (const pair of pairs)
    for (const at of [0, 1] as const) times[at].set(pair[at], (times[at].get(pair[at]) ?? 0) + 1)
  return times
}

const areGroupings = (pairs: readonly Pair[]): boolean =>
  timesIn(pairs).every((times) => !times.has(0) && times.size >= 3) && allFollow(pairs)

/** Whether nothing is left when pairs of which a code has no other one are taken off again and again: each is a sum less others. */
const allFollow = (pairs: readonly Pair[]): boolean => {
  const [times, otherTimes] = timesIn(pairs)
  const left = pairs.filter(([one, other]) => (times.get(one) ?? 0) > 1 && (otherTimes.get(other) ?? 0) > 1)
  return left.length === 0 || (left.length < pairs.length && allFollow(left))
}
