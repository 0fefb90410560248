/** A numeric variable over all rows; NaN is a blank. */
export type NumberColumn = { readonly type: 'number'; readonly values: Float64Array }

export type Codes = Uint8Array | Uint16Array | Uint32Array

/** A text variable over all rows: `codes[i]` is 0 for a blank, else 1 + the place of the text in `dictionary`. */
export type CodeColumn = { readonly type: 'code'; readonly codes: Codes; readonly dictionary: readonly string[] }

export type Column = NumberColumn | CodeColumn

/** The columns of one dataset, all of the same length. */
export type Columns = { readonly rows: number; readonly byName: ReadonlyMap<string, Column> }

/** The narrowest unsigned array that holds codes up to `largest`. */
export const codesFor = (largest: number, rows: number): Codes =>
  largest < 256 ? new Uint8Array(rows) : largest < 65_536 ? new Uint16Array(rows) : new Uint32Array(rows)

/** The values at `rows`, in that order; a negative row gives a blank. */
export const takeValues = (column: Column, rows: Uint32Array | Int32Array): Column => {
  if (column.type === 'number') {
    const values = new Float64Array(rows.length)
    for (let i = 0; i < rows.length; i++) values[i] = column.values[rows[i] as number] ?? Number.NaN
    return { type: 'number', values }
  }
  const codes = codesFor(column.dictionary.length, rows.length)
  for (let i = 0; i < rows.length; i++) codes[i] = column.codes[rows[i] as number] ?? 0
  return { type: 'code', codes, dictionary: column.dictionary }
}
