import { basename, extname } from 'node:path'
import { Failure } from '../../contract/failure.ts'
import type { FormSpec } from '../../contract/form.ts'
import type { Form } from '../../core/form/form.ts'
import { formOfTables } from '../../core/form/form-of-tables.ts'
import type { TextTable } from '../../core/intake/text-table.ts'
import { readTable } from '../csv/table.ts'
import { sheetTable } from '../workbook/text-table.ts'
import { openWorkbook } from '../workbook/workbook.ts'

/** Reads a questionnaire from an XLSForm workbook, or from its sheets as CSV. */
export const readForm = (spec: FormSpec): Promise<Form> =>
  extname(spec.file).toLowerCase() === '.csv' ? fromCsv(spec) : fromWorkbook(spec)

const fromCsv = async ({ file, choices, settings, labels }: FormSpec): Promise<Form> =>
  formOfTables(
    {
      survey: await readTable(file),
      choices: choices === undefined ? null : await readTable(choices),
      settings: settings === undefined ? null : await readTable(settings),
    },
    labels,
  )

const fromWorkbook = async ({ file, labels }: FormSpec): Promise<Form> => {
  const workbook = await openWorkbook(file)
  const named = async (name: string): Promise<TextTable | null> => {
    const sheet = workbook.sheets.find((one) => one.name.trim().toLowerCase() === name)
    return sheet ? sheetTable(workbook, sheet) : null
  }
  const survey = await named('survey')
  if (survey === null) throw new Failure('form.no-survey', { file: basename(file) })
  const [choices, settings] = [await named('choices'), await named('settings')]
  return formOfTables({ survey, choices, settings }, labels)
}
