/**
 * A linear program as disclosure control asks it of a solver: minimise Σ cost·x subject to equalities, within bounds.
 * Rows are packed: row i has `columns[k]` with `coefficients[k]` for k from `starts[i]` to `starts[i + 1]`.
 */
export type LinearProgram = {
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly cost: Float64Array
  readonly starts: Int32Array
  readonly columns: Int32Array
  readonly coefficients: Float64Array
  /** What every row equals. */
  readonly equals: Float64Array
  /** Every column is a whole number. */
  readonly whole: boolean
  /** What differs from one solution to the next. After new costs the last one is still possible, and the next goes on from it; after new bounds each starts anew. */
  readonly changing: 'costs' | 'bounds'
  /** The first solution in whole numbers will do; the costs only lead the search to it. */
  readonly enough?: 'first'
}

/** `feasible`: the search for whole numbers ended before the best was proved, with the best solution so far; `unsolved`: without one. Programs over fractions have neither. */
export type Solution =
  | { readonly status: 'optimal' | 'feasible'; readonly objective: number; readonly values: Float64Array }
  | { readonly status: 'infeasible' | 'unbounded' | 'unsolved' }

/** A program in the solver's hands, to be solved again and again. */
export type OpenProgram = {
  readonly setCosts: (columns: Int32Array, costs: Float64Array) => void
  readonly setBounds: (column: number, lower: number, upper: number) => void
  readonly solve: () => Solution
  readonly close: () => void
}

/** Gives the same answer to the same questions in the same order; throws where it gives up on a program over fractions. */
export type Solver = (program: LinearProgram) => OpenProgram

/** A sum of columns. */
export type Sum = { readonly columns: readonly number[]; readonly coefficients: readonly number[] }

/** Packs sums as rows. */
export const packRows = (rows: readonly Sum[]) => {
  const starts = new Int32Array(rows.length + 1)
  rows.forEach((row, i) => {
    starts[i + 1] = (starts[i] as number) + row.columns.length
  })
  return {
    starts,
    columns: Int32Array.from(rows.flatMap(({ columns }) => columns)),
    coefficients: Float64Array.from(rows.flatMap(({ coefficients }) => coefficients)),
  }
}
