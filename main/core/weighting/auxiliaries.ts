import type { Codes } from '../data/column.ts'
import type { AuxiliaryBlock } from '../design/calibration-layer.ts'
import type { Matrix } from '../numerics/matrix.ts'
import { commonTotals } from './common-totals.ts'
import { type JointCells, jointCells } from './joint-cells.ts'
import type { PopulationMargin } from './population-margin.ts'

/** A numeric auxiliary variable with its known total. */
export type NumberTotal = { readonly variable: string; readonly values: Float64Array; readonly total: number }

/**
 * Auxiliary variables x by record: indicators of the cells of margins, then numbers. What depends on the margins only
 * is worked out on their joint cells, so that a record costs one lookup however many margins there are.
 */
export type Auxiliaries = {
  readonly size: number
  readonly totals: Float64Array
  readonly blocks: readonly AuxiliaryBlock[]
  readonly joint: JointCells
  /** For every margin the variable of each joint cell; −1 for records (of weight 0) in none. */
  readonly variableOf: readonly Int32Array[]
  readonly numbers: readonly Float64Array[]
  /** The variable that the first number is. */
  readonly firstNumber: number
}

export const auxiliariesOf = (
  margins: readonly PopulationMargin[],
  numbers: readonly NumberTotal[],
  weights: Float64Array,
): Auxiliaries => {
  const joint = jointCells(margins, weights)
  const totals = commonTotals(margins)
  const firsts = totals.map((_, i) => totals.slice(0, i).reduce((sum, own) => sum + own.length, 0))
  const firstNumber = totals.reduce((sum, own) => sum + own.length, 0)
  return {
    size: firstNumber + numbers.length,
    totals: Float64Array.from([...totals.flatMap((own) => [...own]), ...numbers.map(({ total }) => total)]),
    blocks: [
      ...margins.map(({ codes, cells }) => ({ kind: 'categories' as const, codes, size: cells.length })),
      ...numbers.map(({ values }) => ({ kind: 'values' as const, values })),
    ],
    joint,
    variableOf: joint.placeIn.map((places, i) =>
      places.map((place) => (place < 0 ? -1 : (firsts[i] as number) + place)),
    ),
    numbers: numbers.map(({ values }) => values),
    firstNumber,
  }
}

/** The same variables with every record's values replaced by their weighted mean in its cluster. */
export const averagedIn = (auxiliaries: Auxiliaries, clusters: Codes, weights: Float64Array): Auxiliaries => {
  const columns = Array.from({ length: auxiliaries.size }, (_, variable) => {
    const unit = new Float64Array(auxiliaries.size)
    unit[variable] = 1
    return clusterMeans(fitted(auxiliaries, unit), clusters, weights)
  })
  return {
    ...auxiliaries,
    blocks: columns.map((values) => ({ kind: 'values' as const, values })),
    joint: jointCells([], weights),
    variableOf: [],
    numbers: columns,
    firstNumber: 0,
  }
}

/** x'η of every record, and `constant`. */
export const fitted = (
  { joint, variableOf, numbers, firstNumber }: Auxiliaries,
  eta: Float64Array,
  constant = 0,
): Float64Array => {
  const ofCell = new Float64Array(joint.cells).fill(constant)
  for (const variables of variableOf) {
    for (let cell = 0; cell < ofCell.length; cell++) {
      const variable = variables[cell] as number
      if (variable >= 0) ofCell[cell] = (ofCell[cell] as number) + (eta[variable] as number)
    }
  }
  const [first, ...others] = numbers
  const values = first ? valuesWith(joint, ofCell, eta[firstNumber] as number, first) : valuesOfCells(joint, ofCell)
  for (const [i, number] of others.entries()) addMultiple(values, eta[firstNumber + 1 + i] as number, number)
  return values
}

const valuesOfCells = ({ cellOfRow }: JointCells, ofCell: Float64Array): Float64Array => {
  const values = new Float64Array(cellOfRow.length)
  for (let row = 0; row < values.length; row++) values[row] = ofCell[cellOfRow[row] as number] as number
  return values
}

/** The values of cells with a multiple of a number, in one pass, since memory is what it waits for. */
const valuesWith = (
  { cellOfRow }: JointCells,
  ofCell: Float64Array,
  slope: number,
  number: Float64Array,
): Float64Array => {
  const values = new Float64Array(cellOfRow.length)
  for (let row = 0; row < values.length; row++) {
    values[row] = (ofCell[cellOfRow[row] as number] as number) + slope * (number[row] as number)
  }
  return values
}

