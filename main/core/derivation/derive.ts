import type { Variable } from '../../contract/codebook.ts'
import type { Derivation } from '../../contract/derivation.ts'
import { Failure } from '../../contract/failure.ts'
import { arqueroTable } from '../data/arquero-table.ts'
import { blankRows } from '../data/blank.ts'
import type { Column } from '../data/column.ts'
import { type Frame, withVariable } from '../data/frame.ts'
import { codeColumn } from './code-column.ts'
import { readFormula } from './formula.ts'
import { toldOfStep } from './told-of-step.ts'

type Derive = Extract<Derivation, { step: 'derive' }>

/**
 * Adds the variable that the step's formula gives for each record. With `whenMissing: missing` it is blank wherever a
 * variable of the formula is missing; with `evaluate` the formula sees NaN (numbers) or null (codes) and decides.
 * True and false become 1 and 0. Null, undefined, NaN and the empty text are blanks.
 */
export const derive = (frame: Frame, step: Derive): Frame => {
  const values = evaluate(frame, step.formula, step.whenMissing)
  const column = columnOf(values, step)
  return withVariable(frame, derivedVariable(step, column, isYesNo(values)), column)
}

/** Evaluates a formula over every record. */
export const evaluate = (frame: Frame, text: string, whenMissing: Derive['whenMissing']): unknown[] => {
  const formula = readFormula(text, frame)
  const result = arqueroTable(frame, formula.variables)
    .derive({ _result: formula.text } as never)
    .array('_result') as unknown[]
  const values = Array.from(result)
  if (whenMissing === 'evaluate') return values
  const blank = blankRows(frame, formula.variables)
  return values.map((value, row) => (blank[row] ? null : value))
}

/** 1 where the formula is true, 0 where it is false or cannot be told because an answer is missing. */
export const selects = (frame: Frame, text: string): Uint8Array => {
  const values = evaluate(frame, text, 'missing')
  return Uint8Array.from(values, (value) => (value === true || (typeof value === 'number' && value > 0) ? 1 : 0))
}

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (typeof value === 'number' && Number.isNaN(value))

const isYesNo = (values: readonly unknown[]): boolean => values.some((value) => typeof value === 'boolean')

const columnOf = (values: readonly unknown[], step: Derive): Column => {
  const texts = values.some((value) => typeof value === 'string' && value !== '')
  if (!texts) return { type: 'number', values: Float64Array.from(values, (v) => (isBlank(v) ? Number.NaN : Number(v))) }
  const mixed = values.some((value) => !isBlank(value) && typeof value !== 'string')
  if (mixed) throw new Failure('formula.mixed-result', { formula: step.formula, variable: step.name })
  return codeColumn(values as (string | null)[])
}

const derivedVariable = (step: Derive, column: Column, yesNo: boolean): Variable => ({
  ...toldOfStep(step),
  kind: step.kind ?? (column.type === 'code' || yesNo || step.categories ? 'nominal' : 'continuous'),
  storage: column.type,
  categories: step.categories ?? (yesNo ? yesNoCategories : []),
  missing: [],
  source: step.formula,
})

const yesNoCategories = [
  { code: '1', label: { es: 'Sí', en: 'Yes' } },
  { code: '0', label: { es: 'No', en: 'No' } },
]
