import { type Codes, codesFor } from '../data/column.ts'
import { combinedCodes } from '../data/combined-codes.ts'
import type { PopulationMargin } from './population-margin.ts'

/** Records grouped by the combination of their cells in several margins. */
export type JointCells = {
  /** Combinations, those without records included where numbering them all is cheaper. */
  readonly cells: number
  readonly cellOfRow: Codes | Int32Array
  /** Σ w of every combination, and its records of weight above 0. */
  readonly weights: Float64Array
  readonly records: Float64Array
  /** For every margin the place of the combination's cell in it; −1 for records (of weight 0) in no cell. */
  readonly placeIn: readonly Int32Array[]
}

/** Above this many possible combinations those that occur are found one by one. */
const tableLimit = 1 << 18

/** Groups the records in a pass or two over them, or in one per margin where combinations are too many to number. */
export const jointCells = (margins: readonly PopulationMargin[], weights: Float64Array): JointCells => {
  const sizes = margins.map(({ cells }) => cells.length + 1)
  const possible = sizes.reduce((product, size) => product * size, 1)
  const { cells, cellOfRow, placeIn } =
    possible <= tableLimit ? numbered(margins, sizes, possible, weights.length) : found(margins, sizes, weights.length)
  const records = recordsByCell(cells, cellOfRow, weights)
  return { cells, cellOfRow, weights: sumsByCell({ cells, cellOfRow }, weights), records, placeIn }
}

/** Σ w of every joint cell. */
export const sumsByCell = (
  { cells, cellOfRow }: Pick<JointCells, 'cells' | 'cellOfRow'>,
  weights: Float64Array,
): Float64Array => {
  const sums = new Float64Array(cells)
  for (let row = 0; row < weights.length; row++) {
    const cell = cellOfRow[row] as number
    sums[cell] = (sums[cell] as number) + (weights[row] as number)
  }
  return sums
}

/** Weights of 0 are taken off afterwards, where there are any, which costs less than asking every record. */
const recordsByCell = (cells: number, cellOfRow: JointCells['cellOfRow'], weights: Float64Array): Float64Array => {
  const records = new Float64Array(cells)
  for (let row = 0; row < cellOfRow.length; row++) {
    const cell = cellOfRow[row] as number
    records[cell] = (records[cell] as number) + 1
  }
  for (let row = weights.indexOf(0); row >= 0; row = weights.indexOf(0, row + 1)) {
    const cell = cellOfRow[row] as number
    records[cell] = (records[cell] as number) - 1
  }
  return records
}

type Grouping = Pick<JointCells, 'cells' | 'cellOfRow' | 'placeIn'>

/** Every possible combination has a number. */
const numbered = (
  margins: readonly PopulationMargin[],
  sizes: readonly number[],
  cells: number,
  rows: number,
): Grouping => {
  const strides = sizes.map((_, i) => sizes.slice(i + 1).reduce((product, size) => product * size, 1))
  const terms = margins.map(({ codes }, i) => ({ codes, first: 0 as const, stride: strides[i] as number }))
  const placeIn = margins.map((_, i) => placesIn(cells, strides[i] as number, sizes[i] as number))
  return { cells, cellOfRow: combinedCodes(codesFor(cells - 1, rows), terms), placeIn }
}

/** The place of every combination's cell in a margin of `size` − 1 cells that repeats each `stride` times. */
const placesIn = (cells: number, stride: number, size: number): Int32Array => {
  const places = new Int32Array(cells)
  for (let cell = 0; cell < cells; cell++) places[cell] = (((cell / stride) | 0) % size) - 1
  return places
}

/** Combinations get a number when they are first met. */
const found = (margins: readonly PopulationMargin[], sizes: readonly number[], rows: number): Grouping => {
  const cellOfRow = new Int32Array(rows)
  let cells = 1
  for (const [i, { codes }] of margins.entries()) cells = refine(cellOfRow, codes, sizes[i] as number)
  const someRow = new Int32Array(cells)
  for (let row = 0; row < rows; row++) someRow[cellOfRow[row] as number] = row
  const placeIn = margins.map(({ codes }) => someRow.map((row) => (codes[row] as number) - 1))
  return { cells, cellOfRow, placeIn }
}

/** Splits the cells of rows by `codes` (0 to `size` − 1) and numbers the parts that occur; their number. */
const refine = (cellOfRow: Int32Array, codes: PopulationMargin['codes'], size: number): number => {
  const partOf = new Map<number, number>()
  for (let row = 0; row < cellOfRow.length; row++) {
    const key = (cellOfRow[row] as number) * size + (codes[row] as number)
    const known = partOf.get(key)
    if (known === undefined) partOf.set(key, partOf.size)
    cellOfRow[row] = known ?? partOf.size - 1
  }
  return partOf.size
}
