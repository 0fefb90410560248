import type { Cell, ResultTable } from '../../contract/results.ts'
import { type ResultField, resultFields, text } from './result-fields.ts'

/** Signs that stand in place of a figure; what they say stands under `shorthand.<name>` in the locales. */
export const shorthand = [
  { sign: '[c]', name: 'confidential' },
  { sign: '[u]', name: 'unreliable' },
  { sign: '[z]', name: 'notApplicable' },
  { sign: '[x]', name: 'notAvailable' },
] as const

/** The columns of a released table: a sign wherever a working copy has a blank, and the signs of a row in a column. */
export const releasedFields = (table: ResultTable, status: string): readonly ResultField[] => [
  ...resultFields(table, status).map((field) => (field.type === 'string' ? field : withSigns(field, table))),
  text('shorthand', rowSign),
]

const withSigns = (field: ResultField, table: ResultTable): ResultField => ({
  ...field,
  of: (cell) => withheldSign(cell) ?? field.of(cell) ?? emptySign(field, table),
})

/** Without a probability sample there is no precision to speak of; elsewhere the figure could not be had. */
const emptySign = ({ name }: ResultField, { probability }: ResultTable): string =>
  probability || name === 'estimate' ? '[x]' : '[z]'

/** What a reader must know of the row before using its figure. */
export const rowSign = (cell: Cell): string | null => {
  const sign = withheldSign(cell)
  if (sign !== null) return sign
  return cell.verdict.level === 'unreliable' || cell.verdict.level === 'notEvaluable' ? '[u]' : null
}

const withheldSign = ({ confidentiality }: Cell): string | null => {
  if (confidentiality === 'hidden') return '[c]'
  return confidentiality === 'notApplicable' ? '[z]' : null
}
