import { type RandomStream, randomStream } from '../numerics/random.ts'
import { type CandidatePairs, candidatePairs, type PairLimits } from './candidate-pairs.ts'
import { type Field, type FieldTexts, prepareField } from './fields.ts'
import { type MatchWeights, matchWeights, patternOf } from './match-weights.ts'

export type SourceRows = { readonly first: number; readonly second: number }

/** Two sources made ready for linkage. */
export type Linkage = {
  readonly fields: readonly Field[]
  readonly levels: readonly number[]
  readonly rows: SourceRows
  readonly candidates: CandidatePairs
}

/** The pairs worth comparing of two sources of so many records; null when there are more than the limits allow. */
export const prepareLinkage = (texts: readonly FieldTexts[], rows: SourceRows, limits: PairLimits): Linkage | null => {
  const fields = texts.map(prepareField)
  const candidates = candidatePairs(fields, rows, limits)
  return candidates && { fields, levels: fields.map(({ levels }) => levels), rows, candidates }
}

/** Compares pairs `from` to `to`: the pattern of each into `patterns`. */
export const comparePairs = (linkage: Linkage, from: number, to: number, patterns: Uint32Array): void => {
  const { pairs, second } = linkage.candidates
  for (let at = from; at < to; at++) {
    const pair = pairs[at] as number
    const j = pair % second
    patterns[at] = patternAt(linkage, (pair - j) / second, j)
  }
}

/** Pairs drawn at random, to learn how often records of different units agree. */
const randomPairs = 400_000

/**
 * The weights of all patterns from those that the compared pairs have, and from those of pairs drawn at random, the same
 * for the same `seed`.
 */
export const weighPatterns = (linkage: Linkage, patterns: Uint32Array, seed: number): MatchWeights => {
  const { levels, rows } = linkage
  const patternCount = levels.reduce((product, count) => product * (count + 1), 1)
  const compared = new Float64Array(patternCount)
  for (const pattern of patterns) compared[pattern] = (compared[pattern] as number) + 1
  const random = drawnPatterns(linkage, randomStream(seed), patternCount)
  return matchWeights({ compared, random, all: rows.first * rows.second }, levels)
}

const drawnPatterns = (linkage: Linkage, random: RandomStream, patternCount: number): Float64Array => {
  const counts = new Float64Array(patternCount)
  for (let drawn = 0; drawn < randomPairs; drawn++) {
    const pattern = patternAt(linkage, random.integer(linkage.rows.first), random.integer(linkage.rows.second))
    counts[pattern] = (counts[pattern] as number) + 1
  }
  return counts
}

const patternAt = ({ fields, levels }: Linkage, i: number, j: number): number => {
  const given = new Array<number>(fields.length)
  for (let field = 0; field < fields.length; field++) given[field] = (fields[field] as Field).level(i, j)
  return patternOf(given, levels)
}
