import type { Correction } from '../../contract/checks.ts'
import { Failure } from '../../contract/failure.ts'
import { type Frame, variableOf } from '../data/frame.ts'
import { textAt } from '../data/groups.ts'
import type { RecordNames } from './record-names.ts'

/** A correction that changes its cell: the row it is in and the value the cell gets, a number for numbers. */
export type CorrectedCell = {
  readonly correction: Correction
  readonly row: number
  readonly value: string | number | null
}

/**
 * The cells that the corrections change; those that have the wanted value already are left out, so that corrections
 * can be given twice. Fails with the place of the correction in its list, from 1, when it names a record or a variable
 * that is not there, gives a text to a number or a number to a text, or speaks of a cell for the second time.
 */
export const correctedCells = (
  frame: Frame,
  names: RecordNames,
  corrections: readonly Correction[],
): readonly CorrectedCell[] => {
  const seen = new Set<string>()
  return corrections.flatMap((correction, place) => {
    const { variable } = correction
    const position = place + 1
    if (!frame.variables.has(variable))
      throw new Failure('correction.unknown-variable', { dataset: frame.dataset, variable, position })
    const row = names.rowOf(correction.record)
    if (row === undefined) throw new Failure('correction.unknown-record', { dataset: frame.dataset, position })
    const cell = JSON.stringify([row, variable])
    if (seen.has(cell)) throw new Failure('correction.cell-twice', { variable, position })
    seen.add(cell)
    const value = valueFor(frame, correction, position)
    return textAt(frame, variable, row) === (value === null ? '' : String(value)) ? [] : [{ correction, row, value }]
  })
}

/** An empty text is a blank. A number may be given as text, with point or comma. */
const valueFor = (frame: Frame, { variable, value }: Correction, position: number): string | number | null => {
  if (value === null || value === '') return null
  if (variableOf(frame, variable).storage === 'code') {
    if (typeof value === 'number') throw new Failure('correction.not-text', { variable, position })
    return value
  }
  const text = String(value).trim().replace(',', '.')
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN
  if (!Number.isFinite(number)) throw new Failure('correction.not-a-number', { variable, position })
  return number
}
