import type { Codes } from '../data/column.ts'
import type { DesignCodes } from './design-variables.ts'
import { placesOf, type RowOrder, sortRows } from './sort-rows.ts'

/**
 * One stage of selection. A stratum of a later stage lies inside one unit of the stage before; strata are numbered
 * so that those of one parent unit, and the units of one stratum, follow each other.
 */
export type SamplingStage = {
  readonly strata: number
  readonly units: number
  /** Stratum `h` holds the units `stratumStart[h]` to `stratumStart[h + 1] - 1`. */
  readonly stratumStart: Int32Array
  /** Unit `u` holds the units of the next stage, or on the last stage the places of rows, from `unitStart[u]`. */
  readonly unitStart: Int32Array
  /** Parent unit `p` (the whole population on the first stage) holds the strata from `parentStart[p]`. */
  readonly parentStart: Int32Array
}

/**
 * How the rows hang together as a sample: stages of strata and units, and the rows in the order of those units.
 * Only the stages that a variance needs are kept.
 */
export type SamplingTree = {
  readonly rows: number
  readonly stages: readonly SamplingStage[]
  /** The row at every place, strata and units following each other; `null` when rows already stand so. */
  readonly order: RowOrder
  /** The place of every row: the inverse of `order`. */
  readonly place: RowOrder
}

/**
 * The tree of `depth` stages. `strata[l]` and `units[l]` are the variables of stage l + 1; a stage without strata
 * has one per parent unit, a stage without units selects rows.
 */
export const samplingTree = (
  rows: number,
  strata: readonly DesignCodes[],
  units: readonly (DesignCodes | undefined)[],
  depth: number,
): SamplingTree => {
  const levels = Array.from({ length: depth }, (_, stage) => [strata[stage]?.codes, units[stage]?.codes]).flat()
  const keys = levels.filter((codes) => codes !== undefined)
  const order = sortRows(rows, keys)
  const starts = levelStarts(rows, levels, order)
  const stages = Array.from({ length: depth }, (_, stage) =>
    stageOf(
      starts[2 * stage] as Int32Array,
      starts[2 * stage + 1] as Int32Array,
      starts[2 * stage - 1] ?? Int32Array.of(0, rows),
      starts[2 * stage + 3] ?? placesUpTo(rows),
    ),
  )
  return { rows, stages, order, place: order === null ? null : placesOf(order) }
}

/** The tree of a collection of rows that is no sample: one stratum with one unit that holds them all. */
export const singleUnitTree = (rows: number): SamplingTree => {
  const one = Int32Array.of(0, 1)
  const stage = { strata: 1, units: 1, stratumStart: one, unitStart: Int32Array.of(0, rows), parentStart: one }
  return { rows, stages: [stage], order: null, place: null }
}

/** `values` (one per row) at the places of the tree; the same array where rows stand in order. */
export const atPlaces = (tree: SamplingTree, values: Float64Array): Float64Array => {
  const { place } = tree
  if (place === null) return values
  const placed = new Float64Array(values.length)
  for (let row = 0; row < values.length; row++) placed[place[row] as number] = values[row] as number
  return placed
}

/** `values` (one per place) in the order of rows: the inverse of `atPlaces`. */
export const atRows = (tree: SamplingTree, values: Float64Array): Float64Array => {
  const { order } = tree
  if (order === null) return values
  const byRow = new Float64Array(values.length)
  for (let place = 0; place < values.length; place++) byRow[order[place] as number] = values[place] as number
  return byRow
}

/** The places of rows where the strata of stage `index` begin, closed by the number of rows. */
export const stratumPlaces = (tree: SamplingTree, index: number): Int32Array => {
  const starts = unitPlaces(tree, index)
  return (tree.stages[index] as SamplingStage).stratumStart.map((unit) => starts[unit] as number)
}

/** The places of rows where the units of stage `index` begin, closed by the number of rows. */
export const unitPlaces = (tree: SamplingTree, index: number): Int32Array => {
  const [own, ...later] = tree.stages.slice(index) as [SamplingStage, ...SamplingStage[]]
  let starts = own.unitStart
  for (const { unitStart } of later) starts = starts.map((unit) => unitStart[unit] as number)
  return starts
}

