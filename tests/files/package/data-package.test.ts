import { createHash } from 'node:crypto'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import type { ResultTable } from '../../../main/contract/results.ts'
import { dataPackage } from '../../../main/files/package/data-package.ts'
import { resultCsv } from '../../../main/files/package/result-csv.ts'
import { cell, syntheticPlan, syntheticTables, textsIn } from '../../harness/report-study.ts'

const texts = { es: textsIn('es'), en: textsIn('en') }
const files = dataPackage({ plan: syntheticPlan, tables: syntheticTables, texts })
const descriptor = JSON.parse(files.get('datapackage.json') ?? '')
const tableOf = (id: string) => syntheticTables.find((table) => table.id === id) as ResultTable
const rowsOf = (csv: string) => Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data

describe('data package', () => {
  test.each(['datapackage.json', 'causas.borrador.csv', 'albergues.borrador.csv'])(
    '%s is the one recorded',
    async (name) => {
      await expect(files.get(name)).toMatchFileSnapshot(`../../fixtures/report/${name}`)
    },
  )

  test('every table is a resource with the size and hash of its file', () => {
    expect(descriptor.resources.map(({ path }: { path: string }) => path)).toEqual(
      syntheticTables.map(({ id }) => `${id}.borrador.csv`),
    )
    for (const { path, bytes, hash, schema } of descriptor.resources) {
      const csv = files.get(path) ?? ''
      expect(bytes).toBe(Buffer.byteLength(csv))
      expect(hash).toBe(`sha256:${createHash('sha256').update(csv).digest('hex')}`)
      const [header = ''] = csv.split('\r\n')
      expect(schema.fields.map(({ name }: { name: string }) => name)).toEqual(header.split(','))
    }
  })

  test('the key of the schema tells every row from the others', () => {
    for (const { path, schema } of descriptor.resources) {
      const keys = rowsOf(files.get(path) ?? '').map((row) =>
        schema.primaryKey.map((name: string) => row[name]).join('|'),
      )
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  test('numbers keep every digit, totals have their code, blanks are undefined figures', () => {
    const rows = rowsOf(files.get('poblacion.borrador.csv') ?? '')
    expect(rows.at(-1)).toMatchObject({ by_sexo: '_T', by_sexo_es: 'Total', by_edad: '_T', estimate: '35000' })
    const shelters = rowsOf(files.get('albergues.borrador.csv') ?? '')
    expect(shelters[0]).toMatchObject({ estimate: '60', se: '', deff: '', quality: 'notApplicable' })
    const third = cell([null, null], null, 1 / 3)
    expect(rowsOf(resultCsv({ ...tableOf('poblacion'), cells: [third] }, 'x'))[0]?.estimate).toBe('0.3333333333333333')
  })

  test('every row says unit, universe, window, draft and synthetic', () => {
    for (const row of rowsOf(files.get('causas.borrador.csv') ?? ''))
      expect(row).toMatchObject({
        unit_es: '% de personas; una persona puede dar varias causas',
        universe_en: 'Persons displaced by violence',
        window_es: '2006–2016',
        status: 'BORRADOR – uso interno · DATOS SINTÉTICOS / DRAFT – internal use · SYNTHETIC DATA',
      })
  })

  test('text that a spreadsheet could compute is disarmed, negative codes and numbers are not', () => {
    const codes = ['=1+1', '+A1', '-99', '@x', '＝1', "'=x", 'a "b", c', '\tx']
    const dimension = { variable: '=cmd', categories: codes.map((code) => ({ code, label: code })) }
    const table = { ...tableOf('anio'), dimensions: [dimension], cells: codes.map((code) => cell([code], null, -2.5)) }
    const csv = resultCsv(table, 'x')
    const disarmed = ["'=1+1", "'+A1", '-99', "'@x", "'＝1", "''=x", 'a "b", c', "'\tx"]
    expect(rowsOf(csv).map((row) => [row['by_=cmd'], row.estimate])).toEqual(disarmed.map((code) => [code, '-2.5']))
    expect(csv.endsWith('\r\n')).toBe(true)
  })

  test('the same tables are the same bytes', () => {
    expect(dataPackage({ plan: syntheticPlan, tables: syntheticTables, texts })).toEqual(files)
  })
})
