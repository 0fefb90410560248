import type { SystemLayer } from '../../../contract/disclosure-system.ts'
import { type Requirement, valueAt } from '../sensitive-cells/requirement.ts'

/**
 * What to add to a table so that another comes out that agrees in every printed figure and relation: a proof, by
 * addition alone, that a cell can have another value. Cells that stay as they are are left out.
 */
export type Witness = ReadonlyMap<number, number>

/** The moves of cells, by their place, that are moves at all. */
export const movedCells = (cells: readonly number[], moveAt: (place: number) => number): Witness => {
  const witness = new Map<number, number>()
  cells.forEach((cell, place) => {
    const move = moveAt(place)
    if (Math.abs(move) > tolerance) witness.set(cell, move)
  })
  return witness
}

const tolerance = 1e-7

/** Whether a witness (or its opposite, where that is possible too) makes the move that is required. */
export const serves = (witness: Witness, layer: SystemLayer, { cell, sign, amount, known }: Requirement): boolean => {
  const move = witness.get(cell) ?? 0
  if (Math.abs(move) < amount - tolerance * Math.max(1, amount) || known.some((at) => witness.has(at))) return false
  return move * sign > 0 || isPossible(layer, witness, -1)
}

/** No cell of the other table is below what everyone knows to be the least. */
export const isPossible = (layer: SystemLayer, witness: Witness, sign: 1 | -1): boolean => {
  for (const [cell, move] of witness)
    if (valueAt(layer, cell) + sign * move < (layer.lower[cell] as number) - tolerance * Math.max(1, Math.abs(move)))
      return false
  return true
}

/** The witness, or twice to six times as far, where that is in whole numbers and possible. */
export const wholeMultiple = (witness: Witness, layer: SystemLayer): Witness | undefined => {
  for (let times = 1; times <= 6; times++) {
    const multiple = new Map([...witness].map(([cell, move]) => [cell, times * move]))
    if (isWhole(multiple) && isPossible(layer, multiple, 1)) return rounded(multiple)
  }
  return undefined
}

/** Whether a witness is one for the layer, whose counts move by whole numbers. */
export const isWholeIn = (witness: Witness, layer: SystemLayer): boolean => !layer.integer || isWhole(witness)

const isWhole = (witness: Witness): boolean => {
  for (const move of witness.values()) if (Math.abs(move - Math.round(move)) > 1e-6) return false
  return true
}

/** The witness with the solver's rounding taken off. */
export const rounded = (witness: Witness): Witness =>
  new Map([...witness].map(([cell, move]) => [cell, Math.round(move)]))
