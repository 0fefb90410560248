import type { Cell, ResultTable } from '../../contract/results.ts'
import { inLanguage } from '../../contract/text.ts'
import { csvOf } from '../package/result-csv.ts'
import { type Field, totalCode } from '../package/result-fields.ts'

/**
 * A released table as SDMX-CSV 2.1: a row per observation, dimensions by code, value, then attributes. A hidden figure
 * is blank with CONF_STATUS C and OBS_STATUS Q; that it is hidden for its own sake or another's is not told.
 */
export const sdmxCsv = (table: ResultTable): string =>
  csvOf(table.cells, [
    field('STRUCTURE', () => 'dataflow'),
    field('STRUCTURE_ID', () => `CARACTERIZA:${conceptOf(table.id)}(1.0)`),
    field('ACTION', () => 'R'),
    ...table.dimensions.map(({ variable }, place) =>
      field(conceptOf(variable), (cell) => cell.group[place] ?? totalCode),
    ),
    ...(table.levels.length === 0 ? [] : [field('LEVEL', (cell) => cell.level ?? totalCode)]),
    field('STATISTIC', () => table.statistic.toUpperCase()),
    field('OBS_VALUE', (cell) => cell.estimate),
    field('OBS_STATUS', statusOf),
    field('CONF_STATUS', ({ confidentiality }) => (confidentiality === 'hidden' ? 'C' : 'F')),
    field('STD_ERR', (cell) => cell.se),
    field('CI_LOWER', (cell) => cell.ciLow),
    field('CI_UPPER', (cell) => cell.ciHigh),
    field('CV', (cell) => cell.cv),
    field('SAMPLE_SIZE', (cell) => cell.n),
    field('UNIT_MEASURE', () => inLanguage(table.unit, 'en')),
    field('TIME_PERIOD', () => inLanguage(table.window, 'en')),
  ])

const field = (name: string, of: Field<Cell>['of']): Field<Cell> => ({ name, type: 'string', description: name, of })

/** Codes of CL_OBS_STATUS: normal, low reliability, missing because suppressed, because it cannot exist, missing. */
const statusOf = ({ confidentiality, estimate, verdict }: Cell): string => {
  if (confidentiality === 'hidden') return 'Q'
  if (confidentiality === 'notApplicable') return 'M'
  if (estimate === null) return 'O'
  return verdict.level === 'unreliable' || verdict.level === 'notEvaluable' ? 'U' : 'A'
}

/** Ids of SDMX are letters, digits, `_`, `@`, `$` and `-`, and begin with a letter. */
const conceptOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9_]+/g, '_')
    .replace(/^(?=[^A-Z])/, 'V')
