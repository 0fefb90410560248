import type { SumMatrix } from './sum-matrix.ts'

/** The sums of weights within units, with what later passes need to sum more variables into the same entries. */
export type UnitSums = {
  readonly matrix: SumMatrix
  /** Rows with a cell, by cell. */
  readonly counts: Float64Array
  /** For every place the entry of its unit and cell, −1 outside. */
  readonly entryOf: Int32Array
}

/**
 * Sums weights within units: unit `u` holds the places `start[u]` to `start[u + 1] - 1`, each with a cell (−1 =
 * outside). One pass over the rows; an entry is made when a unit meets a cell for the first time. The whole loop
 * stands in one function, because V8 compiles a driver of small kernels badly. `cellAt` is overwritten.
 */
export const sumByUnit = (start: Int32Array, cellAt: Int32Array, weights: Float64Array, cells: number): UnitSums => {
  const units = start.length - 1
  const counts = new Float64Array(cells)
  const latest = new Int32Array(cells).fill(-1)
  const unitStart = new Int32Array(units + 1)
  let cell = new Int32Array(Math.min(cellAt.length, 1 << 16))
  let sums = new Float64Array(cell.length)
  let entries = 0
  for (let unit = 0; unit < units; unit++) {
    const first = entries
    const from = start[unit] as number
    const to = start[unit + 1] as number
    if (entries + to - from > cell.length) {
      const room = Math.min(cellAt.length, Math.max(2 * cell.length, entries + to - from))
      cell = grownIntegers(cell, room)
      sums = grownNumbers(sums, room)
    }
    for (let place = from; place < to; place++) {
      const c = cellAt[place] as number
      if (c < 0) continue
      counts[c] = (counts[c] as number) + 1
      const known = latest[c] as number
      if (known >= first) {
        sums[known] = (sums[known] as number) + (weights[place] as number)
        cellAt[place] = known
      } else {
        latest[c] = entries
        cell[entries] = c
        sums[entries] = weights[place] as number
        cellAt[place] = entries
        entries++
      }
    }
    unitStart[unit + 1] = entries
  }
  const matrix = {
    rows: units,
    cells,
    start: unitStart,
    cell: cell.subarray(0, entries),
    channels: [sums.subarray(0, entries)],
  }
  return { matrix, counts, entryOf: cellAt }
}

/**
 * The same for records that are no sample: one unit holds them all, with an entry for every cell whether it occurs or
 * not, so that no entry has to be looked up.
 */
export const sumByCell = (cellAt: Int32Array, weights: Float64Array, cells: number): UnitSums => {
  const counts = new Float64Array(cells)
  const sums = new Float64Array(cells)
  for (let place = 0; place < cellAt.length; place++) {
    const c = cellAt[place] as number
    if (c < 0) continue
    counts[c] = (counts[c] as number) + 1
    sums[c] = (sums[c] as number) + (weights[place] as number)
  }
  const cell = Int32Array.from({ length: cells }, (_, c) => c)
  return { matrix: { rows: 1, cells, start: Int32Array.of(0, cells), cell, channels: [sums] }, counts, entryOf: cellAt }
}

/** The sums of w y within the entries of `sums`; `values` stand at places and are finite wherever there is a cell. */
export const sumValues = ({ matrix, entryOf }: UnitSums, weights: Float64Array, values: Float64Array): Float64Array => {
  const total = new Float64Array(matrix.cell.length)
  for (let place = 0; place < entryOf.length; place++) {
    const entry = entryOf[place] as number
    if (entry < 0) continue
    total[entry] = (total[entry] as number) + (weights[place] as number) * (values[place] as number)
  }
  return total
}

const grownIntegers = (values: Int32Array, room: number): Int32Array<ArrayBuffer> => {
  const grown = new Int32Array(room)
  grown.set(values)
  return grown
}

const grownNumbers = (values: Float64Array, room: number): Float64Array<ArrayBuffer> => {
  const grown = new Float64Array(room)
  grown.set(values)
  return grown
}
