import type { Categories } from '../../data/categories.ts'
import { blanksOf, type KeyPattern, keyPatterns, withoutKeys } from './key-patterns.ts'

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
  const sample = new Float64Array(groups.length)
  const population = new Float64Array(groups.length)
  const byBlanks = Map.groupBy(groups.keys(), (at) => blanksOf((groups[at] as KeyGroup).codes))
  for (const [own, places] of byBlanks) {
    for (const [other, others] of byBlanks) {
      const sums = sumsWithout(
        own | other,
        others.map((at) => groups[at] as KeyGroup),
      )
      for (const at of places) {
        const found = sums.get(withoutKeys((groups[at] as KeyGroup).codes, own | other))
        sample[at] = (sample[at] as number) + (found?.count ?? 0)
        population[at] = (population[at] as number) + (found?.weight ?? 0)
      }
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

/** Records and weights by the codes in all keys but those left out. */
const sumsWithout = (left: number, groups: readonly KeyGroup[]) => {
  const sums = new Map<string, { count: number; weight: number }>()
  for (const { codes, count, weight } of groups) {
    const name = withoutKeys(codes, left)
    const sum = sums.get(name) ?? { count: 0, weight: 0 }
    sums.set(name, sum)
    sum.count += count
    sum.weight += weight
  }
  return sums
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
