import type { Relation } from '../../../contract/disclosure-system.ts'
import { minus, prime } from './modular.ts'

/** A sparse vector modulo the prime: coefficient by coordinate, none of them zero. */
export type Sparse = Map<number, number>

/**
 * Every cell as a sum of cells that are no total of others, which are the coordinates; and what the relations say
 * beyond that (totals that are sums in more than one way), each a vector that is zero.
 */
export type Coordinates = { readonly of: readonly Sparse[]; readonly equations: readonly Sparse[] }

export const coordinatesOf = (cells: number, relations: readonly Relation[]): Coordinates => {
  const { of, others } = sumsOfCells(cells, relations)
  const equations = others
    .map(({ total, parts }) => difference(of[total] as Sparse, sumOf(parts.map((part) => of[part] as Sparse))))
    .filter(({ size }) => size > 0)
  return { of, equations }
}

/** Every cell as a sum of cells that are no total of others, and the relations that say more. */
export const sumsOfCells = (cells: number, relations: readonly Relation[]) => {
  const { defining, others } = definitions(cells, relations)
  const of: Sparse[] = Array.from({ length: cells })
  const express = (cell: number): Sparse => {
    const known = of[cell]
    if (known) return known
    const relation = defining[cell]
    const made = relation ? sumOf(relation.parts.map(express)) : new Map([[cell, 1]])
    of[cell] = made
    return made
  }
  for (let cell = 0; cell < cells; cell++) express(cell)
  return { of, others }
}

/** For every total the first relation that says what it is made of, unless that goes round in a circle. */
const definitions = (cells: number, relations: readonly Relation[]) => {
  const defining: (Relation | undefined)[] = Array.from({ length: cells })
  const others: Relation[] = []
  for (const relation of relations) {
    if (defining[relation.total] || reaches(defining, relation.parts, relation.total)) others.push(relation)
    else defining[relation.total] = relation
  }
  return { defining, others }
}

const reaches = (defining: readonly (Relation | undefined)[], from: readonly number[], target: number): boolean => {
  const seen = new Set(from)
  // A Set visits what is added while it is walked.
  for (const cell of seen) {
    if (cell === target) return true
    for (const part of defining[cell]?.parts ?? []) seen.add(part)
  }
  return false
}

const sumOf = (vectors: readonly Sparse[]): Sparse => {
  const sum: Sparse = new Map()
  for (const vector of vectors) for (const [at, value] of vector) add(sum, at, value)
  return sum
}

const difference = (a: Sparse, b: Sparse): Sparse => {
  const result = new Map(a)
  for (const [at, value] of b) add(result, at, minus(0, value))
  return result
}

const add = (vector: Sparse, at: number, value: number): void => {
  const sum = ((vector.get(at) ?? 0) + value) % prime
  if (sum === 0) vector.delete(at)
  else vector.set(at, sum)
}
