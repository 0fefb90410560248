import type { Categories } from '../../data/categories.ts'

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
