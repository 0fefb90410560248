import type { Solver, Sum } from '../linear-program.ts'
import { type Move, type MoveProgram, moveProgram } from '../witnesses/move-program.ts'

/** By place of a cell, of those that hang together: the sums that moves leave at 0, how far each can move down (≤ 0) and up (≥ 0), and whether by whole numbers alone. */
export type Surroundings = {
  readonly rows: readonly Sum[]
  readonly down: Float64Array
  readonly up: Float64Array
  readonly whole: boolean
}

export type NearTables = {
  /** By how much each cell moves, so that the one at a place moves up (1) or down (−1) by `amount`. */
  readonly find: (place: number, sign: 1 | -1, amount: number) => Float64Array | undefined
  readonly close: () => void
}

/**
 * Tables as near as possible to the table as it is: minimise Σ |moveⱼ| subject to T·move = 0. Few cells move then, so
 * most solutions of the linear program are whole. Looked for among the cells around the one that is to move, where programs
 * are small and branching ends soon, and only then among all. Of whole tables nothing found proves nothing.
 */
export const nearTables = (surroundings: Surroundings, solver: Solver): NearTables => {
  const { rows, down, whole } = surroundings
  const size = down.length
  const around = rowsAround(size, rows)
  const movesAmong = programAmong(surroundings, around, solver)
  const every = Array.from(down, (_, place) => place)
  let all: Pick<MoveProgram, 'find' | 'close'> | undefined
  const among = (places: readonly number[], isBranched: boolean, ask: Move): Float64Array | undefined => {
    const program = movesAmong(places, isBranched)
    const found = program.find(ask)
    program.close()
    return found
  }
  return {
    find: (place, sign, amount) => {
      const ask = { place, sign, amount, still: [] }
      for (const most of nearby) {
        const near = nearest(place, around, most)
        const first = among(near, false, ask)
        const found = whole && first && !isWhole(first) ? among(near, true, ask) : first
        if (found) return whole ? found.map(rounded) : found
        if (near.length === size) return undefined
      }
      all ??= movesAmong(every, false)
      const far = all.find(ask)
      if (!whole) return far
      return far && isWhole(far) ? far.map(rounded) : undefined
    },
    close: () => all?.close(),
  }
}

/** So many cells around one are tried first: mostly those of its table, in a program of a millisecond, then some tables more. */
const nearby = [500, 2000]

/** The places that relations lead to from one, nearest first, itself included. */
const nearest = (place: number, around: readonly (readonly Sum[])[], most: number): readonly number[] => {
  const reached = new Set([place])
  for (const one of reached) {
    for (const { columns } of around[one] as readonly Sum[]) for (const other of columns) reached.add(other)
    if (reached.size >= most) break
  }
  return [...reached]
}

/** By place the relations it stands in. */
const rowsAround = (size: number, rows: readonly Sum[]): readonly (readonly Sum[])[] => {
  const around = Array.from({ length: size }, (): Sum[] => [])
  for (const row of rows) for (const one of row.columns) around[one]?.push(row)
  return around
}

/** Programs in which some places move and all others stay. */
const programAmong =
  ({ down, up }: Surroundings, around: readonly (readonly Sum[])[], solver: Solver) =>
  (places: readonly number[], whole: boolean): Pick<MoveProgram, 'find' | 'close'> => {
    const column = new Map(places.map((place, at) => [place, at]))
    const touched = new Set(places.flatMap((place) => around[place] as readonly Sum[]))
    const program = moveProgram(
      {
        up: places.map((place) => up[place] as number),
        down: places.map((place) => -(down[place] as number)),
        cost: places.map(() => 1),
        rows: [...touched].map((row) => rowAmong(row, column)),
        whole,
      },
      solver,
    )
    return {
      find: (ask) => {
        const found = program.find({ ...ask, place: column.get(ask.place) as number })
        if (!found) return undefined
        const moves = new Float64Array(down.length)
        places.forEach((place, from) => {
          moves[place] = found[from] as number
        })
        return moves
      },
      close: program.close,
    }
  }

const rowAmong = ({ columns, coefficients }: Sum, column: ReadonlyMap<number, number>): Sum => {
  const kept = columns.flatMap((one, at) => {
    const found = column.get(one)
    return found === undefined ? [] : [[found, coefficients[at] as number] as const]
  })
  return { columns: kept.map(([own]) => own), coefficients: kept.map(([, coefficient]) => coefficient) }
}

const isWhole = (moves: Float64Array): boolean => moves.every((move) => Math.abs(move - Math.round(move)) < 1e-6)

/** Adding 0 makes 0 of −0. */
const rounded = (move: number): number => Math.round(move) + 0
