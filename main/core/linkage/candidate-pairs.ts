import type { Field, Keys } from './fields.ts'

/** Pairs of records that share a key, each once: record of the first source × `records` of the second + record there. */
export type CandidatePairs = {
  readonly pairs: Float64Array
  readonly second: number
  /** Pairs of keys that too many records share to tell anything; they meet only by their other keys. */
  readonly leftOut: number
}

export type PairLimits = {
  /** Records of the first source × of the second that one key may bring together. */
  readonly block: number
  readonly pairs: number
}

/**
 * The pairs worth comparing (blocking; Fellegi & Sunter 1969, section 4): records meet when they share a document's
 * number, a date (day and month in any order) or two parts of a name as they sound. A key that brings more than
 * `limits.block` pairs together is parted by the year of the first date; parts that are still larger are left out and
 * counted. Null when there are more than `limits.pairs` in all.
 */
export const candidatePairs = (
  fields: readonly Field[],
  rows: { readonly first: number; readonly second: number },
  limits: PairLimits,
): CandidatePairs | null => {
  const years = fields.find(({ compare }) => compare === 'date')?.keys
  const found = new Growing(limits.pairs)
  let leftOut = 0
  for (const { keys } of fields) {
    const [first, second] = [recordsByKey(keys.first, rows.first), recordsByKey(keys.second, rows.second)]
    for (const [key, here] of first) {
      const there = second.get(key)
      if (there === undefined) continue
      if (here.length * there.length <= limits.block) {
        if (!found.addAll(here, there, rows.second)) return null
        continue
      }
      const parted = years === undefined ? [] : partedByYear(here, there, years)
      for (const part of parted) {
        if (part.here.length * part.there.length > limits.block) leftOut += part.here.length * part.there.length
        else if (!found.addAll(part.here, part.there, rows.second)) return null
      }
      if (parted.length === 0) leftOut += here.length * there.length
    }
  }
  return { pairs: found.distinct(), second: rows.second, leftOut }
}

const recordsByKey = (keys: Keys, rows: number): ReadonlyMap<string, readonly number[]> => {
  const records = new Map<string, number[]>()
  for (let record = 0; record < rows; record++)
    for (const key of keys.of(record)) {
      const same = records.get(key)
      if (same === undefined) records.set(key, [record])
      else same.push(record)
    }
  return records
}

type Part = { readonly here: readonly number[]; readonly there: readonly number[] }

const partedByYear = (here: readonly number[], there: readonly number[], years: Field['keys']): readonly Part[] => {
  const others = Map.groupBy(there, years.second.year)
  return [...Map.groupBy(here, years.first.year)].flatMap(([year, records]) => {
    const same = year === '' ? undefined : others.get(year)
    return same === undefined ? [] : [{ here: records, there: same }]
  })
}

/** Numbers of pairs that are collected, the same ones taken together whenever they grow too many. */
class Growing {
  private numbers = new Float64Array(2 ** 16)
  private count = 0
  private readonly most: number

  constructor(most: number) {
    this.most = most
  }

  /** False when there are too many. */
  addAll(here: readonly number[], there: readonly number[], second: number): boolean {
    if (this.count + here.length * there.length > this.numbers.length) this.makeRoom(here.length * there.length)
    for (const i of here) for (const j of there) this.numbers[this.count++] = i * second + j
    if (this.count > this.most) this.makeRoom(0)
    return this.count <= this.most
  }

  distinct(): Float64Array {
    const sorted = this.numbers.slice(0, this.count).sort()
    let kept = 0
    for (let at = 0; at < sorted.length; at++)
      if (at === 0 || sorted[at] !== sorted[kept - 1]) sorted[kept++] = sorted[at] as number
    return sorted.slice(0, kept)
  }

  private makeRoom(more: number): void {
    const kept = this.distinct()
    this.numbers = new Float64Array(2 * (kept.length + more))
    this.numbers.set(kept)
    this.count = kept.length
  }
}
