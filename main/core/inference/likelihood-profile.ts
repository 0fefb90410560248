import { fQuantile } from '../numerics/f.ts'
import { normalCdf } from '../numerics/normal.ts'
import type { Interval } from './interval.ts'

/** A proportion and what R's fit of it leaves behind. */
export type FittedProportion = {
  readonly p: number
  readonly se: number
  /** Records with an answer, and their weights added up, scaled to a mean of 1 over all records of the design. */
  readonly n: number
  readonly weight: number
  /** The proportion one iteration before the fit stopped, which R's naive variance is taken at. */
  readonly previous: number
}

/**
 * The interval of `likelihoodInterval` as R `survey` 4.1 computes it, there to reproduce R; the limits are off by up to
 * 2 %. The deviance is scaled by the dispersion n/(n − 1); its signed root τ is taken at steps of the logit until it
 * passes a bound (at most nine steps a side); a cubic spline through those points is evaluated at three times as many
 * equidistant logits, and the limits are read off the straight lines between these. `null` when the steps do not
 * reach a limit, where R gives NA.
 */
export const profileInterval = ({ p, se, n, weight, previous }: FittedProportion, reach: number): Interval | null => {
  const logit = Math.log(p / (1 - p))
  const logitSe = se / (p * (1 - p))
  const cutoff = reach * logitSe * Math.sqrt(weight * previous * (1 - previous))
  const tau = (u: number): number => Math.sign(u - logit) * Math.sqrt(Math.max(0, deviance(p, u) * (n - 1)))
  const bound = Math.sqrt(fQuantile(normalCdf(-cutoff) / 2, 1, n - 1, 'upper'))
  const step = (bound / 5) * logitSe
  const below = profileSteps(tau, logit, -step, bound).reverse()
  const profile = [...below, logit, ...profileSteps(tau, logit, step, bound)]
  const curve = splineCurve(profile, profile.map(tau), 3 * profile.length)
  const low = readOff(curve, -cutoff)
  const high = readOff(curve, cutoff)
  return low === null || high === null ? null : [inverseLogit(low), inverseLogit(high)]
}

/** 2 [p log(p/π) + (1 − p) log((1 − p)/(1 − π))] for π with logit u. */
const deviance = (p: number, u: number): number => {
  const pi = inverseLogit(u)
  return 2 * (p * Math.log(p / pi) + (1 - p) * Math.log((1 - p) / (1 - pi)))
}

const inverseLogit = (x: number): number => 1 / (1 + Math.exp(-x))

const profileSteps = (tau: (u: number) => number, centre: number, step: number, bound: number): number[] => {
  const logits: number[] = []
  for (let k = 1; k < 10; k++) {
    const u = centre + k * step
    logits.push(u)
    if (Math.abs(tau(u)) >= bound) break
  }
  return logits
}

type Curve = readonly (readonly [x: number, y: number])[]

/** `points` equidistant points of the cubic spline through (x, y). */
const splineCurve = (x: readonly number[], y: readonly number[], points: number): Curve => {
  const first = x[0] as number
  const width = ((x[x.length - 1] as number) - first) / (points - 1)
  const spline = cubicSpline(x, y)
  return Array.from({ length: points }, (_, i) => [first + i * width, spline(first + i * width)] as const)
}

/**
 * The cubic spline through (x, y) whose third derivative at either end is that of the cubic through the four outermost
 * points (Forsythe, Malcolm & Moler 1977, Computer Methods for Mathematical Computations, SPLINE). At least four points.
 */
const cubicSpline = (x: readonly number[], y: readonly number[]): ((at: number) => number) => {
  const n = x.length
  const width = x.slice(1).map((value, i) => value - (x[i] as number))
  const slope = y.slice(1).map((value, i) => (value - (y[i] as number)) / (width[i] as number))
  const curvature = endConditions(x, width, slope)
  const diagonal = curvature.diagonal
  const c = curvature.right
  for (let i = 1; i < n; i++) {
    const factor = (width[i - 1] as number) / (diagonal[i - 1] as number)
    diagonal[i] = (diagonal[i] as number) - factor * (width[i - 1] as number)
    c[i] = (c[i] as number) - factor * (c[i - 1] as number)
  }
  c[n - 1] = (c[n - 1] as number) / (diagonal[n - 1] as number)
  for (let i = n - 2; i >= 0; i--) {
    c[i] = ((c[i] as number) - (width[i] as number) * (c[i + 1] as number)) / (diagonal[i] as number)
  }
  return (at) => {
    let i = 0
    while (i < n - 2 && at >= (x[i + 1] as number)) i++
    const h = width[i] as number
    const here = c[i] as number
    const next = c[i + 1] as number
    const d = at - (x[i] as number)
    const linear = (slope[i] as number) - h * (next + 2 * here)
    return (y[i] as number) + d * (linear + d * (3 * here + (d * (next - here)) / h))
  }
}

/** The tridiagonal system of the spline's curvatures (the off-diagonal elements are the widths). */
const endConditions = (x: readonly number[], width: readonly number[], slope: readonly number[]) => {
  const n = x.length
  const diagonal: number[] = [-(width[0] as number)]
  const right: number[] = [0]
  for (let i = 1; i < n - 1; i++) {
    diagonal.push(2 * ((width[i - 1] as number) + (width[i] as number)))
    right.push((slope[i] as number) - (slope[i - 1] as number))
  }
  diagonal.push(-(width[n - 2] as number))
  right.push(0)
  const second = (i: number) => (right[i] as number) / ((x[i + 1] as number) - (x[i - 1] as number))
  right[0] = ((width[0] as number) ** 2 * (second(2) - second(1))) / ((x[3] as number) - (x[0] as number))
  right[n - 1] =
    (-((width[n - 2] as number) ** 2) * (second(n - 2) - second(n - 3))) / ((x[n - 1] as number) - (x[n - 4] as number))
  return { diagonal, right }
}

/** The x at which the broken line reaches y; `null` outside it. */
const readOff = (curve: Curve, y: number): number | null => {
  for (let i = 1; i < curve.length; i++) {
    const [fromX, fromY] = curve[i - 1] as [number, number]
    const [toX, toY] = curve[i] as [number, number]
    if (fromY <= y && y <= toY) return fromX + ((toX - fromX) * (y - fromY)) / (toY - fromY)
  }
  return null
}
