import type { AuxiliaryBlock, CalibrationLayer } from '../design/calibration-layer.ts'
import { sortRows } from '../design/sort-rows.ts'
import type { SumMatrix } from '../design/sum-matrix.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { type CellCodes, cellCodesFor, entriesAt, sumByUnit, sumValues } from '../design/unit-sums.ts'

/**
 * The moments Σ ω x (w z / v) of a layer's auxiliary variables (one per row of the matrix) with the indicator of
 * every cell and its products with `variables`. `cellOf` is the cell by row, −1 outside.
 */
export const layerSums = (
  design: SurveyDesign,
  layer: CalibrationLayer,
  cellOf: CellCodes,
  cells: number,
  variables: readonly Float64Array[],
): SumMatrix => {
  const weights = momentWeights(design, layer)
  return stacked(layer.blocks.map((block) => blockSums(block, weights, cellOf, cells, variables)))
}

/** ω w / v; 0 where the layer made a weight of 0. */
const momentWeights = (design: SurveyDesign, layer: CalibrationLayer): Float64Array => {
  const weights = new Float64Array(design.rows)
  for (let row = 0; row < weights.length; row++) {
    const made = layer.weights[row] as number
    if (made > 0) weights[row] = ((layer.regressionWeights[row] as number) * (design.weights[row] as number)) / made
  }
  return weights
}

const blockSums = (
  block: AuxiliaryBlock,
  weights: Float64Array,
  cellOf: CellCodes,
  cells: number,
  variables: readonly Float64Array[],
): SumMatrix => {
  if (block.kind === 'values') {
    const products = weights.map((weight, row) => weight * (block.values[row] as number))
    return summed(Int32Array.of(0, cellOf.length), cellOf, products, cells, variables)
  }
  const order = sortRows(cellOf.length, [block.codes])
  const start = startsOfCodes(block)
  const cellAt = order === null ? cellOf.slice() : takeCells(cellOf, order, cells)
  cellAt.fill(-1, 0, start[0])
  const take = (values: Float64Array): Float64Array => (order === null ? values : takeNumbers(values, order))
  return summed(start, cellAt, take(weights), cells, variables.map(take))
}

const summed = (
  start: Int32Array,
  cellAt: CellCodes,
  weights: Float64Array,
  cells: number,
  variables: readonly Float64Array[],
): SumMatrix => {
  const { matrix } = sumByUnit(start, cellAt, weights, cells)
  if (variables.length === 0) return matrix
  const entryAt = entriesAt(matrix, start, cellAt)
  const added = variables.map((values) => sumValues(matrix, entryAt, weights, values))
  return { ...matrix, channels: [...matrix.channels, ...added] }
}

/** Where the rows of each category begin once rows are sorted by code, rows without a category first. */
const startsOfCodes = ({ codes, size }: Extract<AuxiliaryBlock, { kind: 'categories' }>): Int32Array => {
  const start = new Int32Array(size + 1)
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number
    start[code] = (start[code] as number) + 1
  }
  for (let code = 1; code <= size; code++) start[code] = (start[code] as number) + (start[code - 1] as number)
  return start
}

const takeCells = (values: CellCodes, order: Uint32Array, cells: number): CellCodes => {
  const taken = cellCodesFor(cells, values.length)
  for (let place = 0; place < taken.length; place++) taken[place] = values[order[place] as number] as number
  return taken
}

const takeNumbers = (values: Float64Array, order: Uint32Array): Float64Array => {
  const taken = new Float64Array(values.length)
  for (let place = 0; place < taken.length; place++) taken[place] = values[order[place] as number] as number
  return taken
}

/** The matrices one below the other; all have the same cells and channels. */
const stacked = (parts: readonly SumMatrix[]): SumMatrix => {
  const rows = parts.reduce((sum, part) => sum + part.rows, 0)
  const entries = parts.reduce((sum, part) => sum + part.cell.length, 0)
  const start = new Int32Array(rows + 1)
  const cell = new Int32Array(entries)
  const channels = (parts[0] as SumMatrix).channels.map(() => new Float64Array(entries))
  let row = 0
  let entry = 0
  for (const part of parts) {
    for (let r = 0; r < part.rows; r++) start[row + r + 1] = entry + (part.start[r + 1] as number)
    cell.set(part.cell, entry)
    channels.forEach((values, channel) => {
      values.set(part.channels[channel] as Float64Array, entry)
    })
    row += part.rows
    entry += part.cell.length
  }
  return { rows, cells: (parts[0] as SumMatrix).cells, start, cell, channels }
}
