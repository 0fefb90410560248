import { stat } from 'node:fs/promises'
import type { FileDescription } from '../../contract/file-description.ts'
import type { FileToDescribe } from '../../contract/source.ts'
import { problemsOf, type TableProblem } from '../../files/cells/problems.ts'
import type { CellTable } from '../../files/cells/table.ts'
import { firstRowsOf, guessesOf } from '../../files/cells/variables.ts'
import { surveyJsonl } from '../../files/jsonl/survey.ts'
import type { ReadingOptions } from '../../files/reading.ts'
import { surveySheet } from '../../files/workbook/survey.ts'

type Request<Format> = Extract<FileToDescribe, { format: Format }>

/** What a sheet of a workbook seems to be, and what other sheets there are. */
export const describeSheet = async (request: Request<'xlsx'>, reading: ReadingOptions): Promise<FileDescription> => {
  const { workbook, sheet, headerRow, mergedRanges, table } = await surveySheet(request.file, request.options, reading)
  const others = workbook.sheets.filter(({ name }) => name !== sheet.name).map(({ name }) => name)
  const detected = [
    { name: 'sheet', value: sheet.name },
    ...(others.length === 0 ? [] : [{ name: 'otherSheets', value: others.join(', ') }]),
    { name: 'headerRow', value: String(headerRow) },
  ]
  const merged = mergedRanges > 0 ? [{ code: 'mergedCells', params: { ranges: mergedRanges } }] : []
  const description = await describeTable(request, table, detected, merged)
  return { ...description, sheets: workbook.sheets.filter(({ isHidden }) => !isHidden).map(({ name }) => name) }
}

/** What the columns of a file of JSON lines seem to be. */
export const describeLines = async (request: Request<'jsonl'>, reading: ReadingOptions): Promise<FileDescription> => {
  const { table } = await surveyJsonl(request.file, request.options, reading)
  return describeTable(request, table, [], [])
}

const rowsShown = 20

const describeTable = async (
  { file, format }: FileToDescribe,
  table: CellTable,
  detected: FileDescription['detected'],
  found: readonly TableProblem[],
): Promise<FileDescription> => ({
  format,
  bytes: (await stat(file)).size,
  rows: table.tally.rows,
  detected,
  problems: [...found, ...problemsOf(table)].map(({ code, params }) => ({ code, params: { ...params } })),
  refused: table.refused === null ? null : { code: table.refused.code, params: { ...table.refused.params } },
  columns: guessesOf(table).map(({ variable, kindReason, identifier }, column) => ({
    variable,
    reasons: [`type.${table.plans[column]?.reason}`, ...(kindReason === null ? [] : [`kind.${kindReason}`])],
    identifier: [...identifier],
  })),
  firstRows: firstRowsOf(table, rowsShown),
})
