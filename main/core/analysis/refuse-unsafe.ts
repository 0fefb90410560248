import type { AnalysisResult } from '../../contract/analysis.ts'
import { Failure } from '../../contract/failure.ts'
import type { ResultTable } from '../../contract/results.ts'

/**
 * An analysis leaves as it is or not at all: no linear system of cells can hide part of a fitted model and prove it. It
 * is refused while a count of it stands on fewer households than the threshold, or while a table whose figures it repeats
 * is not protected with it or has hidden cells, since its predictions would give them away.
 */
export const refuseUnsafe = (
  { fewest, tables: behind }: AnalysisResult,
  item: string,
  tables: readonly ResultTable[],
  threshold: number,
): void => {
  if (fewest !== null && fewest < threshold) throw new Failure('analysis.few-behind', { item, threshold })
  for (const name of behind) {
    const table = tables.find(({ id }) => id === name)
    if (!table) throw new Failure('review.table-not-validated', { item, table: name })
    const hidden = table.cells.filter(({ confidentiality }) => confidentiality === 'hidden').length
    if (hidden > 0) throw new Failure('analysis.hidden-cells', { item, table: name, cells: hidden })
  }
}
