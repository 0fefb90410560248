import type { Correction } from '../../contract/checks.ts'
import { checkHeader, linesOf, type TextTable, textIn } from '../intake/text-table.ts'

/**
 * The corrections of a table with the columns `record`, `variable`, `value` and, where wanted, `reason` and `rule`. An
 * empty value makes the cell blank; an empty reason is the `reason` of them all.
 */
export const correctionsOfTable = (table: TextTable, reason: string): Correction[] => {
  checkHeader(table, ['record', 'variable', 'value'], ['record', 'variable', 'value', 'reason', 'rule'])
  return linesOf(table).map((line) => {
    const [value, rule] = [textIn(line, 'value'), textIn(line, 'rule').trim()]
    return {
      record: textIn(line, 'record'),
      variable: textIn(line, 'variable').trim(),
      value: value === '' ? null : value,
      reason: textIn(line, 'reason').trim() || reason,
      ...(rule === '' ? {} : { rule }),
    }
  })
}
