/** Rows as lines for a terminal, the first column to the left and the others to the right, two spaces between. */
export const alignedText = (rows: readonly (readonly (string | number)[])[]): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, place) => Math.max(...rows.map((row) => String(row[place]).length)))
  return rows.map((row) =>
    row
      .map((cell, place) => {
        const width = widths[place] as number
        return place === 0 ? String(cell).padEnd(width) : String(cell).padStart(width)
      })
      .join('  ')
      .trimEnd(),
  )
}
