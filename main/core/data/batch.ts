/** The values of one variable in a run of rows; code 0 and NaN are blanks, as in `Column`. */
export type BatchColumn =
  | { readonly type: 'number'; readonly values: Float64Array }
  /** `dictionary` is shared by all batches of a file and grows while it is read; `codes[i] - 1` points into it. */
  | { readonly type: 'code'; readonly codes: Uint32Array; readonly dictionary: readonly string[] }

/** A run of consecutive rows on its way into the study, one column per variable of the file, in the file's order. */
export type Batch = { readonly rows: number; readonly columns: readonly BatchColumn[] }

/** Rows per batch and per stored chunk. */
export const batchRows = 65_536
