import { leastSquares } from '../numerics/least-squares.ts'
import { logGamma } from '../numerics/log-gamma.ts'
import { at } from '../numerics/matrix.ts'
import type { Interactions } from './hierarchical-models.ts'
import { observedUnits, type Patterns } from './patterns.ts'

export type LogLinearFit = {
  readonly interactions: Interactions
  /** All units: those observed and exp(intercept), the expected units on no list. */
  readonly size: number
  readonly se: number
  readonly deviance: number
  readonly df: number
  readonly aic: number
  readonly bic: number
  /** Expected units by pattern, those on no list at place 0. */
  readonly expected: Float64Array
}

const largestIterations = 100
/** A pattern of no unit whose expectation falls below this is taken to be 0: its effects go to minus infinity. */
const expectedAsZero = 1e-9

/**
 * The log-linear model of a closed population on several lists (Fienberg 1972; Bishop, Fienberg & Holland 1975, 6.4;
 * Cormack 1989): the units of each observed pattern are Poisson with log μ = γ + Σ effects of the lists and interactions
 * of the pattern, fitted by iteratively reweighted least squares. The size is N = n + e^γ, and its variance
 * e^γ + e^2γ var γ (Rivest & Lévesque 2001). AIC is −2 log L + 2p of the Poisson likelihood, BIC has p log n with the n
 * units observed. Patterns of no unit may push effects to minus infinity; they then expect 0, and the size follows from
 * the others where these still determine γ (Fienberg & Rinaldo 2012; Chan, Silverman & Vincent 2021). Null where they
 * do not: then no size can be told.
 */
export const fitLogLinear = (patterns: Patterns, interactions: Interactions): LogLinearFit | null => {
  const { lists } = patterns
  const counts = patterns.counts.subarray(1)
  // γ comes last, so that it is the one left out where the effects before it determine it.
  const effects = [...Array.from({ length: lists }, (_, list) => 1 << list), ...interactions, 0]
  if (effects.length > counts.length) return null
  const solution = maximise(
    effects.map((set) => columnOf(set, counts.length)),
    counts,
  )
  if (!solution) return null
  const { expected } = solution
  const missed = Math.exp(solution.intercept)
  const observed = observedUnits(patterns)
  const logLikelihood = counts.reduce((sum, own, cell) => sum + poissonLog(own, expected[cell] as number), 0)
  return {
    interactions,
    size: observed + missed,
    se: Math.sqrt(missed + missed * missed * solution.interceptVariance),
    // Rounding leaves a saturated model a little below 0.
    deviance: Math.max(0, devianceOf(counts, expected)),
    df: counts.length - effects.length,
    aic: 2 * effects.length - 2 * logLikelihood,
    bic: effects.length * Math.log(observed) - 2 * logLikelihood,
    expected: Float64Array.of(missed, ...expected),
  }
}

/** 1 for the patterns that have every list of the set. */
const columnOf = (set: number, cells: number): Float64Array =>
  Float64Array.from({ length: cells }, (_, cell) => (((cell + 1) & set) === set ? 1 : 0))

type Solution = {
  readonly intercept: number
  readonly interceptVariance: number
  readonly expected: Float64Array
}

const maximise = (columns: readonly Float64Array[], counts: Float64Array): Solution | null => {
  let places = Array.from(counts.keys())
  let predictor = Float64Array.from(counts, (own) => Math.log(own + 0.1))
  for (let iteration = 1; iteration <= largestIterations; iteration++) {
    const step = stepOf(columns, counts, places, predictor)
    if (!step) return null
    const alive = places.filter(
      (cell) => (counts[cell] as number) > 0 || Math.exp(step.predictor[cell] as number) > expectedAsZero,
    )
    const move = Math.max(
      ...alive.map((cell) => Math.abs((step.predictor[cell] as number) - (predictor[cell] as number))),
    )
    if (!Number.isFinite(move)) return null
    if (move < 1e-10 && alive.length === places.length) {
      const expected = new Float64Array(counts.length)
      for (const cell of places) expected[cell] = Math.exp(step.predictor[cell] as number)
      return { ...step, expected }
    }
    places = alive
    predictor = step.predictor
  }
  return null
}

/** One weighted least squares of the working response over the cells that have an expectation. */
const stepOf = (
  columns: readonly Float64Array[],
  counts: Float64Array,
  places: readonly number[],
  predictor: Float64Array,
) => {
  const root = (cell: number) => Math.exp((predictor[cell] as number) / 2)
  const working = Float64Array.from(places, (cell) => {
    const u = predictor[cell] as number
    return (u + (counts[cell] as number) / Math.exp(u) - 1) * root(cell)
  })
  const weighted = columns.map((column) => Float64Array.from(places, (cell) => (column[cell] as number) * root(cell)))
  const { coefficients, crossInverse, dependent } = leastSquares(weighted, working)
  const last = columns.length - 1
  if (dependent.includes(last)) return null
  const next = new Float64Array(counts.length)
  for (const cell of places) {
    next[cell] = columns.reduce(
      (sum, column, j) => (dependent.includes(j) ? sum : sum + (column[cell] as number) * (coefficients[j] as number)),
      0,
    )
  }
  return {
    predictor: next,
    intercept: coefficients[last] as number,
    interceptVariance: at(crossInverse, last, last),
  }
}

const poissonLog = (count: number, expected: number): number =>
  count === 0 ? -expected : count * Math.log(expected) - expected - logGamma(count + 1)

const devianceOf = (counts: Float64Array, expected: Float64Array): number =>
  counts.reduce((sum, own, cell) => {
    const mean = expected[cell] as number
    return sum + 2 * ((own === 0 ? 0 : own * Math.log(own / mean)) - own + mean)
  }, 0)
