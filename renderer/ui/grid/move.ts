export type Place = { readonly row: number; readonly column: number }
export type Size = { readonly rows: number; readonly columns: number; readonly rowsOnPage: number }

type Press = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean }

/** Where a key of the grid pattern (WAI-ARIA) leads from `place`; null when it is not one of its keys. */
export const moved = ({ key, ctrlKey, metaKey }: Press, place: Place, size: Size): Place | null => {
  const isFar = ctrlKey || metaKey
  const to = (row: number, column: number): Place => ({
    row: Math.max(0, Math.min(size.rows - 1, row)),
    column: Math.max(0, Math.min(size.columns - 1, column)),
  })
  const { row, column } = place
  switch (key) {
    case 'ArrowUp':
      return to(isFar ? 0 : row - 1, column)
    case 'ArrowDown':
      return to(isFar ? size.rows - 1 : row + 1, column)
    case 'ArrowLeft':
      return to(row, isFar ? 0 : column - 1)
    case 'ArrowRight':
      return to(row, isFar ? size.columns - 1 : column + 1)
    case 'Home':
      return to(isFar ? 0 : row, 0)
    case 'End':
      return to(isFar ? size.rows - 1 : row, size.columns - 1)
    case 'PageUp':
      return to(row - size.rowsOnPage, column)
    case 'PageDown':
      return to(row + size.rowsOnPage, column)
    default:
      return null
  }
}
