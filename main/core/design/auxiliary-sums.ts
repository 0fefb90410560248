import { type AuxiliaryBlock, blockSize, type CalibrationLayer } from './calibration-layer.ts'
import { atPlaces, type SamplingStage, type SamplingTree } from './sampling-tree.ts'
import type { SumMatrix } from './sum-matrix.ts'
import type { SurveyDesign } from './survey-design.ts'
import { cellCodesFor, sumByUnit } from './unit-sums.ts'

/**
 * The sums Σ v x of a layer's auxiliary variables within the last-stage units, v being the weights that the layer
 * made: a matrix per block with a cell per variable. They depend on the design only and are kept for the next table.
 */
export const auxiliarySums = (design: SurveyDesign, layer: CalibrationLayer): readonly SumMatrix[] => {
  const known = kept.get(layer)
  if (known) return known
  const { unitStart } = design.tree.stages.at(-1) as SamplingStage
  const weights = atPlaces(design.tree, layer.weights)
  const made = layer.blocks.map((block) => sumBlock(design.tree, unitStart, block, weights))
  kept.set(layer, made)
  return made
}

/**
 * The products Σ ω x (v'/v) x' of the variables of `layer` (rows) and of a `later` one (columns), with v and v' the
 * weights that they made: they carry the fit of the later layer over into the moments of the earlier one.
 */
export const crossMoments = (layer: CalibrationLayer, later: CalibrationLayer): Float64Array => {
  const scale = new Float64Array(layer.weights.length)
  for (let row = 0; row < scale.length; row++) {
    const made = layer.weights[row] as number
    if (made > 0) scale[row] = ((layer.regressionWeights[row] as number) * (later.weights[row] as number)) / made
  }
  return crossProducts(layer, later, scale)
}

/** Σ s x x' over rows for the variables of two layers: a row per variable of the first, a column per one of the other. */
export const crossProducts = (
  rows: Pick<CalibrationLayer, 'blocks' | 'size'>,
  columns: Pick<CalibrationLayer, 'blocks' | 'size'>,
  scale: Float64Array,
): Float64Array => {
  const products = new Float64Array(rows.size * columns.size)
  let top = 0
  for (const a of rows.blocks) {
    let left = 0
    for (const b of columns.blocks) {
      addProducts(a, b, scale, products, top * columns.size + left, columns.size)
      left += blockSize(b)
    }
    top += blockSize(a)
  }
  return products
}

const kept = new WeakMap<CalibrationLayer, readonly SumMatrix[]>()

const sumBlock = (
  tree: SamplingTree,
  unitStart: Int32Array,
  block: AuxiliaryBlock,
  weights: Float64Array,
): SumMatrix => {
  const cellAt = cellCodesFor(blockSize(block), tree.rows)
  if (block.kind === 'values') {
    const values = atPlaces(tree, block.values)
    const products = weights.map((weight, place) => weight * (values[place] as number))
    return sumByUnit(unitStart, cellAt, products, 1).matrix
  }
  for (let row = 0; row < cellAt.length; row++) {
    cellAt[tree.place === null ? row : (tree.place[row] as number)] = (block.codes[row] as number) - 1
  }
  return sumByUnit(unitStart, cellAt, weights, block.size).matrix
}

const addProducts = (
  a: AuxiliaryBlock,
  b: AuxiliaryBlock,
  scale: Float64Array,
  products: Float64Array,
  corner: number,
  width: number,
): void => {
  for (let row = 0; row < scale.length; row++) {
    const codeA = a.kind === 'categories' ? (a.codes[row] as number) : 1
    const codeB = b.kind === 'categories' ? (b.codes[row] as number) : 1
    if (codeA === 0 || codeB === 0) continue
    const valueA = a.kind === 'values' ? (a.values[row] as number) : 1
    const valueB = b.kind === 'values' ? (b.values[row] as number) : 1
    const at = corner + (codeA - 1) * width + codeB - 1
    products[at] = (products[at] as number) + (scale[row] as number) * valueA * valueB
  }
}
