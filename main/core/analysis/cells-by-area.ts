import type { AnalysisColumn } from '../../contract/analysis.ts'
import { Failure } from '../../contract/failure.ts'
import type { Cell, ResultTable } from '../../contract/results.ts'
import type { Localized } from '../../contract/text.ts'

export type AreaCell = { readonly code: string; readonly label: Localized; readonly cell: Cell }

/**
 * The cells of a table by area, in the order of its categories, the total left out. Refused where the table has not
 * exactly one dimension, or has levels of which the analysis names none.
 */
export const cellsByArea = (
  { id, level }: { readonly id: string; readonly level?: string | undefined },
  table: ResultTable,
): readonly AreaCell[] => {
  const [dimension, ...others] = table.dimensions
  if (!dimension || others.length > 0) throw new Failure('areas.one-dimension', { analysis: id, table: table.id })
  if (table.levels.length > 0 && !table.levels.some(({ code }) => code === level))
    throw new Failure('areas.level', { analysis: id, table: table.id })
  return dimension.categories.flatMap(({ code, label = code }) => {
    const cell = table.cells.find((own) => own.group[0] === code && own.level === (level ?? null))
    return cell ? [{ code, label, cell }] : []
  })
}

/** The head of areas: what the table calls them. */
export const areaColumn = ({ dimensions }: ResultTable): AnalysisColumn => {
  const [dimension] = dimensions
  return { name: 'area', kind: 'label', ...(dimension === undefined ? {} : { label: dimension.label }) }
}
