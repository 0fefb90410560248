import type { Variable } from '../../contract/codebook.ts'

const measures = { nominal: 1, ordinal: 2, scale: 3 } as const

/** The measurement level that SPSS is told for a kind of variable. */
export const measureOf = (kind: Variable['kind']): number => {
  if (kind === 'ordinal') return measures.ordinal
  return kind === 'count' || kind === 'continuous' || kind === 'weight' || kind === 'date'
    ? measures.scale
    : measures.nominal
}
