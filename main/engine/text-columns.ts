/**
 * Rows as lines for a terminal, two spaces between their columns. The first row may be the heads. Figures stand to the
 * right, words and what names a row to the left.
 */
export const alignedText = (rows: readonly (readonly (string | number)[])[]): readonly string[] => {
  const columns = (rows[0] ?? []).map((_, place) => {
    const cells = rows.map((row) => String(row[place]))
    const isOfFigures = place > 0 && cells.slice(1).every((cell) => figure.test(cell))
    return { width: Math.max(...cells.map(({ length }) => length)), isOfFigures }
  })
  return rows.map((row) =>
    row
      .map((cell, place) => {
        const { width = 0, isOfFigures = false } = columns[place] ?? {}
        return isOfFigures ? String(cell).padStart(width) : String(cell).padEnd(width)
      })
      .join('  ')
      .trimEnd(),
  )
}

/** A number, whatever stands before or behind it, or nothing. */
const figure = /^(?:[<>≤≥−+-]?\s?\d.*|–|)$/
