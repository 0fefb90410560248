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