const addMultiple = (values: Float64Array, slope: number, number: Float64Array): void => {
  for (let row = 0; row < values.length; row++) values[row] = (values[row] as number) + slope * (number[row] as number)
}

/** Σ v x and Σ v x x' over the records. */
export type Moments = { readonly sums: Float64Array; readonly products: Matrix }

/** The moments with `v`, whose sums by joint cell are `inCells`. */
export const momentsOf = (auxiliaries: Auxiliaries, v: Float64Array, inCells: Float64Array): Moments => {
  const { joint, variableOf, numbers, firstNumber, size } = auxiliaries
  const sums = new Float64Array(size)
  const values = new Float64Array(size * size)
  addCells(sums, 0, variableOf, inCells)
  for (const [i, rows] of variableOf.entries()) addCellPairs(values, size, rows, variableOf.slice(0, i + 1), inCells)
  for (const [i, number] of numbers.entries()) {
    const row = (firstNumber + i) * size
    const { byCell, squares } = numberMoments(joint, v, number)
    addCells(values, row, variableOf, byCell)
    sums[firstNumber + i] = byCell.reduce((sum, own) => sum + own, 0)
    values[row + firstNumber + i] = squares
    for (let j = 0; j < i; j++) values[row + firstNumber + j] = sumOfProducts(v, number, numbers[j] as Float64Array)
  }
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++) values[column * size + row] = values[row * size + column] as number
  }
  return { sums, products: { rows: size, columns: size, values } }
}

/** Σ v x over the records; `inCells` are the sums of v by joint cell. */
export const weightedSums = (
  { variableOf, numbers, firstNumber, size }: Auxiliaries,
  v: Float64Array,
  inCells: Float64Array,
): Float64Array => {
  const sums = new Float64Array(size)
  addCells(sums, 0, variableOf, inCells)
  for (const [i, number] of numbers.entries()) sums[firstNumber + i] = sumOfProducts(v, number)
  return sums
}

/** Adds what every joint cell gives to the products of its variable in one margin with those in that and earlier ones. */
const addCellPairs = (
  products: Float64Array,
  size: number,
  rows: Int32Array,
  variableOf: readonly Int32Array[],
  inCells: Float64Array,
): void => {
  for (const columns of variableOf) {
    for (let cell = 0; cell < inCells.length; cell++) {
      const row = rows[cell] as number
      const column = columns[cell] as number
      if (row < 0 || column < 0) continue
      const at = row * size + column
      products[at] = (products[at] as number) + (inCells[cell] as number)
    }
  }
}

/** Σ v x by joint cell, and Σ v x² over all. */
const numberMoments = ({ cells, cellOfRow }: JointCells, v: Float64Array, number: Float64Array) => {
  const byCell = new Float64Array(cells)
  let squares = 0
  for (let row = 0; row < v.length; row++) {
    const cell = cellOfRow[row] as number
    const value = number[row] as number
    const product = (v[row] as number) * value
    byCell[cell] = (byCell[cell] as number) + product
    squares += product * value
  }
  return { byCell, squares }
}

const clusterMeans = (values: Float64Array, clusters: Codes, weights: Float64Array): Float64Array => {
  let largest = 0
  for (const code of clusters) largest = Math.max(largest, code)
  const sums = new Float64Array(largest + 1)
  const totals = new Float64Array(largest + 1)
  for (let row = 0; row < values.length; row++) {
    const cluster = clusters[row] as number
    sums[cluster] = (sums[cluster] as number) + (weights[row] as number) * (values[row] as number)
    totals[cluster] = (totals[cluster] as number) + (weights[row] as number)
  }
  return values.map((_, row) => {
    const cluster = clusters[row] as number
    return (totals[cluster] as number) > 0 ? (sums[cluster] as number) / (totals[cluster] as number) : 0
  })
}

/** Adds the sums of joint cells to the variables that they stand for, from element `from` on. */
const addCells = (sums: Float64Array, from: number, variableOf: readonly Int32Array[], byCell: Float64Array): void => {
  for (const variables of variableOf) {
    for (let cell = 0; cell < byCell.length; cell++) {
      const variable = variables[cell] as number
      if (variable >= 0) sums[from + variable] = (sums[from + variable] as number) + (byCell[cell] as number)
    }
  }
}

const sumOfProducts = (v: Float64Array, a: Float64Array, b?: Float64Array): number => {
  let sum = 0
  for (let row = 0; row < v.length; row++) sum += (v[row] as number) * (a[row] as number) * (b ? (b[row] as number) : 1)
  return sum
}
