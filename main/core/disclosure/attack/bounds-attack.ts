import type { Relation, SystemLayer } from '../../../contract/disclosure-system.ts'
import { type OpenProgram, packRows, type Solver } from '../linear-program.ts'
import type { Pace } from '../pace.ts'
import { componentsOf } from '../systems/components.ts'
import { equationsAmong } from '../systems/equations.ts'
import { type NearTables, nearTables } from './near-tables.ts'
import { mostToBranch } from './part-attack.ts'

type Required = SystemLayer['required'][number]

/** Values of a cell in tables that agree with what is printed: the least and the greatest seen. */
export type Found = { readonly low: number; readonly high: number }

/** A layer whose figures were changed, as an attacker sees it: by cell the least and the greatest value that its figure leaves. */
export type BoundedLayer = Pick<SystemLayer, 'name' | 'integer' | 'required'> & {
  readonly relations: readonly Relation[]
  /** As they are, which the attacker does not see: one table that agrees with what is printed. */
  readonly values: readonly number[]
  readonly low: readonly number[]
  readonly high: readonly number[]
}

/**
 * The attack on a layer of changed figures by whoever knows between what each value lies and that values add up. The relations
 * narrow the bounds, which a linear program finds, for counts over whole numbers.
 *
 * A required interval is kept when as wide a one remains possible within what is possible of it and above: the reader
 * of a 0 must hold possible all that the rule asks, the reader of another figure as much room around it (sliding protection).
 * The search for a cell ends as soon as tables that agree with what is printed show that it is kept; `found` is what
 * such tables show to be possible at least. Whole tables are looked for near the table as it is, and where the bounds of the
 * linear program are too narrow already no other is: branching over all cells is for what neither decides, where they are not too many.
 */
export const attackBounds = async (
  layer: BoundedLayer,
  solver: Solver,
  pace: Pace,
): Promise<{ readonly tooNarrow: readonly number[]; readonly found: ReadonlyMap<number, Found> }> => {
  const tooNarrow: number[] = []
  const found = new Map<number, Found>()
  const required = new Map(layer.required.map((one) => [one.cell, one]))
  for (const { cells, relations } of componentsOf(layer.values.length, layer.relations)) {
    const own = cells.flatMap((cell) => required.get(cell) ?? [])
    if (own.length === 0) continue
    const search = openSearch(layer, cells, relations, solver)
    try {
      for (const [done, one] of own.entries()) {
        await pace('attacking', done, own.length)
        search.look(one)
        const seen = search.seen(one.cell)
        found.set(one.cell, seen)
        if (!keeps(seen, one)) tooNarrow.push(one.cell)
      }
    } finally {
      search.close()
    }
  }
  return { tooNarrow, found }
}

const tolerance = 1e-6

/** Whether as much stays possible as the rule asks, at `low` of it or above. */
export const keeps = (seen: Found, { low, high }: Omit<Required, 'cell'>): boolean => {
  const slack = tolerance * Math.max(1, Math.abs(high))
  return seen.high - Math.max(seen.low, low) >= high - low - slack
}

