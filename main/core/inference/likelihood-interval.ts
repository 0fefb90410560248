import { findRoot } from '../numerics/find-root.ts'
import type { Interval } from './interval.ts'

/**
 * Interval of a proportion by inverting the likelihood-ratio test of a binomial working model with Rao and Scott's
 * correction (Rao & Scott 1984; Lumley & Scott 2014): all π whose deviance per record,
 * 2 [p log(p/π) + (1 − p) log((1 − p)/(1 − π))], is at most reach² se² / (p (1 − p)). `p` lies strictly between 0
 * and 1.
 */
export const likelihoodInterval = (p: number, se: number, reach: number): Interval => {
  const bound = (reach * se) ** 2 / (p * (1 - p))
  const logit = Math.log(p / (1 - p))
  const low = findRoot((u) => fromBound(p, u, bound, -1), -745, logit, logit - 1)
  const high = findRoot((u) => fromBound(p, u, bound, 1), logit, 745, logit + 1)
  return [inverseLogit(low), inverseLogit(high)]
}

/**
 * The deviance of the proportion with logit u less the bound, with the sign `side` that makes it increase along u,
 * and its slope 2 (π − p).
 */
const fromBound = (p: number, u: number, bound: number, side: number) => ({
  value: side * (deviance(p, u) - bound),
  slope: side * 2 * (inverseLogit(u) - p),
})

/** 2 [p log(p/π) + (1 − p) log((1 − p)/(1 − π))] for π with logit u. */
const deviance = (p: number, u: number): number =>
  2 * (p * (Math.log(p) + logOnePlusExp(-u)) + (1 - p) * (Math.log1p(-p) + logOnePlusExp(u)))

/** log(1 + e^x), without overflow: −log π is logOnePlusExp(−u), −log(1 − π) is logOnePlusExp(u). */
const logOnePlusExp = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))

const inverseLogit = (x: number): number => 1 / (1 + Math.exp(-x))
