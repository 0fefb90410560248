import type { AnalysisPart, AnalysisValue } from '../../../contract/analysis.ts'
import { Failure } from '../../../contract/failure.ts'
import type { Localized } from '../../../contract/text.ts'
import type { Frame } from '../../data/frame.ts'
import { selectedRows } from '../../derivation/selected-rows.ts'
import { type AnalysisSources, countColumn, type Findings, note, rawCodes } from '../analysis-sources.ts'
import { refuseRecords } from '../refuse-records.ts'
import { type DeadlineState, deadlineStates, statesOf } from './deadline.ts'
import { refusal } from './failures.ts'
import { sheetColumn } from './sheet-column.ts'
import type { SheetSpec } from './spec.ts'

/** More rows than this are data to be counted. */
const mostRows = 200

/**
 * Records of actions, institutions, measures and the like, never of persons, as they are written, with how each
 * stands on a day and the tables that it rests on.
 */
export const sheet = (spec: SheetSpec, sources: AnalysisSources): Findings => {
  const frame = sources.frame(spec.dataset)
  const rows = selectedRows(frame, spec.where)
  if (rows.length === 0) throw new Failure('analysis.no-records', { analysis: spec.id, dataset: spec.dataset })
  if (rows.length > mostRows) throw refusal('sheet.too-long', { analysis: spec.id, rows: rows.length, most: mostRows })
  const states = spec.deadline && statesOf(spec.deadline, frame)
  if (spec.deadline && states) refuseRecords(spec, spec.deadline.due, rows, (row) => states[row] === null)
  return {
    nature: 'sheet',
    unit: spec.unit,
    parts: [listPart(spec, frame, rows, states, sources), ...(states ? [statePart(rows, states)] : [])],
    assumptions: [note('sheet.asWritten')],
    notes: [
      note(`sheet.of.${spec.about}`),
      ...(spec.deadline ? [note('sheet.until', { until: spec.deadline.until })] : []),
    ],
    fewest: null,
    tables: [],
  }
}

const listPart = (
  spec: SheetSpec,
  frame: Frame,
  rows: readonly number[],
  states: readonly (DeadlineState | null)[] | undefined,
  sources: AnalysisSources,
): AnalysisPart => {
  const own = spec.columns.map((column, place) => sheetColumn(column, place, frame))
  const tables = spec.tables === undefined ? null : rawCodes(frame, spec.tables)
  return {
    name: 'sheet',
    columns: [
      ...own.map(({ column }) => column),
      ...(states ? [{ name: 'deadlineState', kind: 'word' } as const] : []),
      ...(tables ? [{ name: 'restsOn', kind: 'label' } as const] : []),
    ],
    rows: rows.map((row): AnalysisValue[] => [
      ...own.map(({ at }) => at(row)),
      ...(states ? [`deadline.${states[row]}`] : []),
      ...(tables ? [titlesOf(tables[row] ?? null, spec, sources)] : []),
    ]),
  }
}

/** The titles of the tables that a row rests on; a table that the plan does not have is refused. */
const titlesOf = (written: string | null, { id }: SheetSpec, { plan }: AnalysisSources): Localized | null => {
  const titles = (written ?? '')
    .split(/\s+/)
    .filter((name) => name !== '')
    .map((name) => {
      const table = [...plan.tables, ...plan.comparisons, ...plan.analyses].find((own) => own.id === name)
      if (!table) throw refusal('sheet.unknown-table', { analysis: id, table: name })
      return table.title
    })
  if (titles.length === 0) return null
  const joined = (language: 'es' | 'en') =>
    titles.map((title) => (typeof title === 'string' ? title : (title[language] ?? ''))).join('; ')
  return { es: joined('es'), en: joined('en') }
}

const statePart = (rows: readonly number[], states: readonly (DeadlineState | null)[]): AnalysisPart => ({
  name: 'sheetStates',
  columns: [{ name: 'deadlineState', kind: 'word' }, countColumn('number'), { name: 'stateShare', kind: 'share' }],
  rows: [
    ...deadlineStates.map((state): AnalysisValue[] => {
      const count = rows.filter((row) => states[row] === state).length
      return [`deadline.${state}`, count, count / rows.length]
    }),
    ['total', rows.length, 1],
  ],
})
