import type { DisclosureSystem, SystemLayer } from '../../contract/disclosure-system.ts'
import { type Coordinates, coordinatesOf } from './coordinates.ts'
import { eliminate } from './elimination.ts'
import { insiderRequirements } from './insider.ts'
import type { Solver } from './linear-program.ts'
import type { Pace } from './pace.ts'
import { type Requirement, requirementsOf, valueAt } from './requirement.ts'
import { isHidden, spareCells } from './spare-cells.ts'
import { serves, type Witness } from './witness.ts'
import { searchWitnesses } from './witness-search.ts'

/** Which cells to hide, and the sensitive cells that cannot be protected whatever is hidden. */
export type Pattern = { readonly hidden: Uint8Array; readonly unprotected: readonly number[] }

/**
 * The cells to hide beside the sensitive ones. First by elimination, so that no sensitive cell follows from printed ones;
 * then by witnesses, so that every one keeps the interval that its rule requires in every layer; then against households
 * that stand alone in a cell; last, what no witness needs is printed again. The same system gives the same pattern.
 */
export const completePattern = async (system: DisclosureSystem, solver: Solver, pace: Pace): Promise<Pattern> => {
  const coordinates = coordinatesOf(system.cells.length, system.relations)
  const { hidden, exposed } = await byElimination(system, coordinates, pace)
  const unprotected = new Set(exposed)
  const layers = system.layers.map(
    (layer): Layer => ({
      layer,
      costs: costsOf(layer, coordinates),
      requirements: [],
      witnesses: [],
    }),
  )
  const satisfy = async (own: Layer, requirements: readonly Requirement[], phase: string): Promise<void> => {
    for (const cell of await findWitnesses(system, own, requirements, hidden, solver, (done) =>
      pace(phase, done, requirements.length),
    ))
      unprotected.add(cell)
  }
  for (const own of layers) await satisfy(own, requirementsOf(system, own.layer), 'protecting')
  for (let before = -1; before !== sizeOf(hidden); ) {
    before = sizeOf(hidden)
    for (const own of layers) await satisfy(own, insiderRequirements(system, own.layer, hidden), 'insiders')
  }
  if (unprotected.size === 0) spareCells(system, layers, hidden, dearestFirst(system, layers[0] as Layer, hidden))
  return { hidden, unprotected: [...unprotected].sort((a, b) => a - b) }
}

type Layer = {
  readonly layer: SystemLayer
  readonly costs: Float64Array
  readonly requirements: Requirement[]
  readonly witnesses: Witness[]
}

/** Hides, beside the sensitive cells, all that would give one of them away by addition and subtraction. */
const byElimination = async (system: DisclosureSystem, coordinates: Coordinates, pace: Pace) => {
  const { cells } = system
  const hidden = Uint8Array.from(cells, ({ sensitive }) => (sensitive ? 1 : 0))
  const elimination = eliminate(
    coordinates,
    cells.flatMap(({ sensitive }, at) => (sensitive ? [at] : [])),
  )
  for (const [cell, { fixed }] of cells.entries()) if (fixed) elimination.force(cell)
  const exposed = elimination.exposed()
  const order = publicationOrder(system, coordinates)
  for (const [done, cell] of order.entries()) {
    if (!elimination.publish(cell)) hidden[cell] = 1
    if (done % 100 === 0) await pace('eliminating', done, order.length)
  }
  return { hidden, exposed }
}

/** Finds a witness for every requirement that none serves yet, hiding what they move; returns the cells that have none. */
const findWitnesses = async (
  system: DisclosureSystem,
  { layer, costs, requirements: kept, witnesses }: Layer,
  requirements: readonly Requirement[],
  hidden: Uint8Array,
  solver: Solver,
  step: (done: number) => Promise<void>,
): Promise<readonly number[]> => {
  const search = searchWitnesses(system, layer, costs, hidden, solver)
  const without: number[] = []
  try {
    for (const [done, requirement] of requirements.entries()) {
      kept.push(requirement)
      if (witnesses.some((witness) => isHidden(witness, hidden) && serves(witness, layer, requirement))) continue
      await step(done)
      const witness = search.find(requirement)
      if (!witness) {
        without.push(requirement.cell)
        continue
      }
      witnesses.push(witness)
      for (const cell of witness.keys()) {
        if (!hidden[cell]) search.hide(cell)
        hidden[cell] = 1
      }
    }
  } finally {
    search.close()
  }
  return without
}

const sizeOf = (hidden: Uint8Array): number => hidden.reduce((sum, one) => sum + one, 0)

/** Large cells and totals are printed first; so are zeros, which hide little. */
const publicationOrder = ({ cells, layers }: DisclosureSystem, { of }: Coordinates): readonly number[] => {
  const layer = layers[0] as SystemLayer
  const value = (cell: number) => valueAt(layer, cell)
  const isZero = (cell: number) => (value(cell) === 0 ? 0 : 1)
  const parts = (cell: number) => of[cell]?.size ?? 0
  return cells
    .flatMap((cell, at) => (cell.sensitive || cell.fixed ? [] : [at]))
    .sort((a, b) => isZero(a) - isZero(b) || value(b) - value(a) || parts(b) - parts(a) || a - b)
}

const dearestFirst = ({ cells }: DisclosureSystem, { costs }: Layer, hidden: Uint8Array): readonly number[] =>
  cells
    .flatMap(({ sensitive }, at) => (hidden[at] && !sensitive ? [at] : []))
    .sort((a, b) => (costs[b] as number) - (costs[a] as number) || a - b)

/** What a hidden cell costs: more the more it says, and little for a zero. */
const costsOf = (layer: SystemLayer, { of }: Coordinates): Float64Array =>
  Float64Array.from(layer.values, (_, cell) => {
    const value = valueAt(layer, cell)
    const parts = of[cell]?.size ?? 0
    return value === 0 ? 2 : 1 + 4 * Math.log2(1 + Math.abs(value)) + (parts > 1 ? parts / 2 : 0)
  })