/** Tables that agree with what is printed, looked for by programs; each gives values to all cells. */
const openSearch = (
  layer: BoundedLayer,
  cells: readonly number[],
  relations: BoundedLayer['relations'],
  solver: Solver,
) => {
  const column = new Map(cells.map((cell, at) => [cell, at]))
  const rows = equationsAmong({ relations }, column)
  const program = {
    lower: Float64Array.from(cells, (cell) => layer.low[cell] as number),
    upper: Float64Array.from(cells, (cell) => layer.high[cell] as number),
    cost: new Float64Array(cells.length),
    ...packRows(rows),
    equals: new Float64Array(rows.length),
    changing: 'costs' as const,
  }
  const continuous = solver({ ...program, whole: false })
  // Opened only for cells that need them.
  let whole: OpenProgram | undefined
  let near: NearTables | undefined
  // The table itself is one that agrees with what is printed.
  const own = Float64Array.from(cells, (cell) => layer.values[cell] as number)
  const [low, high] = [own.slice(), own.slice()]
  const see = (values: Float64Array): void => {
    if (layer.integer && !values.every((value) => Math.abs(value - Math.round(value)) < tolerance)) return
    values.forEach((value, at) => {
      low[at] = Math.min(low[at] as number, value)
      high[at] = Math.max(high[at] as number, value)
    })
  }
  /** Moves a cell as far up (1) or down (−1) as tables go, and gives where; of whole tables none may be found. */
  const reach = (open: OpenProgram, cell: number, sign: 1 | -1): number | undefined => {
    const at = column.get(cell) as number
    open.setCosts(Int32Array.of(at), Float64Array.of(-sign))
    const solution = open.solve()
    open.setCosts(Int32Array.of(at), Float64Array.of(0))
    if (solution.status === 'unsolved') return undefined
    if (solution.status !== 'optimal' && solution.status !== 'feasible')
      throw new Error(`attack on the layer ${layer.name}: ${solution.status}`)
    see(solution.values)
    return solution.values[at] as number
  }
  /** The same over tables with fractions, of which there always is one. */
  const limit = (cell: number, sign: 1 | -1): number => reach(continuous, cell, sign) as number
  const seen = (cell: number): Found => {
    const at = column.get(cell) as number
    return { low: low[at] as number, high: high[at] as number }
  }
  /** Looks near the table for as wide an interval as is required, within `limits`. */
  const lookNear = (one: Required, limits: Found): void => {
    near ??= nearTables({ rows, ...room(own, program, layer.integer), whole: layer.integer }, solver)
    const at = column.get(one.cell) as number
    const value = own[at] as number
    for (const sign of [1, -1] as const) {
      if (keeps(seen(one.cell), one)) return
      const width = one.high - one.low
      const aim =
        sign > 0
          ? Math.min(limits.high, Math.max(low[at] as number, one.low) + width)
          : Math.max(limits.low, one.low, (high[at] as number) - width)
      const amount = sign * (aim - value)
      const moves = amount > tolerance ? near.find(at, sign, amount) : undefined
      if (moves) see(moves.map((move, place) => move + (own[place] as number)))
    }
  }
  return {
    seen,
    /** Looks for tables that show a cell to be kept: near the table first, since a search among all cells takes long. */
    look: (one: Required): void => {
      const at = column.get(one.cell) as number
      const isKept = () => keeps(seen(one.cell), one)
      if (isKept()) return
      lookNear(one, { low: program.lower[at] as number, high: program.upper[at] as number })
      if (isKept()) return
      const [greatest, least] = [limit(one.cell, 1), limit(one.cell, -1)]
      if (isKept() || !layer.integer) return
      const limits = { low: Math.ceil(least - tolerance), high: Math.floor(greatest + tolerance) }
      if (!keeps(limits, one)) return
      lookNear(one, limits)
      if (cells.length > mostToBranch) return
      for (const sign of [1, -1] as const) {
        if (isKept()) return
        whole ??= solver({ ...program, whole: true })
        reach(whole, one.cell, sign)
      }
    },
    close: () => {
      continuous.close()
      near?.close()
      whole?.close()
    },
  }
}

/** How far cells can move from their values to their bounds. */
const room = (
  values: Float64Array,
  { lower, upper }: { readonly lower: Float64Array; readonly upper: Float64Array },
  whole: boolean,
): { readonly down: Float64Array; readonly up: Float64Array } => ({
  down: values.map((value, at) => {
    const move = Math.min(0, (lower[at] as number) - value)
    return whole ? Math.ceil(move - tolerance) : move
  }),
  up: values.map((value, at) => {
    const move = Math.max(0, (upper[at] as number) - value)
    return whole ? Math.floor(move + tolerance) : move
  }),
})
