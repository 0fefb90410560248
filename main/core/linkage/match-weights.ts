/** How often a level occurs among pairs of one person (m) and among the others (u), by field. */
export type Frequencies = { readonly m: readonly Float64Array[]; readonly u: readonly Float64Array[] }

export type MatchWeights = Frequencies & {
  /** Share of all pairs that are of one person. */
  readonly share: number
  /** For each pattern, log₂ of how much likelier it is in pairs of one person. */
  readonly weights: Float64Array
  /** For each pattern, the probability that a pair is of one person. */
  readonly probabilities: Float64Array
  readonly steps: number
}

/** A pattern's levels by field; -1 where either value is blank. */
export const patternLevels = (pattern: number, levels: readonly number[]): number[] =>
  levels.map((count) => {
    const level = (pattern % (count + 1)) - 1
    pattern = Math.floor(pattern / (count + 1))
    return level
  })

/** The number of a pattern, of which there are ∏ (levels + 1). */
export const patternOf = (given: readonly number[], levels: readonly number[]): number =>
  given.reduceRight((pattern, level, field) => pattern * ((levels[field] as number) + 1) + level + 1, 0)

/** What the weights are estimated from, each as the number of pairs by pattern. */
export type PairCounts = {
  /** Of the pairs that were compared because they share a key. */
  readonly compared: Float64Array
  /** Of pairs drawn at random from all. */
  readonly random: Float64Array
  /** Records of the one source × of the other. */
  readonly all: number
}

const mostSteps = 500
const enough = 1e-9
/** Pairs that every level is taken to have been seen in, so that no weight is without bounds. */
const smoothing = 0.5

/**
 * The weights of Fellegi & Sunter (1969, "A theory for record linkage", JASA 64): w = Σ log₂ (m/u) over the fields, and
 * the probability λ·2^w / (λ·2^w + 1 − λ) that a pair is of one unit, λ being the share of such pairs among all. m, u and
 * λ come from the EM algorithm under conditional independence (Winkler 1988, "Using the EM algorithm for weight
 * computation in the Fellegi-Sunter model"; Jaro 1989, JASA 84), with u from pairs drawn at random, because pairs that
 * share a key agree by choice (as Linacre et al. 2022, IJPDS 7, do); pairs that were not compared count as no matches.
 * A field with a blank says nothing of its pair. m begins with a factor of 4 from level to level, λ with matches for half
 * of the pairs compared, at most. Patterns that do not occur get their weights too.
 */
export const matchWeights = ({ compared, random, all }: PairCounts, levels: readonly number[]): MatchWeights => {
  const patterns = Array.from(compared, (_, pattern) => patternLevels(pattern, levels))
  const [seen, drawn] = [occurring(compared), occurring(random)]
  let share = Math.min(0.5, total(compared) / 2 / all)
  let frequencies: Frequencies = {
    m: levels.map((count) => shares(Float64Array.from({ length: count }, (_, level) => 4 ** level))),
    u: levelShares(drawn, patterns, levels, (pattern) => random[pattern] as number),
  }
  let steps = 0
  for (let change = 1; change > enough && steps < mostSteps; steps++) {
    const probability = patterns.map((given) => posterior(given, frequencies, share))
    const matched = (pattern: number): number => (compared[pattern] as number) * (probability[pattern] as number)
    const apart = (pattern: number): number => (random[pattern] as number) * (1 - (probability[pattern] as number))
    const matches = seen.reduce((sum, pattern) => sum + matched(pattern), 0)
    const next = Math.min(Math.max(matches / all, 1e-15), 1 - 1e-9)
    change = Math.abs(next / share - 1)
    share = next
    frequencies = {
      m: levelShares(seen, patterns, levels, matched),
      u: levelShares(drawn, patterns, levels, apart),
    }
  }
  return {
    ...frequencies,
    share,
    steps,
    weights: Float64Array.from(patterns, (given) => weightOf(given, frequencies)),
    probabilities: Float64Array.from(patterns, (given) => posterior(given, frequencies, share)),
  }
}

const occurring = (counts: Float64Array): number[] =>
  Array.from(counts.keys()).filter((pattern) => (counts[pattern] as number) > 0)

const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0)

/** By field the share of each level among the pairs of some patterns that have no blank there, smoothed. */
const levelShares = (
  chosen: readonly number[],
  patterns: readonly (readonly number[])[],
  levels: readonly number[],
  pairsOf: (pattern: number) => number,
): Float64Array[] => {
  const sums = levels.map((count) => new Float64Array(count).fill(smoothing))
  for (const pattern of chosen) {
    const pairs = pairsOf(pattern)
    for (const [field, level] of (patterns[pattern] ?? []).entries()) {
      const sum = sums[field] as Float64Array
      if (level >= 0) sum[level] = (sum[level] as number) + pairs
    }
  }
  return sums.map(shares)
}

const shares = (counts: Float64Array): Float64Array => {
  const sum = total(counts)
  return counts.map((count) => count / sum)
}

const weightOf = (given: readonly number[], { m, u }: Frequencies): number =>
  given.reduce((weight, level, field) => {
    if (level < 0) return weight
    return weight + Math.log2((m[field]?.[level] as number) / (u[field]?.[level] as number))
  }, 0)

const posterior = (given: readonly number[], frequencies: Frequencies, share: number): number => {
  const odds = 2 ** weightOf(given, frequencies) * (share / (1 - share))
  return odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds)
}
