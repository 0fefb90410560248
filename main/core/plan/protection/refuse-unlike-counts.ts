import { Failure } from '../../../contract/failure.ts'
import { followsFromCounts } from '../../disclosure/tables/perturbed-table.ts'
import { tableNamed } from '../table-inputs.ts'
import type { ToProtect } from './protection-groups.ts'

/**
 * Refuses what cannot be made of changed counts and totals: comparisons, whose tests rest on the figures as they are;
 * quantiles, variances and gaps; what is standardised by cells that no table prints.
 */
export const refuseUnlikeCounts = ({ plan, spec: { method }, tables, comparisons }: ToProtect): void => {
  const [comparison] = comparisons
  if (comparison) throw new Failure('disclosure.only-tables', { item: `comparison/${comparison.id}`, method })
  for (const table of tables) {
    const { standardise, statistic } = tableNamed(plan, table.id)
    if (standardise !== undefined || !followsFromCounts(table))
      throw new Failure('disclosure.not-from-counts', { table: table.id, statistic, method })
  }
}
