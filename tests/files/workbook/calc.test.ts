import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, describe, expect, test } from 'vitest'
import { openXlsx } from '../../../main/files/workbook/open.ts'
import { openWorkbook } from '../../../main/files/workbook/workbook.ts'
import { columnsOf } from '../../harness/csv-files.ts'
import { fileFolder } from '../../harness/damage.ts'

const { folder, remove } = fileFolder()
afterAll(remove)

const hasCalc = spawnSync('soffice', ['--version']).status === 0
if (!hasCalc) console.info('skipped: comparison with LibreOffice, because soffice is missing')
const shared = process.env.CARACTERIZA_SHARED
if (!shared) console.info('skipped: real workbooks, because CARACTERIZA_SHARED is not set')

/** Lets LibreOffice write `path` in another format into `out`. */
const convert = (path: string, format: string, out: string, more: readonly string[] = []): void => {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const { status, stderr } = spawnSync(
    'soffice',
    [profile, '--headless', ...more, '--convert-to', format, '--outdir', out, path],
    {
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Error(stderr)
}

test.skipIf(!hasCalc)('a workbook that LibreOffice wrote from a table holds that table', async () => {
  const rows = Array.from({ length: 500 }, (_, at) => [
    String(at),
    String(at / 8),
    ['Ahuachapán', 'San "Salvador"', 'dos\nlíneas', ''][at % 4] ?? '',
    new Date(Date.UTC(2016, 0, 1 + at)).toISOString().slice(0, 10),
  ])
  const path = join(folder, 'tabla.csv')
  writeFileSync(path, Papa.unparse([['n', 'x', 'texto', 'fecha'], ...rows]))
  convert(path, 'xlsx', folder, ['--infilter=CSV:44,34,76,1'])
  const columns = await columnsOf(await openXlsx(join(folder, 'tabla.xlsx')))
  expect(columns).toEqual({
    n: rows.map(([n]) => Number(n)),
    x: rows.map(([, x]) => Number(x)),
    texto: rows.map(([, , text]) => text || null),
    fecha: rows.map(([, , , date]) => Date.parse(date as string) / 86_400_000),
  })
})

describe.skipIf(!shared)('the template of a needs assessment', () => {
  const data = join(shared ?? '', 'data/msna_template2024/dummy_raw_data.xlsx')

  test.each([
    ['main', 241, 367],
    ['roster', 965, 33],
    ['edu_ind', 965, 18],
    ['health_ind', 965, 25],
    ['nut_ind', 965, 41],
  ])('its sheet %s has %i rows and %i columns', async (sheet, rows, columns) => {
    const reading = await openXlsx(data, { sheet })
    expect([reading.declaredRows, reading.variables.length]).toEqual([rows, columns])
  })

  test.skipIf(!hasCalc)('LibreOffice sees the same in every cell of every sheet', async () => {
    const out = join(folder, 'hojas')
    mkdirSync(out)
    convert(data, 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1', out)
    for (const { name } of (await openWorkbook(data)).sheets) {
      const [, ...rows] = Papa.parse<string[]>(
        readFileSync(join(out, `${basename(data, '.xlsx')}-${name}.csv`), 'utf8').trimEnd(),
      ).data
      const reading = await openXlsx(data, { sheet: name })
      const columns = Object.values(await columnsOf(reading))
      const expected = reading.variables.map(({ storage }, column) =>
        rows.map((cells) =>
          cells[column] === '' ? null : storage === 'number' ? Number(cells[column]) : cells[column],
        ),
      )
      expect(columns).toEqual(expected)
    }
  })
})
