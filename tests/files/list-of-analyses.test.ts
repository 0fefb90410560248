import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, describe, expect, test } from 'vitest'
import { tablesFromList } from '../../main/core/plan/list-of-analyses.ts'
import { csvText } from '../../main/files/csv/write.ts'
import { readListOfAnalyses } from '../../main/files/list-of-analyses.ts'
import { csvFolder, encoded, failureOf } from '../harness/csv-files.ts'

const { file, remove } = csvFolder()
afterAll(remove)

const defaults = { design: 'hogares', unit: 'hogares', universe: 'Hogares' }
const shared = process.env.CARACTERIZA_SHARED
if (!shared) console.info('Skipped: the list of analyses of a real assessment, because CARACTERIZA_SHARED is not set.')

test('a list saved by a spreadsheet becomes tables', async () => {
  const text =
    'analysis_type;analysis_var;group_var;level\r\nprop_select_one;causa;región, sexo;0,9\r\nmean;edad;NA;\r\n'
  expect(tablesFromList(await readListOfAnalyses(file(encoded(text, 'windows-1252'))), defaults)).toMatchObject([
    { id: 'proportion_causa_región_sexo', by: ['región', 'sexo'], ciLevel: 0.9 },
    { id: 'mean_edad', by: [], ciLevel: 0.95 },
  ])
})

describe.skipIf(!shared)('the list of a real assessment', () => {
  /** The sheet's rows as texts. */
  const sheet = async (): Promise<string[][]> => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(join(shared ?? '', 'data/msna_template2024/loa.xlsx'))
    const rows: string[][] = []
    workbook.worksheets[1]?.eachRow((row) => {
      rows.push(Array.from({ length: 11 }, (_, column) => row.getCell(column + 1).text))
    })
    return rows
  }

  test('is the same from its workbook as from CSV', async () => {
    const fromCsv = await readListOfAnalyses(file(csvText(await sheet())))
    const fromWorkbook = await readListOfAnalyses(join(shared ?? '', 'data/msna_template2024/loa.xlsx'))
    expect(fromWorkbook.rows.map(({ cells }) => cells)).toEqual(fromCsv.rows.map(({ cells }) => cells))
    expect(fromWorkbook.rows).toHaveLength(103)
  })

  const read = async (rows: string[][]) => tablesFromList(await readListOfAnalyses(file(csvText(rows))), defaults)

  test('is read whole, with a design for what is not to be weighted', async () => {
    const rows = await sheet()
    expect(await failureOf(() => read(rows))).toMatchObject({
      code: 'loa.unweighted',
      params: { row: 21 },
    })
    const list = await readListOfAnalyses(file(csvText(rows)))
    const tables = tablesFromList(list, { ...defaults, unweighted: 'sinPesos' })
    expect(tables.filter(({ design }) => design === 'sinPesos')).toMatchObject([
      { statistic: 'proportion', variable: 'resp_age_cat' },
    ])
    const kinds = Object.groupBy(tables, ({ statistic }) => statistic)
    expect(Object.entries(kinds).map(([name, list]) => [name, list?.length])).toEqual([
      ['proportion', 77],
      ['quantile', 10],
      ['ratio', 12],
      ['mean', 4],
    ])
    expect(tables.find(({ over }) => over === 'edu_schooling_age_n')).toMatchObject({
      universe: 'Individuals aged 5 to 18',
      window: 'School-year 2023-2024',
    })
  })
})
