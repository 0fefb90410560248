import type { SystemLayer } from '../../../contract/disclosure-system.ts'
import { packRows } from '../linear-program.ts'
import type { Row } from './bounds.ts'

/** What is possible of a cell; `null` = no end. */
export type Interval = { readonly low: number; readonly high: number | null }
export type Required = { readonly low: number; readonly high: number }

/** An attack on hidden cells of one layer, by nothing but what is printed. */
export type PartAttack = {
  readonly cells: readonly number[]
  /** Looks for tables that reach many ends at once, so that fewer cells need a search of their own. */
  readonly sweep: (step: (done: number, total: number) => Promise<void>) => Promise<void>
  /** The least and the greatest value of a cell; in a large part at least these, and the required ones if they are possible. */
  readonly between: (cell: number, required: Required | undefined) => Interval
  /** The same for one who knows the value of another cell. */
  readonly knowing: (known: number, cell: number, required: Required) => Interval
  readonly close: () => void
}

/** What anyone can ask a solver about a part. */
export const programOf = (cells: readonly number[], rows: readonly Row[], layer: SystemLayer) => ({
  lower: Float64Array.from(cells, (cell) => layer.lower[cell] as number),
  upper: new Float64Array(cells.length).fill(Number.POSITIVE_INFINITY),
  cost: new Float64Array(cells.length),
  ...packRows(rows),
  equals: Float64Array.from(rows, ({ equals }) => equals),
  changing: 'costs' as const,
})

/** Branching over all of more cells takes minutes before the solver can be told to stop; what other tables do not show counts as too narrow. */
export const mostToBranch = 2000
