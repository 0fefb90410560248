import { atPlaces, type SamplingStage } from '../design/sampling-tree.ts'
import { columnTotals, regroup, type SumMatrix } from '../design/sum-matrix.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { type CellCodes, cellCodesFor, entriesAt, sumByCell, sumByUnit, sumValues } from '../design/unit-sums.ts'
import { type Crossing, cellsOfRows } from './crossing.ts'
import { type DomainUnits, domainUnits } from './domain-units.ts'
import { layerSums } from './layer-sums.ts'
import { coarserTotals, type ReplicateTotals, replicateTotals } from './replicate-totals.ts'

/**
 * All that estimates of the cells of a crossing need from the rows. Channel 0 of every matrix is the weight, the
 * next ones are the weighted variables.
 */
export type Tally = {
  /** Sums within the last-stage units of the design. */
  readonly units: SumMatrix
  /** The totals of every channel, by cell. */
  readonly totals: readonly Float64Array[]
  /** Cells per combination of dimensions: levels of a variable, or 1. */
  readonly inner: number
  /** Primary units and strata with records, by combination of dimensions. */
  readonly groups: DomainUnits
  /** Per calibration layer of the design the moments Σ ω x (w z / v) of its auxiliary variables, one per row. */
  readonly layers: readonly SumMatrix[]
  /** Totals with the weights of each replicate; `null` for designs without. */
  readonly replicateTotals: ReplicateTotals | null
  /** Records by cell. */
  readonly counts: Float64Array
  /** Records by cell whose first variable is not 0; all records without a variable. */
  readonly cases: Float64Array
  /** Σ w (a − ā)(b − b̄) within cells for the pairs of variables aa, ab, bb. */
  readonly spreads: readonly Float64Array[]
}

/**
 * Sums weights and `variables` (by row; at most two, finite in the domain) over units and cells. Rows outside
 * `domain` (0 there) and rows of weight 0 are left out. Linear in rows; memory grows with the pairs of unit and cell
 * that occur, never with their product.
 */
export const tallyOf = (
  design: SurveyDesign,
  crossing: Crossing,
  variables: readonly Float64Array[],
  domain: Uint8Array | undefined,
): Tally => {
  const { tree, weights, weightsAtPlaces } = design
  const { cells, inner } = crossing
  const cellOf = cellsOfRows(crossing, design.rows)
  if (design.hasZeroWeights) leaveOut(cellOf, weights)
  if (domain) leaveOut(cellOf, domain)
  const layers = layersOf(design).map((layer) => layerSums(design, layer, cellOf, cells, variables))
  const { unitStart } = tree.stages.at(-1) as SamplingStage
  const placed = variables.map((values) => atPlaces(tree, values))
  const cellAt = cellsAtPlaces(cellOf, tree.place, cells)
  const { matrix, counts } = design.probability
    ? sumByUnit(unitStart, cellAt, weightsAtPlaces, cells)
    : sumByCell(cellAt, weightsAtPlaces, cells)
  const [first] = placed
  const entryAt = first && design.probability ? entriesAt(matrix, unitStart, cellAt) : cellAt
  const added = placed.map((values) => sumValues(matrix, entryAt, weightsAtPlaces, values))
  const units = { ...matrix, channels: [...matrix.channels, ...added] }
  const totals = columnTotals(units)
  return {
    units,
    totals,
    inner,
    groups: domainUnits(design, units, inner),
    layers,
    replicateTotals: design.replicates ? replicateTotals(design, units, cellOf, variables) : null,
    counts,
    cases: first ? rowsWithValue(cellAt, first, cells) : counts,
    spreads: spreadsOf(totals, cellAt, weightsAtPlaces, placed),
  }
}

/** The tally of a coarser table of the design: cell c goes to `cellTo[c]` of `cells` cells. */
export const coarser = (design: SurveyDesign, tally: Tally, cellTo: Int32Array, cells: number): Tally => {
  const units = regroup(tally.units, everyRow(tally.units), cells, cellTo)
  const totals = columnTotals(units)
  return {
    units,
    totals,
    inner: tally.inner,
    groups: domainUnits(design, units, tally.inner),
    layers: tally.layers.map((layer) => regroup(layer, everyRow(layer), cells, cellTo)),
    replicateTotals: tally.replicateTotals && coarserTotals(tally.replicateTotals, cellTo, cells),
    counts: mergedCounts(tally.counts, cellTo, cells),
    cases: mergedCounts(tally.cases, cellTo, cells),
    spreads: mergedSpreads(tally, totals, cellTo, cells),
  }
}

