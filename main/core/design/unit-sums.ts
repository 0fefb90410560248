import type { SumMatrix } from './sum-matrix.ts'

/** The cell of every row or place, −1 = in none; the narrower array where it holds all cells, since memory is the cost. */
export type CellCodes = Int16Array | Int32Array

export const cellCodesFor = (cells: number, rows: number): CellCodes =>
  cells < 1 << 15 ? new Int16Array(rows) : new Int32Array(rows)

/** The sums of weights within units. */
export type UnitSums = {
  readonly matrix: SumMatrix
  /** Rows with a cell, by cell. */
  readonly counts: Float64Array
}

/**
 * Sums weights within units: unit `u` holds the places `start[u]` to `start[u + 1] - 1`, each with a cell (−1 =
 * outside). One pass over the rows; an entry is made when a unit meets a cell for the first time. The whole loop
 * stands in one function, because V8 compiles a driver of small kernels badly.
 */
export const sumByUnit = (start: Int32Array, cellAt: CellCodes, weights: Float64Array, cells: number): UnitSums => {
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
      const room = roomFor(entries, to - from, unit / units, cellAt.length)
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
      } else {
        latest[c] = entries
        cell[entries] = c
        sums[entries] = weights[place] as number
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
  return { matrix, counts }
}

/** Room for `entries` of the first `share` of the units to grow to those of all, and at least for `more`. */
const roomFor = (entries: number, more: number, share: number, most: number): number =>
  Math.min(most, Math.max(entries + more, Math.ceil((1.1 * entries) / Math.max(share, 1 / 16))))

/** The entry of the unit and cell of every place, −1 outside. `start` and `cellAt` are those that `matrix` was made of. */
export const entriesAt = (matrix: SumMatrix, start: Int32Array, cellAt: CellCodes): Int32Array => {
  // Places before the first unit are in none.
  const entryAt = new Int32Array(cellAt.length).fill(-1)
  const latest = new Int32Array(matrix.cells)
  for (let unit = 0; unit < matrix.rows; unit++) {
    for (let entry = matrix.start[unit] as number; entry < (matrix.start[unit + 1] as number); entry++) {
      latest[matrix.cell[entry] as number] = entry
    }
    for (let place = start[unit] as number; place < (start[unit + 1] as number); place++) {
      const c = cellAt[place] as number
      if (c >= 0) entryAt[place] = latest[c] as number
    }
  }
  return entryAt
}

/**
 * The same for records that are no sample: one unit holds them all, with an entry for every cell whether it occurs or
 * not, so that no entry has to be looked up.
 */
export const sumByCell = (cellAt: CellCodes, weights: Float64Array, cells: number): UnitSums => {
  const counts = new Float64Array(cells)
  const sums = new Float64Array(cells)
  for (let place = 0; place < cellAt.length; place++) {
    const c = cellAt[place] as number
    if (c < 0) continue
    counts[c] = (counts[c] as number) + 1
    sums[c] = (sums[c] as number) + (weights[place] as number)
  }
  const cell = Int32Array.from({ length: cells }, (_, c) => c)
  return { matrix: { rows: 1, cells, start: Int32Array.of(0, cells), cell, channels: [sums] }, counts }
}

/** The sums of w y within the entries of `matrix`; `values` stand at places and are finite wherever there is an entry. */
export const sumValues = (
  matrix: SumMatrix,
  entryAt: CellCodes,
  weights: Float64Array,
  values: Float64Array,
): Float64Array => {
  const total = new Float64Array(matrix.cell.length)
  for (let place = 0; place < entryAt.length; place++) {
    const entry = entryAt[place] as number
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
