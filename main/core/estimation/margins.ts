import type { Categories } from '../data/categories.ts'
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

/** A combination of categories and margins: `index` counts it among the groups of the margin `choice`. */
export type Group = { readonly codes: readonly (string | null)[]; readonly choice: number; readonly index: number }

/**
 * The groups of a table in the order of its result: categories in their order and, with `margins`, the margin after
 * them; the last dimension runs fastest. Missing answers (place 0 of each dimension) make no group.
 */
export const groupsOf = (dimensions: readonly Categories[], margins: boolean): readonly Group[] => {
  let groups: readonly Group[] = [{ codes: [], choice: 0, index: 0 }]
  for (const [i, { categories }] of dimensions.entries()) {
    groups = groups.flatMap(({ codes, choice, index }) => {
      const inside = categories.map(({ code }, place) => ({
        codes: [...codes, code],
        choice,
        index: index * (categories.length + 1) + place + 1,
      }))
      return margins ? [...inside, { codes: [...codes, null], choice: choice | (1 << i), index }] : inside
    })
  }
  return groups
}

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
