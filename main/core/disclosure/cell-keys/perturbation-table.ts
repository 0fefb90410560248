import { maximumEntropy } from './maximum-entropy.ts'

/** How far counts are changed: at most by `deviation`, with a variance of at most `variance`, to no count from 1 to `small`. */
export type PerturbationChoice = { readonly deviation: number; readonly variance: number; readonly small: number }

export type PerturbationTable = {
  /** By count from 0 to the last with noises of its own: the noises that it can get and their probabilities. */
  readonly rows: readonly PerturbationRow[]
  /** What a count becomes by its cell key in [0, 1). */
  readonly changed: (count: number, key: number) => number
  /** The least and the greatest count that can have become a printed one. */
  readonly origins: (printed: number) => { readonly low: number; readonly high: number }
}

export type PerturbationRow = { readonly noises: readonly number[]; readonly probabilities: readonly number[] }

/**
 * The perturbation table (Fraser & Wooton 2005; Marley & Leaver 2011): for every count the probabilities of its noises, by
 * maximum entropy. 0 stays 0, no count becomes negative or one from 1 to `small`, the mean of the noises is 0. Counts from
 * deviation + small + 1 on share one row. `null` where some count has no such noises.
 */
export const perturbationTable = (choice: PerturbationChoice): PerturbationTable | null => {
  const { deviation, variance, small } = choice
  const rows: PerturbationRow[] = [{ noises: [0], probabilities: [1] }]
  for (let count = 1; count <= deviation + small + 1; count++) {
    const noises = noisesOf(count, deviation).filter((noise) => !isSmall(count + noise, small))
    const probabilities = maximumEntropy(noises, variance)
    if (!probabilities) return null
    rows.push({ noises, probabilities })
  }
  const rowOf = (count: number): PerturbationRow => rows[Math.min(count, rows.length - 1)] as PerturbationRow
  return {
    rows,
    changed: (count, key) => count + noiseAt(rowOf(count), key),
    origins: (printed) => {
      const own = Array.from({ length: 2 * deviation + 1 }, (_, at) => printed - deviation + at).filter(
        (count) => count >= 0 && canBecome(rowOf(count), printed - count),
      )
      return { low: own[0] as number, high: own.at(-1) as number }
    },
  }
}

/** A row of noises for a count that stays above 0: what a weighted count gets beside the noise of its records. */
export const presentRow = (count: number, { deviation, variance }: PerturbationChoice): PerturbationRow => {
  const noises = noisesOf(count, deviation).filter((noise) => count + noise > 0)
  const probabilities = maximumEntropy(noises, variance)
  if (!probabilities) throw new Error(`no noise of mean 0 for a count of ${count}`)
  return { noises, probabilities }
}

/** The noise of a key: that in whose part of [0, 1) it lies, the parts in the order of the noises. */
export const noiseAt = ({ noises, probabilities }: PerturbationRow, key: number): number => {
  let reached = 0
  for (const [at, probability] of probabilities.entries()) {
    reached += probability
    if (key < reached) return noises[at] as number
  }
  return noises.findLast((_, at) => (probabilities[at] as number) > 0) as number
}

const canBecome = ({ noises, probabilities }: PerturbationRow, noise: number): boolean =>
  noises.some((own, at) => own === noise && (probabilities[at] as number) > 0)

const noisesOf = (count: number, deviation: number): readonly number[] =>
  Array.from({ length: 2 * deviation + 1 }, (_, at) => at - deviation).filter((noise) => count + noise >= 0)

const isSmall = (count: number, small: number): boolean => count >= 1 && count <= small
