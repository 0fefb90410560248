import type { Crossing } from './crossing.ts'

/**
 * How the cells of a crossing add up to those of a margin: cell c goes to `cellTo[c]` of `cells`. A margin is told by
 * the choice of dimensions that it adds up: bit i stands for dimension i, choice 0 for the full crossing.
 */
export type MarginMap = { readonly cellTo: Int32Array; readonly cells: number }

/**
 * The margins of a crossing, from choice 1 on. Records without an answer in a dimension count in its margin, so that
 * a margin says the same as a table without the dimension.
 */
export const marginMaps = (crossing: Crossing): readonly MarginMap[] =>
  Array.from({ length: 2 ** crossing.sizes.length - 1 }, (_, i) => marginMap(crossing, i + 1))

const marginMap = ({ sizes, inner, cells }: Crossing, choice: number): MarginMap => {
  const cellTo = new Int32Array(cells)
  addDimension(cellTo, 1, inner, 1)
  let run = inner
  let stride = inner
  for (let i = sizes.length - 1; i >= 0; i--) {
    const size = sizes[i] as number
    if ((choice & (1 << i)) === 0) {
      addDimension(cellTo, run, size, stride)
      stride *= size
    }
    run *= size
  }
  return { cellTo, cells: stride }
}

/** Adds the part of a dimension of `size` places that changes every `run` cells. */
const addDimension = (cellTo: Int32Array, run: number, size: number, stride: number): void => {
  for (let c = 0; c < cellTo.length; c++) {
    cellTo[c] = (cellTo[c] as number) + (Math.floor(c / run) % size) * stride
  }
}
