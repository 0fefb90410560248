import type { Crossing } from './crossing.ts'

/** A table that keeps some dimensions of a crossing and adds up the others. */
export type MarginTable = {
  /** Whether each dimension is kept. */
  readonly keeps: readonly boolean[]
  /** Categories of every kept dimension. */
  readonly sizes: readonly number[]
  readonly cells: number
  /** The table's cell for every cell of the crossing; −1 where a kept dimension has no answer. */
  readonly cellTo: Int32Array
}

/**
 * The tables of a crossing: the full one, and with `margins` one for every other choice of dimensions to keep. Records
 * without an answer in a dimension have no place in its categories but count in its margin, so that a margin says the
 * same as a table without the dimension. The last `fixed` dimensions are kept always.
 */
export const marginTables = (crossing: Crossing, margins: boolean, fixed: number): readonly MarginTable[] => {
  const free = crossing.sizes.length - fixed
  const choices = margins ? 2 ** free : 1
  return Array.from({ length: choices }, (_, choice) =>
    marginTable(
      crossing,
      crossing.sizes.map((_, i) => i >= free || (choice & (1 << i)) === 0),
    ),
  )
}

const marginTable = ({ sizes, cells }: Crossing, keeps: readonly boolean[]): MarginTable => {
  const keptSizes = sizes.flatMap((size, i) => (keeps[i] ? [size - 1] : []))
  const cellTo = new Int32Array(cells)
  let stride = 1
  let period = cells
  const strides = new Array<number>(sizes.length)
  for (let i = sizes.length - 1; i >= 0; i--) {
    strides[i] = stride
    if (keeps[i]) stride *= (sizes[i] as number) - 1
  }
  for (const [i, size] of sizes.entries()) {
    const run = period / size
    if (keeps[i]) addDimension(cellTo, run, size, strides[i] as number)
    period = run
  }
  return { keeps, sizes: keptSizes, cells: stride, cellTo }
}

/** Adds the part of one dimension, whose code changes every `run` cells; the missing answer (code 0) leads nowhere. */
const addDimension = (cellTo: Int32Array, run: number, size: number, stride: number): void => {
  for (let from = 0; from < cellTo.length; from += run) {
    const code = (from / run) % size
    for (let c = from; c < from + run; c++) {
      const to = cellTo[c] as number
      if (to >= 0) cellTo[c] = code === 0 ? -1 : to + (code - 1) * stride
    }
  }
}
