import { logGamma } from './log-gamma.ts'

/**
 * A number drawn from the binomial distribution of `trials` and chance `p`, by inversion from the mode outwards: exact,
 * one uniform number a draw, in the order of √(trials p (1 − p)) steps (Devroye 1986, Non-Uniform Random Variate
 * Generation, X.4). `uniform` gives numbers in [0, 1).
 */
export const drawBinomial = (trials: number, p: number, uniform: () => number): number => {
  if (trials === 0 || p <= 0) return 0
  if (p >= 1) return trials
  const odds = p / (1 - p)
  const mode = Math.min(trials, Math.floor((trials + 1) * p))
  const atMode = Math.exp(logChance(trials, mode, p))
  let left = uniform() - atMode
  let [below, above] = [mode, mode]
  let [chanceBelow, chanceAbove] = [atMode, atMode]
  while (left >= 0) {
    if (below === 0 && above === trials) return mode
    if (above < trials) {
      chanceAbove *= ((trials - above) / (above + 1)) * odds
      above++
      left -= chanceAbove
      if (left < 0) return above
    }
    if (below > 0) {
      chanceBelow *= below / (trials - below + 1) / odds
      below--
      left -= chanceBelow
      if (left < 0) return below
    }
    // What rounding left over lies beyond every chance that can still be told from 0.
    if (chanceAbove < 1e-300 && chanceBelow < 1e-300) return mode
  }
  return mode
}

/**
 * How `trials` fall on the places of `chances` (which sum to 1): one binomial after the other, each of what is left.
 */
export const drawMultinomial = (trials: number, chances: ArrayLike<number>, uniform: () => number): Float64Array => {
  const drawn = new Float64Array(chances.length)
  let left = trials
  let chance = 1
  for (let place = 0; place < chances.length && left > 0; place++) {
    const own = chances[place] as number
    const isLast = place === chances.length - 1
    const count = isLast ? left : drawBinomial(left, Math.min(1, own / chance), uniform)
    drawn[place] = count
    left -= count
    chance -= own
  }
  return drawn
}

const logChance = (trials: number, successes: number, p: number): number =>
  logGamma(trials + 1) -
  logGamma(successes + 1) -
  logGamma(trials - successes + 1) +
  successes * Math.log(p) +
  (trials - successes) * Math.log1p(-p)
