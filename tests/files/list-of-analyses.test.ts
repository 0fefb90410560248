import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, describe, expect, test } from 'vitest'
import { type ListDefaults, tablesFromList } from '../../main/core/plan/list-of-analyses/list-of-analyses.ts'
import { csvText } from '../../main/files/csv/write.ts'
import { readListOfAnalyses } from '../../main/files/list-of-analyses.ts'
import { csvFolder, encoded } from '../harness/csv-files.ts'
import { failureOf } from '../harness/refusal.ts'
import { row, workbookParts, zipped } from './workbook/workbook-bytes.ts'

const { file, folder, remove } = csvFolder()
afterAll(remove)

const defaults: ListDefaults = {
  design: 'hogares',
  unit: 'hogares',
  universe: 'Hogares',
  usual: () => null,
  taken: [],
}
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

  test('is read whole, a dataset at a time, with a design for what is not to be weighted', async () => {
    const list = await readListOfAnalyses(file(csvText(await sheet())))
    const read = (given: Partial<ListDefaults>) => tablesFromList(list, { ...defaults, ...given })
    expect(await failureOf(async () => read({}))).toMatchObject({
      code: 'loa.several-datasets',
      params: { datasets: 'main, loop' },
    })
    expect(await failureOf(async () => read({ dataset: 'main' }))).toMatchObject({
      code: 'loa.unweighted',
      params: { row: 21 },
    })
    const households = read({ dataset: 'main', unweighted: 'sinPesos' })
    const persons = read({ dataset: 'loop', design: 'personas' })
    expect(persons.map(({ variable, design }) => [variable, design])).toEqual([
      ['ind_age_cat', 'personas'],
      ['ind_age_18_cat', 'personas'],
      ['ind_age_18_cat_d', 'personas'],
    ])
    expect(households.filter(({ design }) => design === 'sinPesos')).toMatchObject([
      { statistic: 'proportion', variable: 'resp_age_cat' },
    ])
    const kinds = Object.groupBy([...households, ...persons], ({ statistic }) => statistic)
    expect(Object.entries(kinds).map(([name, list]) => [name, list?.length])).toEqual([
      ['proportion', 77],
      ['quantile', 10],
      ['ratio', 12],
      ['mean', 4],
    ])
    expect(households.find(({ over }) => over === 'edu_schooling_age_n')).toMatchObject({
      universe: 'Individuals aged 5 to 18',
      window: 'School-year 2023-2024',
    })
  })
})

test('a workbook that limits rows in a sheet of its own is refused', async () => {
  const workbook = (filters: readonly string[]): string => {
    const sheets = [
      { name: 'main', rows: row('ID', 'variable', 'func') + row('1', 'causa', 'freq') },
      { name: 'filter', rows: filters.join('') },
    ]
    const path = join(folder, 'daf.xlsx')
    writeFileSync(path, zipped(workbookParts(sheets)))
    return path
  }
  const head = row('ID', 'variable', 'operation', 'value')
  expect(tablesFromList(await readListOfAnalyses(workbook([head])), defaults)).toHaveLength(1)
  expect(await failureOf(() => readListOfAnalyses(workbook([head, row('1', 'edad', '>', '18')])))).toEqual({
    code: 'loa.filters',
    params: { file: 'daf.xlsx', sheet: 'filter' },
  })
})
