/**
 * Sums of cells of a table within sampling units, held sparsely: row `u` has the entries `start[u]` to
 * `start[u + 1] - 1`, each with its cell and one value per channel (a channel is one summed variable). A cell in
 * which a row has no entry sums to 0 there. Entries of a row stand in no order and no cell comes twice. A range of
 * rows shares the entries of the whole, so that `start[0]` need not be 0.
 */
export type SumMatrix = {
  readonly rows: number
  readonly cells: number
  readonly start: Int32Array
  readonly cell: Int32Array
  readonly channels: readonly Float64Array[]
}

/** The rows `from` to `to - 1`, sharing the entries of the matrix. */
export const rowRange = (matrix: SumMatrix, from: number, to: number): SumMatrix => ({
  ...matrix,
  rows: to - from,
  start: matrix.start.subarray(from, to + 1),
})

/** The sums of every channel over all rows, by cell. */
export const columnTotals = ({ rows, cells, start, cell, channels }: SumMatrix): readonly Float64Array[] =>
  channels.map((values) => {
    const totals = new Float64Array(cells)
    for (let entry = start[0] as number; entry < (start[rows] as number); entry++) {
      const c = cell[entry] as number
      totals[c] = (totals[c] as number) + (values[entry] as number)
    }
    return totals
  })

/**
 * Merges neighbouring rows and renames cells: new row `r` adds up the old rows `rowStart[r]` to `rowStart[r + 1] - 1`,
 * old cell `c` becomes `cellTo[c]` of `cells` cells, or is left out where that is negative.
 */
export const regroup = (
  matrix: SumMatrix,
  rowStart: Int32Array,
  cells: number,
  cellTo: Int32Array | null,
): SumMatrix => {
  const rows = rowStart.length - 1
  const { start, cell: oldCell } = matrix
  const base = start[0] as number
  const oldEntries = (start[matrix.rows] as number) - base
  const newCell = new Int32Array(oldEntries)
  const entryTo = new Int32Array(oldEntries).fill(-1)
  const newStart = new Int32Array(rows + 1)
  const entryOf = new Int32Array(cells).fill(-1)
  let entries = 0
  for (let row = 0; row < rows; row++) {
    const first = entries
    const to = start[rowStart[row + 1] as number] as number
    for (let entry = start[rowStart[row] as number] as number; entry < to; entry++) {
      const old = oldCell[entry] as number
      const c = cellTo === null ? old : (cellTo[old] as number)
      if (c < 0) continue
      let at = entryOf[c] as number
      if (at < first) {
        at = entries++
        entryOf[c] = at
        newCell[at] = c
      }
      entryTo[entry - base] = at
    }
    newStart[row + 1] = entries
  }
  const channels = matrix.channels.map((values) => addEntries(values.subarray(base), entryTo, entries))
  return { rows, cells, start: newStart, cell: newCell.slice(0, entries), channels }
}

const addEntries = (values: Float64Array, entryTo: Int32Array, entries: number): Float64Array => {
  const sums = new Float64Array(entries)
  for (let entry = 0; entry < entryTo.length; entry++) {
    const to = entryTo[entry] as number
    if (to >= 0) sums[to] = (sums[to] as number) + (values[entry] as number)
  }
  return sums
}

/** The given rows in the order given. */
export const pickRows = (matrix: SumMatrix, rows: Int32Array): SumMatrix => {
  const start = new Int32Array(rows.length + 1)
  for (const [place, row] of rows.entries()) start[place + 1] = (start[place] as number) + entriesOf(matrix, row)
  const entries = new Int32Array(start.at(-1) as number)
  for (const [place, row] of rows.entries()) {
    const from = matrix.start[row] as number
    for (let i = 0; i < entriesOf(matrix, row); i++) entries[(start[place] as number) + i] = from + i
  }
  const cell = entries.map((entry) => matrix.cell[entry] as number)
  const channels = matrix.channels.map((values) => Float64Array.from(entries, (entry) => values[entry] as number))
  return { rows: rows.length, cells: matrix.cells, start, cell, channels }
}

/** The matrix with entries in the given rows alone; the other rows stay, empty. */
export const onlyRows = (matrix: SumMatrix, rows: Int32Array): SumMatrix => {
  const kept = rows.toSorted()
  const picked = pickRows(matrix, kept)
  const start = new Int32Array(matrix.rows + 1)
  for (const row of kept) start[row + 1] = entriesOf(matrix, row)
  for (let row = 0; row < matrix.rows; row++) start[row + 1] = (start[row + 1] as number) + (start[row] as number)
  return { ...picked, rows: matrix.rows, start }
}

const entriesOf = ({ start }: SumMatrix, row: number): number => (start[row + 1] as number) - (start[row] as number)
