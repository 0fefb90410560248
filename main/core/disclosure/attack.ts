import type { DisclosureSystem, SystemLayer } from '../../contract/disclosure-system.ts'
import { propagateBounds } from './bounds.ts'
import { equationsAmong } from './equations.ts'
import { type OpenProgram, packRows, type Solver } from './linear-program.ts'

/** An attack on the hidden cells of one layer, by nothing but what is printed. */
export type Attack = {
  readonly cells: readonly number[]
  /** Looks for tables that reach many ends at once, so that fewer cells need a search of their own. */
  readonly sweep: (step: (done: number, total: number) => Promise<void>) => Promise<void>
  readonly least: (cell: number) => number
  /** `null` = no end. */
  readonly greatest: (cell: number) => number | null
  /** What is found while one more cell is known. */
  readonly knowing: <Found>(cell: number, value: number, find: () => Found) => Found
  readonly close: () => void
}

const tolerance = 1e-6

export const openAttack = (system: DisclosureSystem, layer: SystemLayer, solver: Solver): Attack => {
  const cells = system.cells.flatMap(({ hidden }, at) => (hidden ? [at] : []))
  const column = new Map(cells.map((cell, place) => [cell, place]))
  const rows = equationsAmong(system, column).map((row) => ({
    ...row,
    equals: -printedSum(system, layer, row.relation),
  }))
  const lower = Float64Array.from(cells, (cell) => layer.lower[cell] as number)
  const bounds = propagateBounds(rows, lower)
  const program = {
    lower,
    upper: new Float64Array(cells.length).fill(Number.POSITIVE_INFINITY),
    cost: new Float64Array(cells.length),
    ...packRows(rows),
    equals: Float64Array.from(rows, ({ equals }) => equals),
  }
  const continuous = solver({ ...program, whole: false })
  // A whole-number program is opened only when a bound of the continuous one is met by no whole table yet.
  let wholeProgram: OpenProgram | undefined
  const whole = (): OpenProgram => {
    wholeProgram ??= solver({ ...program, whole: true })
    return wholeProgram
  }
  let seen = nothingSeen(cells.length)

  const solve = (open: OpenProgram, places: Int32Array, costs: Float64Array): number => {
    open.setCosts(places, costs)
    const solution = open.solve()
    open.setCosts(places, new Float64Array(places.length))
    if (solution.status === 'unbounded') return Number.NEGATIVE_INFINITY
    if (solution.status !== 'optimal') throw new Error(`attack on layer ${layer.name}: ${solution.status}`)
    see(seen, solution.values, layer.integer)
    return solution.objective + 0
  }
  const least = (cell: number): number => {
    const place = column.get(cell) as number
    if ((seen.low[place] as number) <= (bounds.low[place] as number) + tolerance) return seen.low[place] as number
    const bound = solve(continuous, Int32Array.of(place), Float64Array.of(1))
    if (!layer.integer) return bound
    const rounded = Math.ceil(bound - tolerance) + 0
    if ((seen.low[place] as number) <= rounded) return rounded
    return Math.round(solve(whole(), Int32Array.of(place), Float64Array.of(1)))
  }
  const greatest = (cell: number): number | null => {
    const place = column.get(cell) as number
    if ((seen.high[place] as number) >= (bounds.high[place] as number) - tolerance) return seen.high[place] as number
    const bound = -solve(continuous, Int32Array.of(place), Float64Array.of(-1))
    if (bound === Number.POSITIVE_INFINITY) return null
    if (!layer.integer) return bound
    const rounded = Math.floor(bound + tolerance)
    if ((seen.high[place] as number) >= rounded) return rounded
    return Math.round(-solve(whole(), Int32Array.of(place), Float64Array.of(-1)))
  }
  const openEnds = (sign: 1 | -1): Int32Array =>
    Int32Array.from(
      cells.flatMap((_, place) => {
        const isOpen =
          sign > 0
            ? (seen.low[place] as number) > (bounds.low[place] as number) + tolerance
            : (seen.high[place] as number) < (bounds.high[place] as number) - tolerance &&
              bounds.high[place] !== Number.POSITIVE_INFINITY
        return isOpen ? [place] : []
      }),
    )

  return {
    cells,
    sweep: async (step) => {
      for (const sign of [1, -1] as const) {
        for (let open = openEnds(sign), gained = 1; open.length > 0 && gained > sweepingPays; ) {
          await step(cells.length - open.length, cells.length)
          solve(
            continuous,
            open,
            Float64Array.from(open, (place) => sign * (1 + (place % 7))),
          )
          const after = openEnds(sign)
          gained = open.length - after.length
          open = after
        }
      }
    },
    least,
    greatest,
    knowing: (cell, value, find) => {
      const place = column.get(cell) as number
      const before = seen
      seen = nothingSeen(cells.length)
      for (const open of [continuous, whole()]) open.setBounds(place, value, value)
      const found = find()
      for (const open of [continuous, whole()]) open.setBounds(place, lower[place] as number, Number.POSITIVE_INFINITY)
      seen = before
      return found
    },
    close: () => {
      continuous.close()
      wholeProgram?.close()
    },
  }
}

/** Ends that a sweep must reach to be worth another. */
const sweepingPays = 2

/** The extremes over the tables seen so far, all of which agree with what is printed. */
type Seen = { readonly low: Float64Array; readonly high: Float64Array }

const nothingSeen = (cells: number): Seen => ({
  low: new Float64Array(cells).fill(Number.POSITIVE_INFINITY),
  high: new Float64Array(cells).fill(Number.NEGATIVE_INFINITY),
})

const see = ({ low, high }: Seen, values: Float64Array, integer: boolean): void => {
  if (integer && !values.every(isWhole)) return
  for (let place = 0; place < low.length; place++) {
    // Adding 0 makes 0 of −0.
    const value = (integer ? Math.round(values[place] as number) : (values[place] as number)) + 0
    if (value < (low[place] as number)) low[place] = value
    if (value > (high[place] as number)) high[place] = value
  }
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < tolerance

/** What the printed members of a relation add to it: the parts, less the total. */
const printedSum = ({ cells, relations }: DisclosureSystem, layer: SystemLayer, at: number): number => {
  const { total, parts } = relations[at] as DisclosureSystem['relations'][number]
  const printed = (cell: number): number => {
    if (cells[cell]?.hidden) return 0
    const value = layer.values[cell]
    if (value === null || value === undefined)
      throw new Error(`cell ${cell} of layer ${layer.name} is neither printed nor hidden`)
    return value
  }
  return parts.reduce((sum, part) => sum + printed(part), -printed(total))
}
