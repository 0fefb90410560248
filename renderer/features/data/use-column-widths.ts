import { useCommand } from '../../commands/registry.ts'
import { useDraft } from '../../engine-client/draft.ts'
import { type ColumnWidths, widthStep, widthWithin } from '../../ui/grid/column-width.ts'
import type { GridColumn } from '../../ui/grid/grid.tsx'

export type ColumnSizes = {
  readonly widths: ColumnWidths
  readonly onWidth: (key: string, width: number) => void
}

/**
 * The widths that a person gave to the columns of a grid, by the mouse or, for the column in turn, by commands. The
 * names of columns are of the study, so their widths are kept in it.
 */
export const useColumnWidths = (grid: string, columns: readonly GridColumn[], inTurn: number): ColumnSizes => {
  const { value, change } = useDraft<ColumnWidths>(`data/${grid}/widths`)
  const widths = value ?? {}
  const column = columns[inTurn]
  const onWidth = (key: string, width: number): void => change({ ...widths, [key]: width })
  const widen = (by: number): void => {
    if (column) onWidth(column.key, widthWithin((widths[column.key] ?? column.width) + by))
  }
  useCommand('data.wider', () => widen(widthStep), column !== undefined)
  useCommand('data.narrower', () => widen(-widthStep), column !== undefined)
  return { widths, onWidth }
}
