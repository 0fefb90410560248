/** Pairs that changed up to which the exact distributions are worked out. */
export const mostPairs = 300

/**
 * The exact two-sided p value of as many or more of `improved` among those that changed, were both ways as likely:
 * 2 P(X ≤ min(improved, worse)) with X binomial(improved + worse, ½), at most 1. Of a yes or no it is McNemar's test
 * without approximation (McNemar 1947, Psychometrika 12). NaN where nobody changed. For at most `mostPairs`.
 */
export const signTest = (improved: number, worse: number): number => {
  const n = improved + worse
  if (n === 0) return Number.NaN
  let [term, sum] = [0.5 ** n, 0]
  for (let x = 0; x <= Math.min(improved, worse); x++) {
    sum += term
    term = (term * (n - x)) / (x + 1)
  }
  return Math.min(1, 2 * sum)
}

/**
 * The exact two-sided p value of Wilcoxon's signed ranks (Wilcoxon 1945, Biometrics Bulletin 1): differences of 0 are left
 * out, equal sizes share their mean rank, and every pattern of signs is as likely. NaN without differences. For at most
 * `mostPairs`.
 */
export const signedRankTest = (differences: readonly number[]): number => {
  const changed = differences.filter((one) => one !== 0)
  if (changed.length === 0) return Number.NaN
  // Twice the ranks, so that shared ones are whole numbers.
  const ranks = doubledRanks(changed.map(Math.abs))
  const total = ranks.reduce((sum, rank) => sum + rank, 0)
  const above = changed.reduce((sum, one, place) => sum + (one > 0 ? (ranks[place] as number) : 0), 0)
  const smaller = Math.min(above, total - above)
  // The share of sign patterns whose positive ranks add up to each sum.
  const shares = new Float64Array(total + 1)
  shares[0] = 1
  let reached = 0
  for (const rank of ranks) {
    reached += rank
    for (let sum = reached; sum >= 0; sum--) {
      shares[sum] = ((shares[sum] as number) + (sum >= rank ? (shares[sum - rank] as number) : 0)) / 2
    }
  }
  return Math.min(1, 2 * shares.subarray(0, smaller + 1).reduce((sum, share) => sum + share, 0))
}

const doubledRanks = (sizes: readonly number[]): readonly number[] =>
  sizes.map((own) => {
    const smaller = sizes.filter((one) => one < own).length
    const equal = sizes.filter((one) => one === own).length
    return 2 * smaller + equal + 1
  })
