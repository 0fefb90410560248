import type { Categories } from '../../data/categories.ts'

/** Special uniques: scores by record, and the share of each key in all scores. */
export type Suda = {
  /** Σ over the minimal sample uniques of size k of Π (m − i), i = k … m − 1; 0 for a record that is not unique. */
  readonly scores: Float64Array
  /** The chance that a match with the record is right, by data intrusion simulation. */
  readonly disScores: Float64Array
  /** By key, of the sum of scores, 0–1 each. */
  readonly contributions: readonly number[]
}

/** More keys than this make more subsets than can be searched. */
export const mostSudaKeys = 10

/**
 * The special uniques detection algorithm (Elliot, Manning & Ford 2002; Elliot and others 2005): a minimal sample unique is
 * a set of keys by which one record is unique, and by none of its parts. DIS–SUDA (Elliot & Manning 2003) spreads the chance
 * of the whole file, U·δ / (U·δ + P·(1 − δ)) with U unique records, P records in pairs and the sampled fraction δ, over
 * the unique records, as sdcMicro does, by the scores (2^(m−k) − 1)·k!(m − k)!/m! to the power 1 + (8 − m)/20. Missing
 * values make nobody unique.
 */
export const suda = (keys: readonly Categories[], rows: number, fraction: number): Suda => {
  const size = keys.length
  const all = 2 ** size - 1
  const minimal = minimalUniques(keys, rows)
  const scores = new Float64Array(rows)
  const calibrated = new Float64Array(rows)
  const contributions = new Float64Array(size)
  for (const [row, sets] of minimal) {
    for (const set of sets) {
      const keysInSet = bits(set)
      const score = productFrom(keysInSet, size)
      scores[row] = (scores[row] as number) + score
      calibrated[row] = (calibrated[row] as number) + calibratedScore(keysInSet, size)
      for (let key = 0; key < size; key++)
        if ((set & (1 << key)) !== 0) contributions[key] = (contributions[key] as number) + score
    }
  }
  const groups = countsOf(keys, all, rows)
  const uniqueRecords = [...groups.values()].filter((count) => count === 1).length
  const pairedRecords = 2 * [...groups.values()].filter((count) => count === 2).length
  const total = scores.reduce((sum, score) => sum + score, 0)
  return {
    scores,
    disScores: disScores(calibrated, size, uniqueRecords, pairedRecords, fraction),
    contributions: [...contributions].map((own) => (total === 0 ? 0 : own / total)),
  }
}

/** The minimal sample uniques of each record, as sets of keys (bit i = key i), the smallest first. */
const minimalUniques = (keys: readonly Categories[], rows: number): ReadonlyMap<number, readonly number[]> => {
  const found = new Map<number, number[]>()
  const sets = Array.from({ length: 2 ** keys.length - 1 }, (_, at) => at + 1).sort(
    (a, b) => bits(a) - bits(b) || a - b,
  )
  for (const set of sets) {
    const counts = countsOf(keys, set, rows)
    for (let row = 0; row < rows; row++) {
      const name = nameOf(keys, set, row)
      if (name === undefined || counts.get(name) !== 1) continue
      const own = found.get(row) ?? []
      if (own.some((smaller) => (smaller & set) === smaller)) continue
      own.push(set)
      found.set(row, own)
    }
  }
  return found
}

const countsOf = (keys: readonly Categories[], set: number, rows: number): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (let row = 0; row < rows; row++) {
    const name = nameOf(keys, set, row)
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

const nameOf = (keys: readonly Categories[], set: number, row: number): string | undefined => {
  let name = ''
  for (let key = 0; key < keys.length; key++) {
    if ((set & (1 << key)) === 0) continue
    const code = keys[key]?.codes[row] as number
    if (code === 0) return undefined
    name += `${code} `
  }
  return name
}

const bits = (set: number): number => {
  let count = 0
  for (let rest = set; rest > 0; rest >>= 1) count += rest & 1
  return count
}

const productFrom = (from: number, size: number): number => {
  let product = 1
  for (let i = from; i < size; i++) product *= size - i
  return product
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1))

const calibratedScore = (keysInSet: number, size: number): number =>
  ((2 ** (size - keysInSet) - 1) * factorial(keysInSet) * factorial(size - keysInSet)) / factorial(size)

const disScores = (
  scores: Float64Array,
  size: number,
  unique: number,
  paired: number,
  fraction: number,
): Float64Array => {
  const file = (unique * fraction) / (unique * fraction + paired * (1 - fraction))
  const power = 1 + (8 - size) / 20
  const adjustment = scores.reduce((sum, score) => (score > 0 ? sum + score ** -power : sum), 0)
  return scores.map((score) => (score > 0 ? 1 / (1 + (unique / file - unique) / (score ** power * adjustment)) : 0))
}
