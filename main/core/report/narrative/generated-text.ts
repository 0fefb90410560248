import type { ComparisonTable } from '../../../contract/comparison.ts'
import { Failure } from '../../../contract/failure.ts'
import type { GeneratedText } from '../../../contract/narrative.ts'
import type { Plan } from '../../../contract/plan.ts'
import type { ResultTable } from '../../../contract/results.ts'
import type { Scene } from '../scene.ts'
import { narrate, narrateComparison } from './narrate.ts'

/** What a generated paragraph is written from: results in the form in which they may be shown. */
export type Narrated = {
  readonly plan: Pick<Plan, 'tables'>
  readonly tables: ReadonlyMap<string, ResultTable>
  readonly comparisons: ReadonlyMap<string, ComparisonTable>
  readonly scene: Scene
}

/**
 * The paragraph that a plan asks for of a table, with the comparisons of its figures, or of one comparison, as bound text.
 * Throws a Failure where there is no such result.
 */
export const generatedText = (
  { of, wording }: GeneratedText,
  { plan, tables, comparisons, scene }: Narrated,
): string => {
  const comparison = comparisons.get(of)
  const table = tables.get(comparison?.table ?? of)
  if (!table) throw new Failure('report.text-table', { table: comparison?.table ?? of })
  const spec = plan.tables.find(({ id }) => id === table.id)
  const own = [...comparisons.values()].filter((each) => each.table === table.id)
  const request = { table, comparisons: own, wording, spec }
  return comparison ? narrateComparison(request, comparison, scene) : narrate(request, scene)
}
