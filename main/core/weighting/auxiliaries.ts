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

/** x'η of every record. */
export const fitted = ({ joint, variableOf, numbers, firstNumber }: Auxiliaries, eta: Float64Array): Float64Array => {
  const ofCell = new Float64Array(joint.cells)
  for (const variables of variableOf) {
    for (let cell = 0; cell < ofCell.length; cell++) {
      const variable = variables[cell] as number
      if (variable >= 0) ofCell[cell] = (ofCell[cell] as number) + (eta[variable] as number)
    }
  }
  const values = new Float64Array(joint.cellOfRow.length)
  for (let row = 0; row < values.length; row++) values[row] = ofCell[joint.cellOfRow[row] as number] as number
  for (const [i, number] of numbers.entries()) {
    const slope = eta[firstNumber + i] as number
    for (let row = 0; row < values.length; row++)
      values[row] = (values[row] as number) + slope * (number[row] as number)
  }
  return values
}

/** Σ v x over the records. */
export const weightedSums = ({ joint, variableOf, numbers, firstNumber, size }: Auxiliaries, v: Float64Array) => {
  const sums = new Float64Array(size)
  addCells(sums, 0, variableOf, sumsByCell(joint, v))
  for (const [i, number] of numbers.entries()) sums[firstNumber + i] = sumOfProducts(v, number)
  return sums
}

/** Σ v x x' over the records. */
export const weightedProducts = (auxiliaries: Auxiliaries, v: Float64Array): Matrix => {
  const { joint, variableOf, numbers, firstNumber, size } = auxiliaries
  const values = new Float64Array(size * size)
  const inCells = sumsByCell(joint, v)
  for (const rows of variableOf) {
    for (let cell = 0; cell < joint.cells; cell++) {
      const row = rows[cell] as number
      if (row < 0) continue
      for (const columns of variableOf) {
        const column = columns[cell] as number
        if (column >= 0)
          values[row * size + column] = (values[row * size + column] as number) + (inCells[cell] as number)
      }
    }
  }
  for (const [i, number] of numbers.entries()) {
    const weighted = number.map((value, record) => value * (v[record] as number))
    const row = (firstNumber + i) * size
    addCells(values, row, variableOf, sumsByCell(joint, weighted))
    for (let j = 0; j <= i; j++) values[row + firstNumber + j] = sumOfProducts(weighted, numbers[j] as Float64Array)
  }
  for (let row = firstNumber; row < size; row++) {
    for (let column = 0; column < row; column++) values[column * size + row] = values[row * size + column] as number
  }
  return { rows: size, columns: size, values }
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

const sumsByCell = ({ cells, cellOfRow }: JointCells, values: Float64Array): Float64Array => {
  const sums = new Float64Array(cells)
  for (let row = 0; row < values.length; row++) {
    const cell = cellOfRow[row] as number
    sums[cell] = (sums[cell] as number) + (values[row] as number)
  }
  return sums
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

const sumOfProducts = (a: Float64Array, b: Float64Array): number => {
  let sum = 0
  for (let row = 0; row < a.length; row++) sum += (a[row] as number) * (b[row] as number)
  return sum
}
