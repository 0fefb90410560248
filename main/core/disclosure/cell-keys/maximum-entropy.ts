import { findRoot } from '../../numerics/find-root.ts'

/**
 * The probabilities of noises `support` (whole numbers, ascending) with mean 0 and a variance of at most `variance` whose
 * entropy −Σ p ln p is greatest: p(v) ∝ exp(b·v − c·v²), c ≥ 0 (Marley & Leaver 2011; Giessing 2016, eq. 12). So they fall
 * to both sides of their greatest. b makes the mean 0 and, where the variance with c = 0 is too great, c brings it down:
 * two nested safeguarded Newton searches. A support that has 0 as its least or its greatest leaves nothing but 0.
 * `null` where even the two noises next to 0 vary more than that.
 */
export const maximumEntropy = (support: readonly number[], variance: number): readonly number[] | null => {
  const least = leastVariance(support)
  if (least === null || least > variance + tolerance) return null
  if (least > variance - tolerance) return nearest(support)
  const atLeast = centred(support, 0)
  if (atLeast.variance <= variance) return atLeast.probabilities
  const c = findRoot(
    (own) => {
      const { variance: found, slope } = centred(support, own)
      return { value: variance - found, slope }
    },
    0,
    greatestFall,
    1 / (2 * variance),
  )
  return centred(support, c).probabilities
}

const tolerance = 1e-9

/** With it the two noises next to 0 have all probability but e⁻¹²⁰. */
const greatestFall = 60

/** The least variance that noises of mean 0 can have; `null` where none has. */
export const leastVariance = (support: readonly number[]): number | null => {
  if (support.includes(0)) return 0
  const [below, above] = besideZero(support)
  return below === undefined || above === undefined ? null : -below * above
}

const besideZero = (support: readonly number[]) => [support.findLast((v) => v < 0), support.find((v) => v > 0)] as const

/** All probability on 0, or on the two noises next to it so that their mean is 0. */
const nearest = (support: readonly number[]): readonly number[] => {
  const [below = 0, above = 0] = support.includes(0) ? [0, 0] : besideZero(support)
  return support.map((v) => {
    if (above === below) return v === 0 ? 1 : 0
    if (v === below) return above / (above - below)
    return v === above ? -below / (above - below) : 0
  })
}

/** The distribution of mean 0 that falls by c, its variance, and how fast that falls with c. */
const centred = (support: readonly number[], c: number) => {
  const isOneSided = support.every((v) => v >= 0) || support.every((v) => v <= 0)
  if (isOneSided) return { probabilities: nearest(support), variance: 0, slope: 0 }
  const reach = Math.max(...support.map(Math.abs))
  const end = 2 * c * reach + 100
  const b = findRoot(
    (own) => {
      const { mean, variance } = momentsOf(support, weighed(support, own, c))
      return { value: mean, slope: variance }
    },
    -end,
    end,
    0,
  )
  const probabilities = weighed(support, b, c)
  const { mean, variance, third, fourth } = momentsOf(support, probabilities)
  // b follows c so that the mean stays 0: dE(v²)/dc = −(Var(v²) − Cov(v, v²)² / Var(v)).
  const slope = fourth - variance ** 2 - third ** 2 / variance
  return { probabilities, mean, variance, slope }
}

const weighed = (support: readonly number[], b: number, c: number): readonly number[] => {
  const exponents = support.map((v) => b * v - c * v * v)
  const top = Math.max(...exponents)
  const weights = exponents.map((exponent) => Math.exp(exponent - top))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}

const momentsOf = (support: readonly number[], probabilities: readonly number[]) => {
  const moment = (power: number, around: number): number =>
    support.reduce((sum, v, at) => sum + (probabilities[at] as number) * (v - around) ** power, 0)
  const mean = moment(1, 0)
  return { mean, variance: moment(2, mean), third: moment(3, mean), fourth: moment(4, mean) }
}
