import { Failure } from '../../contract/failure.ts'
import { type Frame, variableOf } from '../data/frame.ts'

/** The values of a variable that an analysis needs as numbers, NaN where they are missing; refused where they are texts. */
export const numbersOf = (frame: Frame, name: string, analysis: string): Float64Array => {
  const column = frame.present(variableOf(frame, name).name)
  if (column.type !== 'number') throw new Failure('areas.not-a-number', { analysis, variable: name })
  return column.values
}
