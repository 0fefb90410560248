import type { TestResult, TestRow } from '../../main/contract/hypothesis.ts'

/** Tests and models of the invented study of report-study.ts, their figures made up as well. */

const sex = {
  variable: 'sexo',
  label: { es: 'Sexo', en: 'Sex' },
  categories: [
    { code: '1', label: { es: 'Hombre', en: 'Male' } },
    { code: '2', label: { es: 'Mujer', en: 'Female' } },
  ],
}
const document = { variable: 'documento', label: { es: 'Documento', en: 'Document' }, categories: [] }
const expenditure = { variable: 'gasto', label: { es: 'Gasto', en: 'Expenditure' }, categories: [] }

const row = (rest: Partial<TestRow>): TestRow => ({
  variable: null,
  category: null,
  against: null,
  estimate: null,
  se: null,
  ciLow: null,
  ciHigh: null,
  statistic: null,
  kind: 't',
  df: 90,
  ddf: null,
  p: null,
  pAdjusted: null,
  ...rest,
})

const result = (rest: Pick<TestResult, 'id' | 'test' | 'variables' | 'rows'> & Partial<TestResult>): TestResult => ({
  key: rest.id.padEnd(64, '0').replace(/[^0-9a-f]/g, 'b'),
  form: null,
  title: { es: `Prueba ${rest.id}`, en: `Test ${rest.id}` },
  universe: { es: 'Personas desplazadas', en: 'Displaced persons' },
  window: '2006–2016',
  design: 'entrevista',
  ciLevel: 0.95,
  family: null,
  n: 1234,
  ...rest,
})

export const independence = result({
  id: 'asociacion',
  test: 'independence',
  form: 'F',
  variables: [sex, document],
  rows: [row({ kind: 'F', statistic: 1.234, df: 1.7, ddf: 153, p: 0.21 })],
})

export const groups = result({
  id: 'gasto_sexo',
  test: 'twoMeans',
  variables: [expenditure, sex],
  rows: [
    row({
      variable: 'gasto',
      category: '2',
      against: '1',
      estimate: -12.34,
      se: 4,
      ciLow: -20.3,
      ciHigh: -4.4,
      statistic: -3.09,
      p: 0.0002,
    }),
  ],
})

/** e to the −0.7 is 0.497. */
export const model = result({
  id: 'modelo',
  test: 'regression',
  form: 'logistic',
  family: 'modelos',
  variables: [document, sex],
  rows: [
    row({ estimate: 1.5, se: 0.21, ciLow: 1.08, ciHigh: 1.92, statistic: 7.1, p: 1e-9 }),
    row({
      variable: 'sexo',
      category: '2',
      against: '1',
      estimate: -0.7,
      se: 0.31,
      ciLow: -1.3,
      ciHigh: -0.08,
      statistic: -2.24,
      p: 0.03,
      pAdjusted: 0.06,
    }),
  ],
})

export const impossible = result({
  id: 'imposible',
  test: 'mean',
  variables: [expenditure],
  rows: [row({ variable: 'gasto', estimate: 3, se: 0, df: 0 })],
})

export const syntheticTests: readonly TestResult[] = [independence, groups, model, impossible]
