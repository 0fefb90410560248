import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { openCsv } from '../../../main/files/csv/open.ts'
import { previewCsv } from '../../../main/files/csv/preview.ts'
import { columnsOf, type Value } from '../../harness/csv-files.ts'

const shared = process.env.CARACTERIZA_SHARED
if (!shared) console.info('Skipped: CSV files of real studies, because CARACTERIZA_SHARED is not set.')

const data = join(shared ?? '', 'data')
const paths = shared
  ? readdirSync(data, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.csv'))
      .map((name) => join(data, name))
  : []

/** The same columns by another reader; what our reading promises of blanks is applied to them. */
const columnsByPapa = (path: string, encoding: string, numeric: readonly boolean[]): Value[][] => {
  const text = new TextDecoder(encoding).decode(readFileSync(path))
  const rows = Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: numeric.length > 1 }).data
  const top = rows.findIndex((row) => row.some((cell) => cell.trim() !== ''))
  const last = rows.findLastIndex((row) => row.some((cell) => cell.trim() !== ''))
  return numeric.map((isNumber, column) =>
    rows.slice(top + 1, last + 1).map((row) => {
      const cell = row[column] ?? ''
      if (cell.trim() === '' || (isNumber && cell === 'NA')) return null
      return isNumber ? Number(cell) : cell
    }),
  )
}

describe.skipIf(!shared)('real files', () => {
  test.each(paths.map((path) => [basename(path), path]))('%s', async (_, path) => {
    const reading = await openCsv(path)
    const { encoding } = await previewCsv(path)
    const numeric = reading.variables.map(({ storage }) => storage === 'number')
    expect(Object.values(await columnsOf(reading))).toEqual(columnsByPapa(path, encoding, numeric))
  })

  test.each([
    ['chile_enusc2023/enusc2023.csv', 49_813, 15],
    ['haiti_msna2022/main.csv', 3_896, 1_070],
    ['idmc_gidd/disaster_events.csv', 22_119, 21],
    ['idmc_gidd/conflict_country_year.csv', 961, 7],
    ['mx_municipios_2020/df_mxmunicipio_2020.csv', 2_469, 17],
  ])('%s has %i rows and %i columns', async (name, rows, columns) => {
    const reading = await openCsv(join(data, name))
    expect([reading.declaredRows, reading.variables.length]).toEqual([rows, columns])
  })

  test('accents and leading zeros are right', async () => {
    const columns = await columnsOf(await openCsv(join(data, 'mx_municipios_2020/df_mxmunicipio_2020.csv')))
    expect(columns.state_code?.[0]).toBe('01')
    expect(columns.state_name).toContain('Michoacán')
    expect(columns.municipio_name).toContain('Peñón Blanco')
    expect(columns.pop?.reduce<number>((sum, value) => sum + Number(value), 0)).toBe(126_014_024)
  })

  test('the share of victims in a national survey is that of other programs', async () => {
    const { VP_DC, Fact_Pers_Reg } = await columnsOf(await openCsv(join(data, 'chile_enusc2023/enusc2023.csv')))
    const sums = { weights: 0, victims: 0 }
    for (const [at, weight] of (Fact_Pers_Reg ?? []).entries()) {
      sums.weights += Number(weight)
      sums.victims += Number(weight) * Number(VP_DC?.[at])
    }
    expect(sums.victims / sums.weights).toBeCloseTo(0.241135185538216, 12)
  })
})
