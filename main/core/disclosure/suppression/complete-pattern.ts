import type { DisclosureSystem, SystemLayer } from '../../../contract/disclosure-system.ts'
import { type Sparse, sumsOfCells } from '../elimination/coordinates.ts'
import type { Solver } from '../linear-program.ts'
import type { Pace } from '../pace.ts'
import { insiderRequirements } from '../sensitive-cells/insider.ts'
import { type Requirement, requirementsOf, valueAt } from '../sensitive-cells/requirement.ts'
import { isWholeIn, serves, type Witness } from '../witnesses/witness.ts'
import { searchWitnesses } from '../witnesses/witness-search.ts'
import { witnessesAmongHidden } from '../witnesses/witnesses-among-hidden.ts'
import { countOf, isHidden } from './hidden-cells.ts'
import { spareCells } from './spare-cells.ts'

/** Which cells to hide, the sensitive cells that cannot be protected whatever is hidden, and by layer the witnesses that hold. */
export type Pattern = {
  readonly hidden: Uint8Array
  readonly unprotected: readonly number[]
  readonly witnesses: readonly (readonly Witness[])[]
}

/**
 * The cells to hide beside the sensitive ones. First by witnesses, so that every sensitive cell keeps the interval that its
 * rule requires in every layer; then against households that stand alone in a cell; last, what no witness needs is printed
 * again. The same system gives the same pattern.
 */
export const completePattern = async (system: DisclosureSystem, solver: Solver, pace: Pace): Promise<Pattern> => {
  const { of: sums } = sumsOfCells(system.cells.length, system.relations)
  const hidden = Uint8Array.from(system.cells, ({ sensitive }) => (sensitive ? 1 : 0))
  const unprotected = new Set<number>()
  const layers = system.layers.map(
    (layer): Layer => ({
      layer,
      costs: costsOf(layer, sums),
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
  for (let before = -1; before !== countOf(hidden); ) {
    before = countOf(hidden)
    for (const own of layers) await satisfy(own, insiderRequirements(system, own.layer, hidden), 'insiders')
  }
  if (unprotected.size === 0) await spare(system, layers, hidden, solver, pace)
  return {
    hidden,
    unprotected: [...unprotected].sort((a, b) => a - b),
    witnesses: layers.map((own) => own.witnesses.filter((witness) => isHidden(witness, hidden))),
  }
}

type Layer = {
  readonly layer: SystemLayer
  readonly costs: Float64Array
  readonly requirements: Requirement[]
  readonly witnesses: Witness[]
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
  const cells = system.cells.map((_, cell) => cell)
  const search = searchWitnesses(system, layer, { cells, costs, hidden }, solver)
  const without: number[] = []
  const isServed = (requirement: Requirement): boolean =>
    witnesses.some((witness) => serves(witness, layer, requirement) && isHidden(witness, hidden))
  const keep = (witness: Witness): void => {
    witnesses.push(witness)
    for (const cell of witness.keys()) {
      if (!hidden[cell]) search.hide(cell)
      hidden[cell] = 1
    }
  }
  kept.push(...requirements)
  try {
    // What one program leaves with fractions a later witness in whole numbers often serves.
    const fractional: Requirement[] = []
    for (const [done, requirement] of requirements.entries()) {
      if (isServed(requirement)) continue
      await step(done)
      const found = search.cheapest(requirement)
      if (!found) without.push(requirement.cell)
      else if (isWholeIn(found, layer)) keep(found)
      else fractional.push(requirement)
    }
    for (const requirement of fractional) {
      if (isServed(requirement)) continue
      await step(requirements.length)
      const found = search.inWholeNumbers(requirement)
      if (found) keep(found)
      else without.push(requirement.cell)
    }
  } finally {
    search.close()
  }
  return without
}

/** Prints again what can be, the dearest cells first. */
const spare = async (
  system: DisclosureSystem,
  layers: readonly Layer[],
  hidden: Uint8Array,
  solver: Solver,
  pace: Pace,
): Promise<void> => {
  const proofs = layers.map((own) => ({ ...own, among: witnessesAmongHidden(system, own.layer, hidden, solver) }))
  const dearest = dearestFirst(system, layers[0] as Layer, hidden)
  try {
    await spareCells(system, proofs, hidden, dearest, (done) => pace('sparing', done, dearest.length))
  } finally {
    for (const { among } of proofs) among.close()
  }
}

const dearestFirst = ({ cells }: DisclosureSystem, { costs }: Layer, hidden: Uint8Array): readonly number[] =>
  cells
    .flatMap(({ sensitive }, at) => (hidden[at] && !sensitive ? [at] : []))
    .sort((a, b) => (costs[b] as number) - (costs[a] as number) || a - b)

/** What a hidden cell costs: more the more it says, and little for a zero. */
const costsOf = (layer: SystemLayer, sums: readonly Sparse[]): Float64Array =>
  Float64Array.from(layer.values, (_, cell) => {
    const value = valueAt(layer, cell)
    const parts = sums[cell]?.size ?? 0
    return value === 0 ? 2 : 1 + 4 * Math.log2(1 + Math.abs(value)) + (parts > 1 ? parts / 2 : 0)
  })
