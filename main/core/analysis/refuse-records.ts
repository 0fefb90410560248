import type { AnalysisSpec } from '../../contract/analysis.ts'
import { Failure } from '../../contract/failure.ts'

/** Refuses the analysis where some of its records have a value that cannot be; says of how many, and none of the values. */
export const refuseRecords = (
  { id }: Pick<AnalysisSpec, 'id'>,
  variable: string,
  rows: readonly number[],
  isWrong: (row: number) => boolean,
): void => {
  const records = rows.filter(isWrong).length
  if (records > 0) throw new Failure('analysis.wrong-records', { analysis: id, variable, records })
}
