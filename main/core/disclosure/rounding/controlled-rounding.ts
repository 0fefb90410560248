import type { Relation } from '../../../contract/disclosure-system.ts'
import { type LinearProgram, packRows, type Solver } from '../linear-program.ts'
import type { Pace } from '../pace.ts'
import { type Component, componentsOf } from '../systems/components.ts'

/** Figures that add up, and what they are to be rounded to. */
export type ToRound = {
  /** By cell. */
  readonly values: readonly number[]
  readonly relations: readonly Relation[]
  /** The figures become multiples of it. */
  readonly base: number
  /** Multiples beyond the two next to a value that it may become if there is no other way. */
  readonly mostSteps: number
  /** Steps that what left before took at most. */
  readonly leastSteps: number
  /** By cell what an earlier release printed, as a number of bases. */
  readonly printed: ReadonlyMap<number, number>
}

/** By cell the number of bases it became, and the steps that its connected part took beyond the next multiples. */
export type Rounded = { readonly multiples: Float64Array; readonly steps: Uint8Array }

/**
 * Controlled rounding (Cox 1987; Salazar-González 2006, "Controlled rounding and cell perturbation", Math. Program. 105;
 * Hundepool et al. 2012, section 5.4): every figure becomes a multiple of the base such that all relations hold exactly
 * and Σ |rounded − value| is least. First among the two multiples next to each value, a multiple staying what it is
 * (zero-restricted); where there is no such table, one more multiple to each side is allowed, up to `mostSteps`. No value
 * that is not below 0 falls below 0. Each connected part of the system is a program of its own, in the order of its
 * first cell. `undefined` where some part has no rounding within the steps, or none was found.
 */
export const controlledRounding = async (
  problem: ToRound,
  solver: Solver,
  pace: Pace,
): Promise<Rounded | undefined> => {
  const size = problem.values.length
  const multiples = new Float64Array(size)
  const steps = new Uint8Array(size)
  const components = componentsOf(size, problem.relations)
  for (const [done, component] of components.entries()) {
    await pace('rounding', done, components.length)
    const found = await roundPart(problem, component, solver, () => pace('rounding', done, components.length))
    if (!found) return undefined
    for (const [at, cell] of component.cells.entries()) {
      multiples[cell] = found.multiples[at] as number
      steps[cell] = found.steps
    }
  }
  return { multiples, steps }
}

const roundPart = async (problem: ToRound, component: Component, solver: Solver, step: () => Promise<void>) => {
  for (let steps = problem.leastSteps; steps <= problem.mostSteps; steps++) {
    const multiples = withinSteps(problem, component, steps, solver)
    if (multiples) return { multiples, steps }
    await step()
  }
  return undefined
}

/** The multiples that a value may become: `least`, `least` + 1 … `most`. */
type Choice = { readonly least: number; readonly most: number; readonly exact: number }

const withinSteps = (
  problem: ToRound,
  { cells, relations }: Component,
  steps: number,
  solver: Solver,
): Float64Array | undefined => {
  const choices = new Map(cells.map((cell) => [cell, choiceOf(problem, cell, steps)]))
  const program = programOf(relations, choices)
  if (!program) return undefined
  const least = Float64Array.from(cells, (cell) => (choices.get(cell) as Choice).least)
  if (program.cost.length === 0) return least
  const open = solver(program)
  try {
    const solution = open.solve()
    if (solution.status !== 'optimal' && solution.status !== 'feasible') return undefined
    let column = 0
    return least.map((from, at) => {
      const { most } = choices.get(cells[at] as number) as Choice
      let multiple = from
      for (let above = from; above < most; above++) multiple += Math.round(solution.values[column++] as number)
      return multiple
    })
  } finally {
    open.close()
  }
}

const choiceOf = ({ values, base, printed }: ToRound, cell: number, steps: number): Choice => {
  const exact = (values[cell] as number) / base
  const before = printed.get(cell)
  if (before !== undefined) return { least: before, most: before, exact }
  const near = Math.round(exact)
  const isMultiple = Math.abs(exact - near) <= 1e-9 * Math.max(1, Math.abs(exact))
  const [below, above] = isMultiple ? [near, near] : [Math.floor(exact), Math.ceil(exact)]
  const least = below - steps
  return { least: exact >= 0 ? Math.max(0, least) : least, most: above + steps, exact }
}

/**
 * A column of 0 or 1 for every multiple above the least of a cell. Each costs by how much it brings the cell away from its
 * value; that grows with the multiple, so the columns of a cell fill in their order. `undefined` where a relation between
 * cells without a choice does not hold.
 */
const programOf = (relations: readonly Relation[], choices: ReadonlyMap<number, Choice>): LinearProgram | undefined => {
  const first = new Map<number, number>()
  const cost: number[] = []
  for (const [cell, { least, most, exact }] of choices) {
    first.set(cell, cost.length)
    for (let above = least; above < most; above++) cost.push(Math.abs(above + 1 - exact) - Math.abs(above - exact))
  }
  const rows: { columns: number[]; coefficients: number[] }[] = []
  const equals: number[] = []
  for (const { total, parts } of relations) {
    const columns: number[] = []
    const coefficients: number[] = []
    let rest = 0
    for (const [cell, sign] of [[total, -1] as const, ...parts.map((part) => [part, 1] as const)]) {
      const { least, most } = choices.get(cell) as Choice
      rest -= sign * least
      for (let above = least; above < most; above++) {
        columns.push((first.get(cell) as number) + above - least)
        coefficients.push(sign)
      }
    }
    if (columns.length === 0 && rest !== 0) return undefined
    if (columns.length === 0) continue
    rows.push({ columns, coefficients })
    equals.push(rest)
  }
  return {
    lower: new Float64Array(cost.length),
    upper: new Float64Array(cost.length).fill(1),
    cost: Float64Array.from(cost),
    ...packRows(rows),
    equals: Float64Array.from(equals),
    whole: true,
    changing: 'costs',
  }
}
