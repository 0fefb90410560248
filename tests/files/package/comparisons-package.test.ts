import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { dataPackage } from '../../../main/files/package/data-package.ts'
import { syntheticComparisons } from '../../harness/report-comparisons.ts'
import { syntheticPlan, syntheticTables, textsIn } from '../../harness/report-study.ts'

const texts = { es: textsIn('es'), en: textsIn('en') }
const [first, ...others] = syntheticTables
const independence = { test: 'F', statistic: 3.2, df: 1.8, ddf: 52, p: 0.04 } as const
const tables = first ? [{ ...first, independence }, ...others] : []
const files = dataPackage({ plan: syntheticPlan, tables, comparisons: syntheticComparisons, texts })
const { resources } = JSON.parse(files.get('datapackage.json') ?? '')
const rowsOf = (id: string) =>
  Papa.parse<Record<string, string>>(files.get(`${id}.borrador.csv`) ?? '', { header: true, skipEmptyLines: true }).data

describe('comparisons in the data package', () => {
  test('are files with a row per comparison, shares from −1 to 1 and what the test says', () => {
    const [row, , , last] = rowsOf('causas_diferencia')
    expect(row).toMatchObject({
      level: '1',
      level_es: 'Amenazas',
      first: '2',
      first_en: 'Female',
      second: '1',
      first_estimate: '0.563',
      estimate: '0.123',
      p_holm: '0.00003',
      significance: 'significant',
      quality: 'reliable',
      unit_es: '% de personas; una persona puede dar varias causas',
      window_es: '2006–2016',
    })
    expect(last).toMatchObject({ se: '', p: '', significance: 'notTested', quality: 'notEvaluable' })
  })

  test('are described with what is compared, and every column of theirs', () => {
    const own = resources.slice(tables.length)
    expect(own.map(({ name }: { name: string }) => name)).toEqual(syntheticComparisons.map(({ id }) => id))
    expect(own[0]).toMatchObject({ compare: 'differences', table: 'causas', reference: '1', compared: ['sexo'] })
    expect(own[0].schema.primaryKey).toEqual(['level', 'first', 'second'])
    expect(own[4].earlier).toMatchObject({ table: 'causas_2010', samples: 'overlapping' })
    for (const { path, schema } of own) {
      const [header = ''] = (files.get(path) ?? '').split('\r\n')
      expect(schema.fields.map(({ name }: { name: string }) => name)).toEqual(header.split(','))
    }
  })

  test('leave the test of independence with its table', () => {
    expect(resources[0].independence).toEqual(independence)
    expect(resources[1].independence).toBeUndefined()
  })
})
