import type { PopulationMargin } from './population-margin.ts'

/** The combinations of cells of several margins that occur among the records. */
export type JointCells = {
  readonly cells: number
  readonly cellOfRow: Int32Array
  /** Σ w of every combination, and its records of weight above 0. */
  readonly weights: Float64Array
  readonly records: Float64Array
  /** For every margin the place of the combination's cell in it; −1 for records (of weight 0) in no cell. */
  readonly placeIn: readonly Int32Array[]
}

/** Finds the combinations in one pass per margin; their number never exceeds that of the records. */
export const jointCells = (margins: readonly PopulationMargin[], weights: Float64Array): JointCells => {
  const rows = weights.length
  const cellOfRow = new Int32Array(rows)
  let cells = 1
  for (const { codes, cells: own } of margins) cells = refine(cellOfRow, codes, cells, own.length + 1)
  const sums = new Float64Array(cells)
  const records = new Float64Array(cells)
  const someRow = new Int32Array(cells)
  for (let row = 0; row < rows; row++) {
    const cell = cellOfRow[row] as number
    const weight = weights[row] as number
    sums[cell] = (sums[cell] as number) + weight
    records[cell] = (records[cell] as number) + (weight > 0 ? 1 : 0)
    someRow[cell] = row
  }
  const placeIn = margins.map(({ codes }) => someRow.map((row) => (codes[row] as number) - 1))
  return { cells, cellOfRow, weights: sums, records, placeIn }
}

/** Above this many possible combinations those that occur are kept in a map and not in a table. */
const tableLimit = 1 << 22

/** Splits the cells of rows by `codes` (0 to `size` − 1) and numbers the parts that occur; their number. */
const refine = (cellOfRow: Int32Array, codes: PopulationMargin['codes'], cells: number, size: number): number => {
  if (cells * size > tableLimit) return refineByMap(cellOfRow, codes, size)
  const partOf = new Int32Array(cells * size).fill(-1)
  let parts = 0
  for (let row = 0; row < cellOfRow.length; row++) {
    const key = (cellOfRow[row] as number) * size + (codes[row] as number)
    let part = partOf[key] as number
    if (part < 0) {
      part = parts++
      partOf[key] = part
    }
    cellOfRow[row] = part
  }
  return parts
}

const refineByMap = (cellOfRow: Int32Array, codes: PopulationMargin['codes'], size: number): number => {
  const partOf = new Map<number, number>()
  for (let row = 0; row < cellOfRow.length; row++) {
    const key = (cellOfRow[row] as number) * size + (codes[row] as number)
    const known = partOf.get(key)
    if (known === undefined) partOf.set(key, partOf.size)
    cellOfRow[row] = known ?? partOf.size - 1
  }
  return partOf.size
}
