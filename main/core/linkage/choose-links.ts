/** A pair of records by their rows, how likely they are one, and what was decided of it. */
export type ScoredPair = {
  readonly first: number
  readonly second: number
  readonly weight: number
  readonly probability: number
  readonly decision: 'same' | 'different' | null
}

/** How many records of one source may be of one unit in the other. */
export type Relation = 'oneToOne' | 'manyToOne'

/** `linked`: it is kept; `review`: a person decides; `apart`: not one. */
export type PairState = 'linked' | 'review' | 'apart'

export type Thresholds = {
  /** From this probability a pair is linked without a person having looked. */
  readonly accept: number
  /** From this probability a person looks. */
  readonly review: number
}

/**
 * What becomes of each pair, in the order given. What a person decided holds. Of the others the likeliest first (by
 * weight, then by rows) is linked from `accept` on; with a record that is taken already, where a record may have one
 * partner only, a pair goes to review when nobody decided on that record's link, else apart. From `review` on a pair goes
 * to review, below apart. Each record of `first` has one partner; with `oneToOne` each record of `second` too.
 */
export const chooseLinks = (
  pairs: readonly ScoredPair[],
  relation: Relation,
  { accept, review }: Thresholds,
): readonly PairState[] => {
  const taken = { first: new Map<number, ScoredPair>(), second: new Map<number, ScoredPair>() }
  const states = new Array<PairState>(pairs.length).fill('apart')
  const take = (at: number, pair: ScoredPair): void => {
    states[at] = 'linked'
    taken.first.set(pair.first, pair)
    if (relation === 'oneToOne') taken.second.set(pair.second, pair)
  }
  const order = pairs.map((_, at) => at).sort((a, b) => byWeight(pairs[a] as ScoredPair, pairs[b] as ScoredPair))
  for (const at of order) if (pairs[at]?.decision === 'same') take(at, pairs[at])
  for (const at of order) {
    const pair = pairs[at] as ScoredPair
    if (pair.decision !== null || pair.probability < review) continue
    const rivals = [taken.first.get(pair.first), taken.second.get(pair.second)].filter((rival) => rival !== undefined)
    if (rivals.some(({ decision }) => decision === 'same')) continue
    if (rivals.length === 0 && pair.probability >= accept) take(at, pair)
    else if (rivals.length === 0 || pair.probability >= accept) states[at] = 'review'
  }
  return states
}

const byWeight = (a: ScoredPair, b: ScoredPair): number =>
  b.weight - a.weight || a.first - b.first || a.second - b.second

/** Pairs decided to be the same that cannot all hold: places of those after the first with a record taken by another. */
export const contradictions = (pairs: readonly ScoredPair[], relation: Relation): readonly number[] => {
  const first = new Set<number>()
  const second = new Set<number>()
  return pairs.flatMap((pair, at) => {
    if (pair.decision !== 'same') return []
    const clashes = first.has(pair.first) || (relation === 'oneToOne' && second.has(pair.second))
    first.add(pair.first)
    second.add(pair.second)
    return clashes ? [at] : []
  })
}
