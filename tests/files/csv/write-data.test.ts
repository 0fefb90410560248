import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Variable } from '../../../main/contract/codebook.ts'
import type { Columns } from '../../../main/core/data/column.ts'
import { readTable } from '../../../main/files/csv/table.ts'
import { writeCsv } from '../../../main/files/csv/write-data.ts'
import { columnsIn, csvFolder } from '../../harness/csv-files.ts'

const { folder, remove } = csvFolder()
afterAll(remove)
const path = join(folder, 'salida.csv')

const variable = (name: string, kind: Variable['kind'], storage: Variable['storage']): Variable => ({
  name,
  kind,
  storage,
  categories: [],
  missing: [],
})

const columns: Columns = {
  rows: 3,
  byName: new Map([
    ['n', { type: 'number', values: Float64Array.from([-1e-7, Number.NaN, 0.1]) }],
    ['dia', { type: 'number', values: Float64Array.from([17_013, 17_013.25, Number.NaN]) }],
    ['t', { type: 'code', codes: Uint8Array.from([1, 2, 0]), dictionary: ['=1+1', 'dijo "no",\nse fue'] }],
  ]),
}
const variables = [
  variable('n', 'continuous', 'number'),
  variable('dia', 'date', 'number'),
  variable('t', 'text', 'code'),
]

test('numbers stay numbers, dates are dates, and no text is a formula', async () => {
  await writeCsv(path, variables, columns)
  expect(readFileSync(path, 'utf8')).toBe(
    '\ufeffn,dia,t\r\n-1e-7,2016-07-31,\'=1+1\r\n,2016-07-31T06:00:00,"dijo ""no"",\nse fue"\r\n0.1,,\r\n',
  )
  expect(await columnsIn(path)).toEqual({
    n: [-1e-7, null, 0.1],
    dia: ['2016-07-31', '2016-07-31T06:00:00', null],
    t: ["'=1+1", 'dijo "no",\nse fue', null],
  })
  expect((await readTable(path)).rows.map(({ cells }) => cells[2])).toEqual(['=1+1', 'dijo "no",\nse fue', ''])
})

test('many rows are written block by block', async () => {
  const rows = 10_000
  const values = Float64Array.from({ length: rows }, (_, row) => row / 8)
  await writeCsv(path, [variable('n', 'continuous', 'number')], {
    rows,
    byName: new Map([['n', { type: 'number', values }]]),
  })
  expect(await columnsIn(path)).toEqual({ n: [...values] })
})
