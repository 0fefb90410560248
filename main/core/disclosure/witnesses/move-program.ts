import { packRows, type Solver, type Sum } from '../linear-program.ts'

/** The move that is asked for: the place moves up (1) or down (−1) by `amount`, and those of `still` stay as they are. */
export type Move = {
  readonly place: number
  readonly sign: 1 | -1
  readonly amount: number
  readonly still: readonly number[]
}

export type MoveProgram = {
  /**
   * By how much each place moves in the cheapest such table, or in the best that branching found before it was cut off;
   * `undefined`: none was found.
   */
  readonly find: (move: Move) => Float64Array | undefined
  readonly setCost: (place: number, cost: number) => void
  readonly close: () => void
}

/** By place how far it can move up and down (both ≥ 0) and what that costs; the rows over places that moves leave at 0. */
export type Movable = {
  readonly up: readonly number[]
  readonly down: readonly number[]
  readonly cost: readonly number[]
  readonly rows: readonly Sum[]
  readonly whole: boolean
}

/**
 * The linear program of moves from a table to another with the same printed figures: minimise Σ costⱼ (uⱼ + dⱼ) subject
 * to T(u − d) = 0 and the move that is asked for. It has a column for what is added to a place and one for what is taken away.
 */
export const moveProgram = ({ up, down, cost, rows, whole }: Movable, solver: Solver): MoveProgram => {
  const size = up.length
  const upper = Float64Array.from([...up, ...down])
  const open = solver({
    lower: new Float64Array(2 * size),
    upper,
    cost: Float64Array.from([...cost, ...cost]),
    ...packRows(rows.map((row) => upAndDown(row, size))),
    equals: new Float64Array(rows.length),
    whole,
    changing: 'bounds',
  })
  return {
    find: ({ place, sign, amount, still }) => {
      const [mine, other] = sign > 0 ? [place, size + place] : [size + place, place]
      if (amount > (upper[mine] as number)) return undefined
      const held = [other, ...still.flatMap((one) => [one, size + one])]
      open.setBounds(mine, amount, upper[mine] as number)
      for (const column of held) open.setBounds(column, 0, 0)
      const solution = open.solve()
      for (const column of [mine, ...held]) open.setBounds(column, 0, upper[column] as number)
      if (solution.status !== 'optimal' && solution.status !== 'feasible') return undefined
      const { values } = solution
      const moves = new Float64Array(size)
      for (let at = 0; at < size; at++) moves[at] = (values[at] as number) - (values[size + at] as number)
      return moves
    },
    setCost: (place, value) => open.setCosts(Int32Array.of(place, size + place), Float64Array.of(value, value)),
    close: open.close,
  }
}

const upAndDown = ({ columns, coefficients }: Sum, size: number): Sum => ({
  columns: [...columns, ...columns.map((column) => size + column)],
  coefficients: [...coefficients, ...coefficients.map((coefficient) => -coefficient)],
})
