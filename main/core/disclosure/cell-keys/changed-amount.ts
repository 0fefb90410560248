import { nearestMultiple, niceAtMost } from '../nice-base.ts'
import { keyDigits } from './record-keys.ts'

/** The amount of a set of records: its total, the largest contributions of households to it, and the sum of its keys. */
export type SetAmount = { readonly value: number; readonly largest: readonly number[]; readonly keys: number }

/** What is printed of it, and the most by which that differs. */
export type ChangedAmount = { readonly figure: number; readonly reach: number }

/** How much of the largest contribution, of the second … can be added or taken away: together not more than there is. */
const magnitudes = [0.4, 0.3, 0.2, 0.1]

/**
 * Changes an amount in proportion to its largest contributions (Thompson, Broadfoot & Elazar 2013, "perturbing by the top
 * contributors"): X′ = X + Σ mₖ·sₖ·|xₖ| over the four largest households, m = 0.4, 0.3, 0.2, 0.1 and sₖ between ½ and 1 or −1 and
 * −½, of a part of the cell key each. So who contributes most is hidden most, an amount without negative values does not become
 * negative, and the mean of the noise is 0. Rounded to `unit`. An amount of nobody stays 0.
 */
export const changedAmount = ({ value, largest, keys }: SetAmount, unit: number): ChangedAmount => {
  const sizes = magnitudes.map((magnitude, at) => magnitude * Math.abs(largest[at] ?? 0))
  const digits = keyDigits(keys, magnitudes.length)
  const noise = sizes.reduce((sum, size, at) => sum + size * signed(digits[at] as number), 0)
  return { figure: nearestMultiple(value + noise, unit), reach: sizes.reduce((sum, size) => sum + size, 0) + unit / 2 }
}

/** What amounts are rounded to: a round number not above what one record adds on average. */
export const amountUnit = (weighted: Float64Array): number => {
  const sizes = weighted.filter((value) => !Number.isNaN(value) && value !== 0).map(Math.abs)
  return sizes.length === 0 ? 1 : niceAtMost(sizes.reduce((sum, size) => sum + size, 0) / sizes.length)
}

/** From a number in [0, 1) one between ½ and 1 or between −1 and −½, each as often. */
const signed = (key: number): number => (key < 0.5 ? -1 + key : key)
