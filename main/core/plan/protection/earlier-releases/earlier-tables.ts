import type { EarlierStanding } from '../../../../contract/disclosure.ts'
import { Failure } from '../../../../contract/failure.ts'
import type { Plan } from '../../../../contract/plan.ts'
import type { PerturbedRecord } from '../../../../contract/release.ts'
import type { Cell, ResultTable } from '../../../../contract/results.ts'
import type { TableSpec } from '../../../../contract/table.ts'
import type { PreparedDesign } from '../../designs/prepare-design.ts'
import { computeTable } from '../../estimates/compute-table.ts'

/**
 * A table that left in a release: how it was made (`null` = no longer known), what of it was printed, and, where that was
 * changed, what stood behind it.
 */
export type EarlierTable = {
  readonly release: number
  readonly spec: TableSpec | null
  readonly printed: ResultTable
  readonly changed: PerturbedRecord | null
}

/**
 * Whether the present records give the counts that a table printed. If they do, what it printed is known of the cells
 * of other tables; if they do not, whoever subtracts one from the other sees those records that make the difference,
 * and cells in which there are fewer than `threshold` of them are close.
 */
export const standingOf = (
  { release, spec, printed, changed }: EarlierTable,
  threshold: number,
  plan: Plan,
  prepared: (design: string) => PreparedDesign,
): EarlierStanding => {
  const now = spec && recomputed(spec, plan, prepared)
  if (!now || (printed.perturbation && !changed)) return { release, table: printed.id, standing: 'unknown', close: 0 }
  const byCell = new Map(now.cells.map((cell) => [nameOf(cell), cell]))
  const differences = printed.cells
    .map((cell, at) =>
      changed ? { ...cell, n: changed.exact[at]?.[0] ?? 0, cases: changed.exact[at]?.[1] ?? 0 } : cell,
    )
    .filter(isPrinted)
    .map((cell) => largestDifference(cell, byCell.get(nameOf(cell))))
    .filter((difference) => difference > 0)
  return {
    release,
    table: printed.id,
    standing: differences.length === 0 ? 'same' : 'changed',
    close: differences.filter((difference) => difference < threshold).length,
  }
}

export const isPrinted = ({ confidentiality }: Cell): boolean => confidentiality === 'free'

const recomputed = (
  spec: TableSpec,
  plan: Plan,
  prepared: (design: string) => PreparedDesign,
): Omit<ResultTable, 'key'> | undefined => {
  try {
    return computeTable(plan, spec, prepared(spec.design))
  } catch (error) {
    if (error instanceof Failure) return undefined
    throw error
  }
}

const nameOf = ({ group, level }: Cell): string => JSON.stringify([group, level])

/** Records by which the base of a cell or the cases that it printed differ; those of a cell that is no more all do. */
const largestDifference = ({ n, cases }: Cell, now: Cell | undefined): number =>
  Math.max(Math.abs((n ?? 0) - (now?.n ?? 0)), cases === null ? 0 : Math.abs(cases - (now?.cases ?? 0)))
