import type { SystemLayer } from '../../../contract/disclosure-system.ts'
import type { OpenProgram, Solver } from '../linear-program.ts'
import { valueAt } from '../sensitive-cells/requirement.ts'
import { propagateBounds, type Row } from './bounds.ts'
import { type PartAttack, programOf } from './part-attack.ts'

/** The attack on a part that finds both ends of every cell, of counts in whole numbers as far as the search for these goes. */
export const attackToTheEnds = (
  cells: readonly number[],
  rows: readonly Row[],
  layer: SystemLayer,
  solver: Solver,
): PartAttack => {
  const column = new Map(cells.map((cell, place) => [cell, place]))
  const program = programOf(cells, rows, layer)
  const { lower } = program
  const bounds = propagateBounds(rows, lower)
  const continuous = solver({ ...program, whole: false })
  // A whole-number program is opened only when a bound of the continuous one is met by no whole table yet.
  let wholeProgram: OpenProgram | undefined
  const whole = (): OpenProgram => {
    wholeProgram ??= solver({ ...program, whole: true })
    return wholeProgram
  }
  let seen = nothingSeen(cells.length)

  /** Takes in the best table that was found, and gives the least there is where that is proved. */
  const search = (open: OpenProgram, places: Int32Array, costs: Float64Array): number | undefined => {
    open.setCosts(places, costs)
    const solution = open.solve()
    open.setCosts(places, new Float64Array(places.length))
    if (solution.status === 'unbounded') return Number.NEGATIVE_INFINITY
    if (solution.status === 'unsolved') return undefined
    if (solution.status !== 'optimal' && solution.status !== 'feasible')
      throw new Error(`attack on layer ${layer.name}: ${solution.status}`)
    see(seen, solution.values, layer.integer)
    return solution.status === 'optimal' ? solution.objective + 0 : undefined
  }
  /** The same over tables with fractions, where the least is always proved. */
  const solve = (places: Int32Array, costs: Float64Array): number => search(continuous, places, costs) as number
  /** The least (1) or greatest (−1) whole value; where the search for it ends early, that of the tables seen and of the layer's own. */
  const wholeEnd = (cell: number, sign: 1 | -1): number => {
    const place = column.get(cell) as number
    const found = search(whole(), Int32Array.of(place), Float64Array.of(sign))
    if (found !== undefined) return Math.round(sign * found) + 0
    const own = valueAt(layer, cell)
    return sign > 0 ? Math.min(own, seen.low[place] as number) : Math.max(own, seen.high[place] as number)
  }
  const least = (cell: number): number => {
    const place = column.get(cell) as number
    if ((seen.low[place] as number) <= (bounds.low[place] as number) + tolerance) return seen.low[place] as number
    const bound = solve(Int32Array.of(place), Float64Array.of(1))
    if (!layer.integer) return bound
    const rounded = Math.ceil(bound - tolerance) + 0
    if ((seen.low[place] as number) <= rounded) return rounded
    return wholeEnd(cell, 1)
  }
  const greatest = (cell: number): number | null => {
    const place = column.get(cell) as number
    if ((seen.high[place] as number) >= (bounds.high[place] as number) - tolerance) return seen.high[place] as number
    const bound = -solve(Int32Array.of(place), Float64Array.of(-1))
    if (bound === Number.POSITIVE_INFINITY) return null
    if (!layer.integer) return bound
    const rounded = Math.floor(bound + tolerance)
    if ((seen.high[place] as number) >= rounded) return rounded
    return wholeEnd(cell, -1)
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
            open,
            Float64Array.from(open, (place) => sign * (1 + (place % 7))),
          )
          const after = openEnds(sign)
          gained = open.length - after.length
          open = after
        }
      }
    },
    between: (cell) => ({ low: least(cell), high: greatest(cell) }),
    knowing: (known, cell) => {
      const place = column.get(known) as number
      const value = valueAt(layer, known)
      const before = seen
      seen = nothingSeen(cells.length)
      const programs = layer.integer ? [continuous, whole()] : [continuous]
      for (const open of programs) open.setBounds(place, value, value)
      const found = { low: least(cell), high: greatest(cell) }
      for (const open of programs) open.setBounds(place, lower[place] as number, Number.POSITIVE_INFINITY)
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

const tolerance = 1e-6