/** With replicates the steps are repeated, and their residuals are not needed. */
const layersOf = ({ replicates, layers }: SurveyDesign) => (replicates ? [] : layers)

/** Rows with a 0 in `inside` belong to no cell. */
const leaveOut = (cellOf: CellCodes, inside: Uint8Array | Float64Array): void => {
  for (let row = 0; row < cellOf.length; row++) if (inside[row] === 0) cellOf[row] = -1
}

const cellsAtPlaces = (cellOf: CellCodes, place: Uint32Array | null, cells: number): CellCodes => {
  if (place === null) return cellOf
  const placed = cellCodesFor(cells, cellOf.length)
  for (let row = 0; row < cellOf.length; row++) placed[place[row] as number] = cellOf[row] as number
  return placed
}

const rowsWithValue = (cellAt: CellCodes, values: Float64Array, cells: number): Float64Array => {
  const rows = new Float64Array(cells)
  for (let place = 0; place < cellAt.length; place++) {
    const c = cellAt[place] as number
    if (c >= 0 && values[place] !== 0) rows[c] = (rows[c] as number) + 1
  }
  return rows
}

/** Pairs of variables by their channel: aa for one variable, aa, ab and bb for two. */
const pairs = [
  [1, 1],
  [1, 2],
  [2, 2],
] as const

const pairsOf = (variables: number): readonly (readonly [number, number])[] => pairs.slice(0, [0, 1, 3][variables])

/** A second pass over the rows, around the means of the first, so that no digits are lost to large means. */
const spreadsOf = (
  [total, ...totals]: readonly Float64Array[],
  cellAt: CellCodes,
  weights: Float64Array,
  placed: readonly Float64Array[],
): Float64Array[] => {
  if (total === undefined || placed.length === 0) return []
  const means = totals.map((values) => values.map((value, c) => value / (total[c] as number)))
  return pairsOf(placed.length).map(([i, j]) => {
    const [a, meanA] = [placed[i - 1] as Float64Array, means[i - 1] as Float64Array]
    const [b, meanB] = [placed[j - 1] as Float64Array, means[j - 1] as Float64Array]
    const spread = new Float64Array(total.length)
    for (let place = 0; place < cellAt.length; place++) {
      const c = cellAt[place] as number
      if (c < 0) continue
      const product = ((a[place] as number) - (meanA[c] as number)) * ((b[place] as number) - (meanB[c] as number))
      spread[c] = (spread[c] as number) + (weights[place] as number) * product
    }
    return spread
  })
}

/** The spread within a merged cell is that within its parts and that of their means around the common mean. */
const mergedSpreads = (
  { totals: parts, spreads }: Tally,
  merged: readonly Float64Array[],
  cellTo: Int32Array,
  cells: number,
): Float64Array[] => {
  if (spreads.length === 0) return []
  return pairsOf(parts.length - 1).map(([i, j], pair) => {
    const spread = new Float64Array(cells)
    for (let old = 0; old < cellTo.length; old++) {
      const c = cellTo[old] as number
      const weight = parts[0]?.[old] as number
      if (weight === 0) continue
      const between = meanOffset(parts, merged, i, old, c) * meanOffset(parts, merged, j, old, c)
      spread[c] = (spread[c] as number) + (spreads[pair]?.[old] as number) + weight * between
    }
    return spread
  })
}

const meanOffset = (
  parts: readonly Float64Array[],
  merged: readonly Float64Array[],
  channel: number,
  part: number,
  whole: number,
): number =>
  (parts[channel]?.[part] as number) / (parts[0]?.[part] as number) -
  (merged[channel]?.[whole] as number) / (merged[0]?.[whole] as number)

const mergedCounts = (counts: Float64Array, cellTo: Int32Array, cells: number): Float64Array => {
  const merged = new Float64Array(cells)
  for (let old = 0; old < cellTo.length; old++) {
    const c = cellTo[old] as number
    merged[c] = (merged[c] as number) + (counts[old] as number)
  }
  return merged
}

const everyRow = ({ rows }: SumMatrix): Int32Array => {
  const start = new Int32Array(rows + 1)
  for (let row = 0; row <= rows; row++) start[row] = row
  return start
}
