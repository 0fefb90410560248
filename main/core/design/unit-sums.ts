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
 * stands in one function, because V8 compiles a driver of small kernels badly. Sums are gathered by cell and moved to
 * the entries at the end of a unit; place 0 takes what is in no cell.
 */
export const sumByUnit = (start: Int32Array, cellAt: CellCodes, weights: Float64Array, cells: number): UnitSums => {
  const units = start.length - 1
  const counts = new Float64Array(cells + 1)
  const sumIn = new Float64Array(cells + 1)
  const latest = new Int32Array(cells + 1).fill(-1)
  const unitStart = new Int32Array(units + 1)
  let cell = new Int32Array(Math.min(cellAt.length, 1 << 16))
  let sums = new Float64Array(cell.length)
  let entries = 0
  for (let unit = 0; unit < units; unit++) {
    const from = start[unit] as number
    const to = start[unit + 1] as number
    if (entries + to - from > cell.length) {
      const room = roomFor(entries, to - from, unit / units, cellAt.length)
      cell = grownIntegers(cell, room)
      sums = grownNumbers(sums, room)
    }
    const first = entries
    let met = first
    for (let place = from; place < to; place++) {
      const c = (cellAt[place] as number) + 1
      counts[c] = (counts[c] as number) + 1
      sumIn[c] = (sumIn[c] as number) + (weights[place] as number)
      if (latest[c] !== unit) {
        latest[c] = unit
        cell[met++] = c
      }
    }
    for (let entry = first; entry < met; entry++) {
      const c = cell[entry] as number
      if (c > 0) {
        cell[entries] = c - 1
        sums[entries++] = sumIn[c] as number
      }
      sumIn[c] = 0
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
  return { matrix, counts: counts.subarray(1) }
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
  // Place 0 takes what is in no cell, which costs less than asking every record.
  const counts = new Float64Array(cells + 1)
  const sums = new Float64Array(cells + 1)
  for (let place = 0; place < cellAt.length; place++) {
    const c = (cellAt[place] as number) + 1
    counts[c] = (counts[c] as number) + 1
    sums[c] = (sums[c] as number) + (weights[place] as number)
  }
  const cell = new Int32Array(cells)
  for (let c = 0; c < cells; c++) cell[c] = c
  const matrix = { rows: 1, cells, start: Int32Array.of(0, cells), cell, channels: [sums.subarray(1)] }
  return { matrix, counts: counts.subarray(1) }
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
