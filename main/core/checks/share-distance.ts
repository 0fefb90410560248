import { logGamma } from '../numerics/log-gamma.ts'
import { normalQuantile } from '../numerics/normal.ts'

/** `cases` of `base` records. */
export type Share = { readonly cases: number; readonly base: number }

/** Below this many expected cases in some cell the normal distribution no longer describes a difference of shares. */
const fewExpected = 5

/**
 * How far the share in a group is from that of all others, in standard errors, above or below 0. With k of n in the
 * group, l of m outside it and r = (k + l) / (n + m): z = (k/n − l/m) / √(r (1 − r) (1/n + 1/m)), whose square is
 * Pearson's chi-square of the two-by-two table. Where some of n r, n (1 − r), m r, m (1 − r) is below 5 (Cochran 1954)
 * it is instead the z with the same mid-P tail as Fisher's exact test: P(X > k) + ½ P(X = k), X hypergeometric
 * (Lancaster 1961). Null where nothing can be told: an empty group, no others, or a share of 0 or 1 in all.
 */
export const shareDistance = (group: Share, others: Share): number | null => {
  const total = { cases: group.cases + others.cases, base: group.base + others.base }
  const rate = total.cases / total.base
  if (group.base === 0 || others.base === 0 || total.cases === 0 || total.cases === total.base) return null
  const smallest = Math.min(group.base, others.base) * Math.min(rate, 1 - rate)
  if (smallest < fewExpected) return exactDistance(group, total)
  const error = Math.sqrt(rate * (1 - rate) * (1 / group.base + 1 / others.base))
  return (group.cases / group.base - others.cases / others.base) / error
}

const exactDistance = (group: Share, total: Share): number => {
  const isAbove = group.cases / group.base > total.cases / total.base
  const tail = Math.max(midTail(group, total, isAbove ? 1 : -1), Number.MIN_VALUE)
  return Math.max(normalQuantile(Math.min(tail, 0.5), 'upper'), 0) * (isAbove ? 1 : -1)
}

/** P(X beyond k) + ½ P(X = k), summed outward from k while the terms count. */
const midTail = ({ cases, base }: Share, total: Share, step: 1 | -1): number => {
  let probability = Math.exp(
    logChoose(total.cases, cases) + logChoose(total.base - total.cases, base - cases) - logChoose(total.base, base),
  )
  let tail = probability / 2
  const end = step === 1 ? Math.min(base, total.cases) : Math.max(0, base - (total.base - total.cases))
  for (let x = cases; x !== end && probability > tail * 1e-17; x += step) {
    const up = step === 1 ? x : x - 1
    const ratio = ((total.cases - up) * (base - up)) / ((up + 1) * (total.base - total.cases - base + up + 1))
    probability *= step === 1 ? ratio : 1 / ratio
    tail += probability
  }
  return tail
}

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
