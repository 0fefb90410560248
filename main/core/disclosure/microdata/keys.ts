import type { Categories } from '../../data/categories.ts'
import { type KeyPattern, keyPatterns } from './key-patterns.ts'

/** How often the combination of key values of each record occurs. */
export type KeyFrequencies = {
  /** In the sample: f. A record that lacks a value shares the key of every record that agrees in the others. */
  readonly sample: Float64Array
  /** In the population as the weights expand it: F, at least f. */
  readonly population: Float64Array
}

/**
 * Sample and population frequencies of the keys (Franconi & Polettini 2004; the treatment of missing values as in
 * sdcMicro with alpha 1: each could be any value). Without weights a record stands for itself.
 */
export const keyFrequencies = (keys: readonly Categories[], rows: number, weights?: Float64Array): KeyFrequencies => {
  const groups = groupsOf(keys, rows, weights)
  const withBlanks = groups.filter(({ codes }) => codes.includes(0))
  const sample = groups.map(({ count }) => count)
  const population = groups.map(({ weight }) => weight)
  for (const [at, own] of groups.entries()) {
    for (const other of own.codes.includes(0) ? groups : withBlanks) {
      if (
        other === own ||
        !own.codes.every((code, key) => code === 0 || other.codes[key] === 0 || code === other.codes[key])
      )
        continue
      sample[at] = (sample[at] as number) + other.count
      population[at] = (population[at] as number) + other.weight
    }
  }
  const frequencies = { sample: new Float64Array(rows), population: new Float64Array(rows) }
  groups.forEach(({ members }, at) => {
    for (const row of members) {
      frequencies.sample[row] = sample[at] as number
      frequencies.population[row] = Math.max(sample[at] as number, population[at] as number)
    }
  })
  return frequencies
}

export type KeyGroup = { readonly codes: readonly number[]; count: number; weight: number; readonly members: number[] }

/** The records by their exact combination of codes, 0 for a missing value. */
export const groupsOf = (keys: readonly Categories[], rows: number, weights?: Float64Array): readonly KeyGroup[] => {
  const groups = new Map<string, KeyGroup>()
  for (let row = 0; row < rows; row++) {
    const codes = keys.map((key) => key.codes[row] as number)
    const name = codes.join()
    const group = groups.get(name) ?? { codes, count: 0, weight: 0, members: [] }
    groups.set(name, group)
    group.count++
    group.weight += weights?.[row] ?? 1
    group.members.push(row)
  }
  return [...groups.values()]
}

/** A group as a pattern held by its households; without households every record is one. */
export const patternOf = ({ codes, members }: KeyGroup, households?: Uint32Array): KeyPattern => ({
  codes,
  households: households ? [...new Set(members.map((row) => households[row] as number))] : members,
})

/**
 * By each k the records whose key fewer than k households share: members of one household hide nobody among
 * themselves. Without households, fewer than k records.
 */
export const rareRecords = (
  keys: readonly Categories[],
  rows: number,
  ks: readonly number[],
  households?: Uint32Array,
): readonly number[] => {
  const groups = groupsOf(keys, rows)
  const patterns = keyPatterns(
    groups.map((group) => patternOf(group, households)),
    Math.max(...ks),
  )
  return ks.map((k) => groups.reduce((sum, { codes, count }) => (patterns.isShared(codes, k) ? sum : sum + count), 0))
}
