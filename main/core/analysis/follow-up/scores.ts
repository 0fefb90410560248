import { Failure } from '../../../contract/failure.ts'
import { type Frame, variableOf } from '../../data/frame.ts'

/**
 * The answers to a question as numbers that can be held against each other: numbers as they are, codes by their place in
 * the codebook's categories, in their order. NaN where an answer is missing or in no category. Refused for texts without
 * categories.
 */
export const scoresOf = (frame: Frame, name: string, analysis: string): Float64Array => {
  const variable = variableOf(frame, name)
  const column = frame.present(name)
  if (column.type === 'number') return column.values
  if (variable.categories.length === 0) throw new Failure('areas.not-a-number', { analysis, variable: name })
  const places = new Map(variable.categories.map(({ code }, place) => [code, place]))
  return Float64Array.from(column.codes, (code) =>
    code === 0 ? Number.NaN : (places.get(column.dictionary[code - 1] ?? '') ?? Number.NaN),
  )
}
