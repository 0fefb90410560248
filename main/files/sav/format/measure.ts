import type { Variable } from '../../../contract/codebook.ts'
import { type Format, isDate, isDuration } from './formats.ts'
import { longestShortString } from './layout.ts'

const measures = { nominal: 1, ordinal: 2, scale: 3 } as const

/** What a kind is judged by. */
export type KindEvidence = {
  readonly format: Format
  /** Bytes of a string, 0 for a number. */
  readonly width: number
  /** The declared measurement level, 0 when it is not known. */
  readonly measure: number
  readonly hasLabels: boolean
  readonly isWeight: boolean
}

/**
 * The kind of a variable. The declared level decides for numbers, and value labels where there is none; a moment is a
 * date and a duration continuous whatever their level. SPSS calls every string nominal, so a string is nominal only
 * with labels or when it is short enough to be a code, else text.
 */
export const kindOf = ({ format, width, measure, hasLabels, isWeight }: KindEvidence): Variable['kind'] => {
  if (width > 0) {
    if (measure === measures.ordinal) return 'ordinal'
    return hasLabels || width <= longestShortString ? 'nominal' : 'text'
  }
  if (isWeight) return 'weight'
  if (isDate(format)) return 'date'
  if (isDuration(format) || measure === measures.scale) return 'continuous'
  if (measure === measures.ordinal) return 'ordinal'
  return measure === measures.nominal || hasLabels ? 'nominal' : 'continuous'
}

/** The measurement level that SPSS is told for a kind of variable. */
export const measureOf = (kind: Variable['kind']): number => {
  if (kind === 'ordinal') return measures.ordinal
  return kind === 'count' || kind === 'continuous' || kind === 'weight' || kind === 'date'
    ? measures.scale
    : measures.nominal
}