/** The units of stage `index`, the first one if left out, in the order in which their first records stand in the data. */
export const unitsByFirstRecord = (tree: SamplingTree, index = 0): Int32Array => {
  const starts = unitPlaces(tree, index)
  const firstRow = new Float64Array(starts.length - 1)
  for (let unit = 0; unit < firstRow.length; unit++) {
    const from = starts[unit] as number
    // Sorting keeps the order of rows inside a unit of one stage; deeper stages may not.
    const rows = tree.order === null ? [from] : tree.order.subarray(from, starts[unit + 1])
    let first = Number.POSITIVE_INFINITY
    for (const row of rows) first = Math.min(first, row)
    firstRow[unit] = first
  }
  return Int32Array.from(firstRow.keys()).sort((a, b) => (firstRow[a] as number) - (firstRow[b] as number))
}

/** Where the last-stage units of every unit of stage `index` begin, closed by their number. */
export const lastUnitStarts = (tree: SamplingTree, index: number): Int32Array => {
  const [own, ...later] = tree.stages.slice(index) as [SamplingStage, ...SamplingStage[]]
  let starts = Int32Array.from({ length: own.units + 1 }, (_, unit) => unit)
  let above = own
  for (const stage of later) {
    const { unitStart } = above
    starts = starts.map((unit) => unitStart[unit] as number)
    above = stage
  }
  return starts
}

/** For every last-stage unit the primary unit that it lies in. */
export const primaryOfUnits = (tree: SamplingTree): Int32Array => {
  const starts = lastUnitStarts(tree, 0)
  const primary = new Int32Array(starts.at(-1) ?? 0)
  for (let unit = 0; unit + 1 < starts.length; unit++) primary.fill(unit, starts[unit], starts[unit + 1])
  return primary
}

/**
 * The places where a new stratum or unit begins on every level (strata and units of each stage in turn), each list
 * closed by the number of rows. A new item on one level begins one on every level below; a level of strata without
 * a variable follows the level above, a level of units without a variable has an item per row.
 */
const levelStarts = (rows: number, levels: readonly (Codes | undefined)[], order: RowOrder): Int32Array[] => {
  const starts: Int32Array[] = []
  let above = new Uint8Array(rows)
  if (rows > 0) above[0] = 1
  for (const [level, codes] of levels.entries()) {
    const begins = codes ? beginsOf(codes, order, above) : level % 2 === 0 ? above : new Uint8Array(rows).fill(1)
    starts.push(startsOf(begins))
    above = begins
  }
  return starts
}

const beginsOf = (codes: Codes, order: RowOrder, above: Uint8Array): Uint8Array<ArrayBuffer> => {
  const begins = new Uint8Array(above)
  let before = -1
  for (let place = 0; place < begins.length; place++) {
    const code = codes[order === null ? place : (order[place] as number)] as number
    if (code !== before) begins[place] = 1
    before = code
  }
  return begins
}

const startsOf = (begins: Uint8Array): Int32Array => {
  let items = 0
  for (let place = 0; place < begins.length; place++) items += begins[place] as number
  const starts = new Int32Array(items + 1)
  let item = 0
  for (let place = 0; place < begins.length; place++) if (begins[place] === 1) starts[item++] = place
  starts[items] = begins.length
  return starts
}

/** All arguments are places of rows; the result counts in items of the level below, which makes sums local. */
const stageOf = (strata: Int32Array, units: Int32Array, parents: Int32Array, below: Int32Array): SamplingStage => ({
  strata: strata.length - 1,
  units: units.length - 1,
  stratumStart: indicesOf(strata, units),
  unitStart: indicesOf(units, below),
  parentStart: indicesOf(parents, strata),
})

/** For each place of `coarse` its index in `fine`, which holds every place of `coarse`. Both ascend. */
const indicesOf = (coarse: Int32Array, fine: Int32Array): Int32Array => {
  const indices = new Int32Array(coarse.length)
  let index = 0
  for (let item = 0; item < coarse.length; item++) {
    while ((fine[index] as number) < (coarse[item] as number)) index++
    indices[item] = index
  }
  return indices
}

const placesUpTo = (rows: number): Int32Array => {
  const places = new Int32Array(rows + 1)
  for (let place = 0; place <= rows; place++) places[place] = place
  return places
}
