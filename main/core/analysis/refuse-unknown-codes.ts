import type { AnalysisSpec } from '../../contract/analysis.ts'
import { Failure } from '../../contract/failure.ts'
import { categoriesOf } from '../data/categories.ts'
import type { Frame } from '../data/frame.ts'

/** Refuses codes that neither the codebook nor the records have: what they should have selected would be left out unseen. */
export const refuseUnknownCodes = (
  { id }: Pick<AnalysisSpec, 'id'>,
  frame: Frame,
  variable: string,
  codes: readonly string[],
): void => {
  const known = new Set(categoriesOf(frame, variable).categories.map(({ code }) => code))
  const unknown = codes.find((code) => !known.has(code))
  if (unknown !== undefined) throw new Failure('analysis.unknown-code', { analysis: id, variable, code: unknown })
}
