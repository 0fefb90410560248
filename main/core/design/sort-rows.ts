import type { Codes } from '../data/column.ts'

/** The rows in ascending order, as row numbers; `null` when they already stand in that order. */
export type RowOrder = Uint32Array | null

/**
 * Sorts rows by `keys`, the first key first, rows with equal keys in their old order (counting sort from the last
 * key to the first: linear in rows and codes).
 */
export const sortRows = (rows: number, keys: readonly Codes[]): RowOrder => {
  if (isSorted(rows, keys)) return null
  let order: RowOrder = null
  for (const key of keys.toReversed()) order = sortByKey(rows, key, order)
  return order
}

/** For every row its place in `order`. */
export const placesOf = (order: Uint32Array): Uint32Array => {
  const places = new Uint32Array(order.length)
  for (let place = 0; place < order.length; place++) places[order[place] as number] = place
  return places
}

const isSorted = (rows: number, keys: readonly Codes[]): boolean => {
  for (let row = 1; row < rows; row++) {
    for (const key of keys) {
      const step = (key[row] as number) - (key[row - 1] as number)
      if (step < 0) return false
      if (step > 0) break
    }
  }
  return true
}

const sortByKey = (rows: number, key: Codes, order: RowOrder): Uint32Array => {
  let largest = 0
  for (let row = 0; row < rows; row++) largest = Math.max(largest, key[row] as number)
  const next = new Uint32Array(largest + 2)
  for (let row = 0; row < rows; row++) {
    const above = (key[row] as number) + 1
    next[above] = (next[above] as number) + 1
  }
  for (let code = 1; code < next.length; code++) next[code] = (next[code] as number) + (next[code - 1] as number)
  const sorted = new Uint32Array(rows)
  for (let place = 0; place < rows; place++) {
    const row = order === null ? place : (order[place] as number)
    const code = key[row] as number
    const to = next[code] as number
    sorted[to] = row
    next[code] = to + 1
  }
  return sorted
}
