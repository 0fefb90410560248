import { ascendingQueue } from './ascending-queue.ts'
import type { Coordinates, Sparse } from './coordinates.ts'
import { inverse, minus, prime, times } from './modular.ts'

/** Columns already printed, in echelon form, and the sensitive cells as they stand beside what is printed. */
export type Elimination = {
  /** Prints a cell, unless a sensitive cell would then follow from what is printed: `false`, and nothing changed. */
  readonly publish: (cell: number) => boolean
  /** Prints a cell whatever follows from it. */
  readonly force: (cell: number) => void
}

/**
 * Gaussian elimination in exact modular integers (Langsrud 2024, GaussSuppression, PSD 2024): a cell follows from
 * printed ones when its column is a combination of theirs and of the relations. A candidate whose column is then
 * proportional to that of a sensitive cell would give it away.
 */
export const eliminate = ({ of, equations }: Coordinates, sensitive: readonly number[]): Elimination => {
  const steps: Step[] = []
  const orderOf = new Map<number, number>()
  const remainders = sensitive.map((cell) => new Map(of[cell]))
  const holders = new Map<number, Set<number>>()
  remainders.forEach((vector, at) => {
    for (const row of vector.keys()) holding(holders, row).add(at)
  })
  const keys = remainders.map(directionOf)
  const counts = new Map<string, number>()
  for (const key of keys) count(counts, key, 1)

  const addStep = (vector: Sparse): void => {
    const pivot = least(vector)
    const scale = inverse(vector.get(pivot) as number)
    for (const [row, value] of vector) vector.set(row, times(value, scale))
    orderOf.set(pivot, steps.length)
    steps.push({ pivot, vector })
    for (const at of [...(holders.get(pivot) ?? [])]) {
      const remainder = remainders[at] as Sparse
      subtract(remainder, remainder.get(pivot) as number, vector, (row, present) =>
        present ? holding(holders, row).add(at) : holding(holders, row).delete(at),
      )
      count(counts, keys[at] as string, -1)
      keys[at] = directionOf(remainder)
      count(counts, keys[at] as string, 1)
    }
  }
  const reduced = (vector: Sparse): Sparse => reduce(new Map(vector), steps, orderOf)
  const force = (vector: Sparse): void => {
    const rest = reduced(vector)
    if (rest.size > 0) addStep(rest)
  }
  for (const equation of equations) force(equation)

  return {
    publish: (cell) => {
      const rest = reduced(of[cell] as Sparse)
      if (rest.size === 0) return true
      if ((counts.get(directionOf(rest)) ?? 0) > 0) return false
      addStep(rest)
      return true
    },
    force: (cell) => force(of[cell] as Sparse),
  }
}

/** A printed column without the pivots of those before it, scaled so that its own pivot is 1. */
type Step = { readonly pivot: number; readonly vector: Sparse }

/** Takes the pivots out of `vector`, the earliest first, since a step holds none of the pivots before its own. */
const reduce = (vector: Sparse, steps: readonly Step[], orderOf: ReadonlyMap<number, number>): Sparse => {
  const due = ascendingQueue()
  for (const row of vector.keys()) {
    const order = orderOf.get(row)
    if (order !== undefined) due.push(order)
  }
  for (let order = due.pop(); order !== undefined; order = due.pop()) {
    const step = steps[order] as Step
    const factor = vector.get(step.pivot)
    if (factor === undefined) continue
    subtract(vector, factor, step.vector, (row, present) => {
      const next = present ? orderOf.get(row) : undefined
      if (next !== undefined) due.push(next)
    })
  }
  return vector
}

/** `vector` less `factor` times `other`; tells which rows came or went. */
const subtract = (
  vector: Sparse,
  factor: number,
  other: Sparse,
  changed: (row: number, present: boolean) => void,
): void => {
  for (const [row, value] of other) {
    const before = vector.get(row) ?? 0
    const after = minus(before, times(factor, value))
    if (after === 0) vector.delete(row)
    else vector.set(row, after)
    if (before === 0 ? after !== 0 : after === 0) changed(row, after !== 0)
  }
}

/** Equal for vectors that are multiples of each other, and else with a chance below 1 in 10^14. */
const directionOf = (vector: Sparse): string => {
  if (vector.size === 0) return ''
  const first = least(vector)
  let [one, other] = [0, 0]
  for (const [row, value] of vector) {
    one = (one + times(value, scatter(row, 40_503))) % prime
    other = (other + times(value, scatter(row, 74_929))) % prime
  }
  const scale = inverse(vector.get(first) as number)
  return `${first} ${vector.size} ${times(one, scale)} ${times(other, scale)}`
}

/** A fixed number that looks drawn at random, for each row. */
const scatter = (row: number, by: number): number => {
  let x = Math.imul(row + by, 0x9e3779b1)
  x = Math.imul(x ^ (x >>> 15), 0x85ebca6b)
  return ((x ^ (x >>> 13)) >>> 0) % prime
}

const least = (vector: Sparse): number => {
  let least = Number.POSITIVE_INFINITY
  for (const row of vector.keys()) if (row < least) least = row
  return least
}

const holding = (holders: Map<number, Set<number>>, row: number): Set<number> => {
  const known = holders.get(row) ?? new Set<number>()
  holders.set(row, known)
  return known
}

const count = (counts: Map<string, number>, key: string, by: number): void => {
  if (key !== '') counts.set(key, (counts.get(key) ?? 0) + by)
}
