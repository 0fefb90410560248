import type { DisclosureSystem, SystemLayer } from '../../../contract/disclosure-system.ts'
import { Failure } from '../../../contract/failure.ts'
import { keeps } from '../attack/bounds-attack.ts'
import type { Solver } from '../linear-program.ts'
import { nextNice, niceAtLeast } from '../nice-base.ts'
import type { Pace } from '../pace.ts'
import { valueAt } from '../sensitive-cells/requirement.ts'
import { checkSystem } from '../suppression/protect-system.ts'
import { controlledRounding } from './controlled-rounding.ts'
import type { RoundedLayer } from './rounded-layer.ts'
import { attackRounding } from './rounding-attack.ts'

/** How a system is to be rounded. */
export type RoundingChoice = {
  readonly name: string
  /** The base of counts of records. */
  readonly base: number
  /** Multiples beyond the next ones that are allowed where there is no other way. */
  readonly steps: number
  /** By layer what is not a count: the mean of its figures per record, which says how large its base must be. */
  readonly unit: (layer: string) => number
  /** By layer what earlier releases printed. */
  readonly before: (layer: string) => RoundedBefore | undefined
  /** Cells whose values everyone knows, as the size of the whole sample. */
  readonly known: ReadonlySet<number>
  /** Cells that cannot be: they stay 0. */
  readonly zeros: readonly number[]
}

/** The base of a layer in earlier releases, the steps that it took at most, and by cell the figure that was printed. */
export type RoundedBefore = {
  readonly base: number
  readonly steps: number
  readonly printed: ReadonlyMap<number, number>
}

/** Bases of amounts and weighted counts tried before giving up. */
const mostRaises = 4

/**
 * Rounds every layer of a system so that all its relations hold, and attacks the outcome. Counts take the base of the plan;
 * other layers take the least of 1, 2, 5, 10, 20 … that is worth as many records as the base and wide enough for every
 * required interval, and a greater one where the attack still gets too near. A layer with the values of the first is
 * rounded as it is. Throws where a base is too small or nothing within the steps adds up.
 */
export const roundSystem = async (
  system: DisclosureSystem,
  choice: RoundingChoice,
  solver: Solver,
  pace: Pace,
): Promise<readonly RoundedLayer[]> => {
  checkSystem(system)
  const done: RoundedLayer[] = []
  for (const layer of system.layers) {
    const [counts] = done
    const isCount = counts !== undefined && layer.values.every((value, cell) => value === counts.values[cell])
    const own = isCount ? { ...counts, name: layer.name } : await roundLayer(system, layer, choice, solver, pace)
    done.push(own)
  }
  return done
}

const roundLayer = async (
  system: DisclosureSystem,
  layer: SystemLayer,
  choice: RoundingChoice,
  solver: Solver,
  pace: Pace,
): Promise<RoundedLayer> => {
  const before = choice.before(layer.name)
  const isGiven = layer.integer || before !== undefined
  let base = before?.base ?? (layer.integer ? choice.base : firstBase(layer, choice))
  const place = { system: choice.name, layer: layer.name }
  if (isGiven && !isWide(layer, base))
    throw new Failure('disclosure.base-too-small', { ...place, base, least: leastBase(layer, base) })
  for (let raises = 0; ; raises++) {
    const rounded = await roundedWith(system, layer, base, choice, solver, pace)
    const { tooNarrow, found } = await attackRounding(rounded, choice.known, solver, pace)
    if (tooNarrow.length === 0) return { ...rounded, intervals: [...found].map(([cell, seen]) => ({ cell, ...seen })) }
    if (isGiven || raises === mostRaises)
      throw new Failure('disclosure.base-too-small', {
        ...place,
        base,
        least: layer.integer ? base + 1 : nextNice(base),
      })
    base = nextNice(base)
  }
}

const roundedWith = async (
  { relations }: DisclosureSystem,
  layer: SystemLayer,
  base: number,
  { name, steps, before, zeros }: RoundingChoice,
  solver: Solver,
  pace: Pace,
): Promise<RoundedLayer> => {
  const earlier = before(layer.name)
  const values = layer.values.map((_, cell) => valueAt(layer, cell))
  const printed = new Map([
    ...[...(earlier?.printed ?? [])].map(([cell, figure]) => [cell, Math.round(figure / base)] as const),
    ...zeros.map((cell) => [cell, 0] as const),
  ])
  const leastSteps = earlier?.steps ?? 0
  const problem = { values, relations, base, mostSteps: Math.max(steps, leastSteps), leastSteps, printed }
  const rounded = await controlledRounding(problem, solver, pace)
  if (!rounded) throw new Failure('disclosure.no-rounding', { system: name, layer: layer.name, base, steps })
  const { integer, required, lower } = layer
  return {
    name: layer.name,
    integer,
    required,
    relations,
    values,
    lower,
    base,
    rounded: rounded.multiples.map((multiple) => multiple * base),
    steps: rounded.steps,
    intervals: [],
  }
}

const firstBase = (layer: SystemLayer, { base, unit }: RoundingChoice): number => {
  const size = base * unit(layer.name)
  let own = size > 0 ? niceAtLeast(size) : 1
  while (!isWide(layer, own)) own = nextNice(own)
  return own
}

/** Whether what the base alone leaves possible holds every required interval, whichever multiple is next. */
const isWide = (layer: SystemLayer, base: number): boolean =>
  layer.required.every((required) => {
    const value = valueAt(layer, required.cell)
    const least = layer.lower[required.cell] as number
    const last = layer.integer ? base - 1 : base
    const nexts = [Math.floor(value / base) * base, Math.ceil(value / base) * base]
    return nexts.every((next) => keeps({ low: Math.max(least, next - last), high: next + last }, required))
  })

const leastBase = (layer: SystemLayer, base: number): number => {
  let least = layer.integer ? base + 1 : nextNice(base)
  while (!isWide(layer, least)) least = layer.integer ? least + 1 : nextNice(least)
  return least
}
