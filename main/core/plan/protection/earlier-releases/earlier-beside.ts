import type { DisclosureMethod } from '../../../../contract/disclosure.ts'
import { Failure } from '../../../../contract/failure.ts'
import type { ToProtect } from '../protection-groups.ts'
import { standingOf } from './earlier-tables.ts'

/**
 * The tables that left before of the datasets whose tables are protected, each with how it stands to the data now. Refused
 * where one of the same records, or of records that nobody can compare any more, left by another method: hidden cells and
 * changed figures of the same cell narrow each other down.
 */
export const earlierBeside = ({ plan, spec, tables, earlier, prepared }: ToProtect) => {
  const datasetOf = (design: string) => plan.designs.find(({ id }) => id === design)?.dataset
  const datasets = new Set(tables.map(({ design }) => datasetOf(design)))
  const threshold = Math.max(spec.threshold, spec.fineThreshold)
  const found = earlier
    .filter(({ printed: { design } }) => datasetOf(design) === undefined || datasets.has(datasetOf(design)))
    .map((table) => ({ table, standing: standingOf(table, threshold, plan, prepared) }))
  for (const { table, standing } of found) {
    const before: DisclosureMethod = table.printed.perturbation?.method ?? 'suppression'
    if (standing.standing === 'changed' || before === spec.method) continue
    throw new Failure('disclosure.other-method', {
      release: table.release,
      table: table.printed.id,
      before,
      now: spec.method,
    })
  }
  return found
}
