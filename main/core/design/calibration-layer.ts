import type { Codes } from '../data/column.ts'

/** Auxiliary variables of a calibration, by row: an indicator per category (code 0 = in none), or one number. */
export type AuxiliaryBlock =
  | { readonly kind: 'categories'; readonly codes: Codes; readonly size: number }
  | { readonly kind: 'values'; readonly values: Float64Array }

/**
 * A step that fitted weights to known totals of auxiliary variables x. Variances after it use, in place of the
 * influence z, the residual z − x'β of its regression on x (Deville & Särndal 1992, JASA 87, section 3; Särndal,
 * Swensson & Wretman 1992, 7.10-11).
 */
export type CalibrationLayer = {
  readonly blocks: readonly AuxiliaryBlock[]
  /** Number of auxiliary variables: the sizes of the blocks added up. */
  readonly size: number
  /** The weights that the step made, by row. */
  readonly weights: Float64Array
  /** The weights ω of the regression, by row. */
  readonly regressionWeights: Float64Array | Uint8Array
  /** β from the moments Σ ω x z; both have `size` elements. */
  readonly coefficients: (moments: Float64Array) => Float64Array
}

/** The number of auxiliary variables of a block. */
export const blockSize = (block: AuxiliaryBlock): number => (block.kind === 'categories' ? block.size : 1)
