import type { Result } from '../../contract/commands.ts'
import type { DesignSpec } from '../../contract/design.ts'
import { Failure } from '../../contract/failure.ts'
import { prepareDesign } from '../../core/plan/designs/prepare-design.ts'
import { computeTable } from '../../core/plan/estimates/compute-table.ts'
import { designOf, tableNamed } from '../../core/plan/table-inputs.ts'
import { compareFigures, type Tolerance } from '../../core/review/compare-figures.ts'
import { figuresOf } from '../../core/review/figures.ts'
import type { Workspace } from '../workspace.ts'
import { itemName, type PresentItem } from './items.ts'

/**
 * A table by a way that shares no code with the first from the weights on: the jackknife where variances were
 * linearised, linearisation where they came from replicates. Estimates are the same; standard errors agree up to what
 * the two ways differ by nature.
 */
export const recompute = (
  { plan, derivable }: Workspace,
  { item, result }: PresentItem,
  tolerance: Tolerance,
): Result<'review.recompute'> => {
  const kept = result()
  if (kept?.kind !== 'table') throw new Failure('review.no-figures', { item: itemName(item) })
  const table = tableNamed(plan, item.id)
  const { replicates, ...linearised } = designOf(plan, table)
  const way = replicates === undefined ? 'jackknife' : 'taylor'
  const other: DesignSpec =
    way === 'taylor' ? linearised : { ...linearised, replicates: { method: 'jackknife', mse: false } }
  const again = { ...computeTable(plan, table, prepareDesign(other, derivable())), key: '' }
  const figures = compareFigures(figuresOf(kept), figuresOf({ kind: 'table', result: again }), tolerance)
  return { way, figures: [...figures] }
}
