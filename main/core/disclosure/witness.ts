import type { DisclosureSystem, SystemLayer } from '../../contract/disclosure-system.ts'
import { equationsAmong } from './equations.ts'
import { packRows, type Solver } from './linear-program.ts'
import { type Requirement, valueAt } from './requirement.ts'

/**
 * What to add to a table so that another comes out that agrees in every printed figure and relation: a proof, by
 * addition alone, that a cell can have another value. Cells that stay as they are are left out.
 */
export type Witness = ReadonlyMap<number, number>

const tolerance = 1e-7

/** Whether a witness (or its opposite, where that is possible too) makes the move that is required. */
export const serves = (witness: Witness, layer: SystemLayer, { cell, sign, amount, known }: Requirement): boolean => {
  const move = witness.get(cell) ?? 0
  if (Math.abs(move) < amount - tolerance * Math.max(1, amount) || known.some((at) => witness.has(at))) return false
  return move * sign > 0 || isPossible(layer, witness, -1)
}

/** No cell of the other table is below what everyone knows to be the least. */
const isPossible = (layer: SystemLayer, witness: Witness, sign: number): boolean => {
  for (const [cell, move] of witness)
    if (valueAt(layer, cell) + sign * move < (layer.lower[cell] as number) - tolerance * Math.max(1, Math.abs(move)))
      return false
  return true
}

export type WitnessSearch = {
  /** A witness for a requirement, if possible with the cells already hidden; `undefined`: there is none at all. */
  readonly find: (requirement: Requirement) => Witness | undefined
  /** Tells the search that a cell is hidden and costs nothing any more. */
  readonly hide: (cell: number) => void
  readonly close: () => void
}

/**
 * Looks for witnesses by linear programs: minimise Σ costⱼ (uⱼ + dⱼ) subject to T(u − d) = 0 and the required move, with
 * 0 ≤ dⱼ ≤ valueⱼ − leastⱼ and nothing for cells that are fixed. Hidden cells cost nothing. For counts a solution with
 * fractions is replaced by one in whole numbers, looked for first among the hidden cells.
 */
export const searchWitnesses = (
  system: DisclosureSystem,
  layer: SystemLayer,
  costs: Float64Array,
  hidden: Uint8Array,
  solver: Solver,
): WitnessSearch => {
  const dear = openSearch(system, layer, costs, hidden, false, solver)
  const inWholeNumbers = (requirement: Requirement): Witness | undefined => {
    const cheap = amongHidden(system, layer, hidden, requirement, solver)
    if (cheap) return cheap
    const whole = openSearch(system, layer, costs, hidden, true, solver)
    const found = whole.find(requirement)
    whole.close()
    return found && rounded(found)
  }
  return {
    find: (requirement) => {
      const found = dear.find(requirement)
      if (!found || !layer.integer) return found
      return wholeMultiple(found, layer) ?? inWholeNumbers(requirement)
    },
    hide: dear.hide,
    close: dear.close,
  }
}

/** The linear program over all cells, with a column for what is added to a cell and one for what is taken away. */
const openSearch = (
  system: DisclosureSystem,
  layer: SystemLayer,
  costs: Float64Array,
  hidden: Uint8Array,
  whole: boolean,
  solver: Solver,
): WitnessSearch => {
  const size = system.cells.length
  const up = Float64Array.from(system.cells, ({ fixed }) => (fixed ? 0 : Number.POSITIVE_INFINITY))
  const down = Float64Array.from(system.cells, (_, cell) => roomBelow(system, layer, cell))
  const cost = costs.map((value, cell) => (hidden[cell] ? 0 : value))
  const upper = joined(up, down)
  const rows = system.relations.map(({ total, parts }) => ({
    columns: [total, ...parts, size + total, ...parts.map((part) => size + part)],
    coefficients: [-1, ...parts.map(() => 1), 1, ...parts.map(() => -1)],
  }))
  const open = solver({
    lower: new Float64Array(2 * size),
    upper,
    cost: joined(cost, cost),
    ...packRows(rows),
    equals: new Float64Array(rows.length),
    whole,
  })
  return {
    find: ({ cell, sign, amount, known }) => {
      const [mine, other] = sign > 0 ? [cell, size + cell] : [size + cell, cell]
      if (amount > (upper[mine] as number)) return undefined
      const still = [other, ...known.flatMap((at) => [at, size + at])]
      open.setBounds(mine, amount, upper[mine] as number)
      for (const column of still) open.setBounds(column, 0, 0)
      const solution = open.solve()
      for (const column of [mine, ...still]) open.setBounds(column, 0, upper[column] as number)
      return solution.status === 'optimal'
        ? witnessOf(
            Array.from({ length: size }, (_, at) => at),
            (at) => (solution.values[at] as number) - (solution.values[size + at] as number),
          )
        : undefined
    },
    hide: (cell) => open.setCosts(Int32Array.of(cell, size + cell), Float64Array.of(0, 0)),
    close: open.close,
  }
}

/** A witness in whole numbers that moves only cells already hidden. */
const amongHidden = (
  system: DisclosureSystem,
  layer: SystemLayer,
  hidden: Uint8Array,
  { cell, sign, amount, known }: Requirement,
  solver: Solver,
): Witness | undefined => {
  const free = system.cells.flatMap((own, at) => (hidden[at] && !own.fixed && !known.includes(at) ? [at] : []))
  const column = new Map(free.map((at, place) => [at, place]))
  const mine = column.get(cell)
  if (mine === undefined) return undefined
  const rows = equationsAmong(system, column)
  const lower = Float64Array.from(free, (at) => -roomBelow(system, layer, at))
  const upper = new Float64Array(free.length).fill(Number.POSITIVE_INFINITY)
  if (sign > 0) lower[mine] = amount
  else upper[mine] = -amount
  if ((lower[mine] as number) > (upper[mine] as number)) return undefined
  const open = solver({
    lower,
    upper,
    cost: new Float64Array(free.length),
    ...packRows(rows),
    equals: new Float64Array(rows.length),
    whole: true,
  })
  const solution = open.solve()
  open.close()
  return solution.status === 'optimal'
    ? rounded(witnessOf(free, (_, place) => solution.values[place] as number))
    : undefined
}

/** How far a cell can fall: to the least value that everyone knows possible. */
const roomBelow = ({ cells }: DisclosureSystem, layer: SystemLayer, cell: number): number =>
  cells[cell]?.fixed ? 0 : Math.max(0, valueAt(layer, cell) - (layer.lower[cell] as number))

const joined = (a: Float64Array, b: Float64Array): Float64Array => {
  const both = new Float64Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

const witnessOf = (cells: readonly number[], moveAt: (cell: number, place: number) => number): Witness => {
  const witness = new Map<number, number>()
  cells.forEach((cell, place) => {
    const move = moveAt(cell, place)
    if (Math.abs(move) > tolerance) witness.set(cell, move)
  })
  return witness
}

/** The witness, or twice to six times as far, where that is in whole numbers and possible. */
const wholeMultiple = (witness: Witness, layer: SystemLayer): Witness | undefined => {
  for (let times = 1; times <= 6; times++) {
    const multiple = new Map([...witness].map(([cell, move]) => [cell, times * move]))
    if (isWhole(multiple) && isPossible(layer, multiple, 1)) return rounded(multiple)
  }
  return undefined
}

const isWhole = (witness: Witness): boolean => {
  for (const move of witness.values()) if (Math.abs(move - Math.round(move)) > 1e-6) return false
  return true
}

const rounded = (witness: Witness): Witness => new Map([...witness].map(([cell, move]) => [cell, Math.round(move)]))
