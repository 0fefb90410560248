import type { Variable } from '../../contract/codebook.ts'
import type { Column } from '../data/column.ts'
import { type Frame, frameOf } from '../data/frame.ts'
import { codeColumn } from '../derivation/code-column.ts'
import type { Answers } from './read-answers.ts'

/** The answers to one variable, a row for each record in their order. */
export const answersColumn = ({ name, storage }: Variable, records: readonly Answers[]): Column =>
  storage === 'code'
    ? codeColumn(records.map((answers) => answers[name]))
    : { type: 'number', values: Float64Array.from(records, (answers) => Number(answers[name] ?? Number.NaN)) }

/** Records as a frame that the plan's checks can look at. */
export const answersFrame = (dataset: string, variables: readonly Variable[], records: readonly Answers[]): Frame => {
  const byName = new Map(variables.map((variable) => [variable.name, variable]))
  return frameOf(dataset, records.length, variables, (name) => answersColumn(byName.get(name) as Variable, records))
}
