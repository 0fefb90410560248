import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { dataPackage } from '../../../main/files/package/data-package.ts'
import { syntheticPlan, textsIn } from '../../harness/report-study.ts'
import { syntheticTests } from '../../harness/report-tests.ts'

const texts = { es: textsIn('es'), en: textsIn('en') }
const files = dataPackage({ plan: syntheticPlan, tables: [], tests: syntheticTests, texts })
const { resources } = JSON.parse(files.get('datapackage.json') ?? '')
const rowsOf = (id: string) =>
  Papa.parse<Record<string, string>>(files.get(`${id}.borrador.csv`) ?? '', { header: true, skipEmptyLines: true }).data

describe('tests in the data package', () => {
  test('are files with a row per tested quantity, its labels and what its test says', () => {
    const [intercept, term] = rowsOf('modelo')
    expect(intercept).toMatchObject({ variable: '', category: '', p_adjusted: '', significance: '' })
    expect(term).toMatchObject({
      variable: 'sexo',
      category: '2',
      category_es: 'Mujer',
      against_en: 'Male',
      form: 'logistic',
      estimate: '-0.7',
      p: '0.03',
      p_adjusted: '0.06',
      significance: 'notSignificant',
      n: '1234',
      universe_en: 'Displaced persons',
      window_es: '2006–2016',
    })
    expect(rowsOf('gasto_sexo')[0]).toMatchObject({ variable: 'gasto', category_es: 'Mujer', against_es: 'Hombre' })
    expect(rowsOf('asociacion')[0]).toMatchObject({ distribution: 'F', df: '1.7', df_denominator: '153', estimate: '' })
  })

  test('are described with what is tested, and every column of theirs', () => {
    expect(resources[2]).toMatchObject({ name: 'modelo', test: 'regression', form: 'logistic', family: 'modelos' })
    for (const { path, schema } of resources) {
      const [header = ''] = (files.get(path) ?? '').split('\r\n')
      expect(schema.fields.map(({ name }: { name: string }) => name)).toEqual(header.split(','))
    }
  })
})
