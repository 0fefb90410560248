import { Failure } from '../../contract/failure.ts'
import { replicatesOf, replicateWeights } from '../design/replication/replicates.ts'
import type { SumMatrix } from '../design/sum-matrix.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import type { CellCodes } from '../design/unit-sums.ts'

/** The totals of every cell, channel by channel, with the weights of a replicate. */
export type ReplicateTotals = (replicate: number) => readonly Float64Array[]

/** Totals of all replicates that are kept at most, when each takes a pass over the records. */
const keptLimit = 100_000_000

/** The same when they are quickly made again from the sums of units. */
const keptOfUnitsLimit = 4_000_000

/**
 * Replicate totals of a crossing. Multipliers of units without weighting steps are applied to the sums of units, which
 * costs as much as there are pairs of unit and cell; otherwise every replicate takes one pass over the records. Totals
 * are kept for all statistics and margins, those from units only while they are few.
 */
export const replicateTotals = (
  design: SurveyDesign,
  units: SumMatrix,
  cellOf: CellCodes,
  variables: readonly Float64Array[],
): ReplicateTotals => {
  const { source, count } = replicatesOf(design)
  const totals = count * units.cells * (variables.length + 1)
  if (source.kind === 'units' && design.steps.length === 0) {
    const ofUnits = totalsOfUnits(units, source.multipliers)
    return totals > keptOfUnitsLimit ? ofUnits : kept(ofUnits)
  }
  if (totals > keptLimit)
    throw new Failure('table.too-many-cells', { cells: units.cells, limit: Math.floor(keptLimit / count) })
  return kept((replicate) => totalsOfRows(replicateWeights(design, replicate), units.cells, cellOf, variables))
}

const kept = (make: ReplicateTotals): ReplicateTotals => {
  const known: (readonly Float64Array[])[] = []
  return (replicate) => {
    known[replicate] ??= make(replicate)
    return known[replicate]
  }
}

/** The totals of a coarser table: cell c goes to `cellTo[c]` of `cells` cells. */
export const coarserTotals =
  (totals: ReplicateTotals, cellTo: Int32Array, cells: number): ReplicateTotals =>
  (replicate) =>
    totals(replicate).map((values) => {
      const merged = new Float64Array(cells)
      for (let c = 0; c < cellTo.length; c++) {
        const to = cellTo[c] as number
        merged[to] = (merged[to] as number) + (values[c] as number)
      }
      return merged
    })

const totalsOfUnits = (
  { rows, cells, start, cell, channels }: SumMatrix,
  multipliers: (replicate: number, out: Float64Array) => void,
): ReplicateTotals => {
  const byUnit = new Float64Array(rows)
  return (replicate) => {
    multipliers(replicate, byUnit)
    return channels.map((values) => {
      const totals = new Float64Array(cells)
      for (let unit = 0; unit < rows; unit++) {
        const multiplier = byUnit[unit] as number
        if (multiplier === 0) continue
        for (let entry = start[unit] as number; entry < (start[unit + 1] as number); entry++) {
          const c = cell[entry] as number
          totals[c] = (totals[c] as number) + multiplier * (values[entry] as number)
        }
      }
      return totals
    })
  }
}

const totalsOfRows = (
  weights: Float64Array,
  cells: number,
  cellOf: CellCodes,
  variables: readonly Float64Array[],
): readonly Float64Array[] =>
  [null, ...variables].map((variable) => {
    const totals = new Float64Array(cells)
    for (let row = 0; row < cellOf.length; row++) {
      const c = cellOf[row] as number
      if (c < 0) continue
      const value = variable === null ? 1 : (variable[row] as number)
      totals[c] = (totals[c] as number) + (weights[row] as number) * value
    }
    return totals
  })
