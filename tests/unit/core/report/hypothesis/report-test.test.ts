import { describe, expect, test } from 'vitest'
import type { TestResult } from '../../../../../main/contract/hypothesis.ts'
import type { Language } from '../../../../../main/contract/text.ts'
import { reportTest } from '../../../../../main/core/report/hypothesis/report-test.ts'
import { textsIn } from '../../../../harness/report-study.ts'
import { groups, impossible, independence, model } from '../../../../harness/report-tests.ts'

const printed = (result: TestResult, language: Language = 'es') =>
  reportTest(result, 4, { language, texts: textsIn(language), warnings: [] })
const linesOf = ({ grid }: ReturnType<typeof printed>) =>
  grid.groups.flatMap(({ rows }) => rows.map(({ header, cells }) => [header, ...cells.map(({ text }) => text)]))

describe('a test in the report', () => {
  test('says in words whether there is evidence', () => {
    expect(printed(independence).reading).toBe('No hay evidencia de asociación entre «Sexo» y «Documento» (p = 0,210).')
    expect(printed(groups, 'en').reading).toBe(
      'There is evidence of a difference in the mean of “Expenditure” by “Sex” (p < 0.001).',
    )
    expect(printed(impossible).reading).toMatch(/^La prueba no es posible/)
  })

  test('is a table with statistic, degrees of freedom and p value', () => {
    const table = printed(independence)
    expect(table).toMatchObject({ label: 'Cuadro 4', title: 'Prueba asociacion' })
    expect(linesOf(table)).toEqual([['Sexo × Documento', '1,23', '1,7; 153', '0,210', '○ no significativa']])
    expect(table.facts).toContainEqual({ term: 'Clasificaciones', text: 'Sexo × Documento' })
  })

  test('gives a difference the digits that its standard error gives meaning to, and says of whom less whom', () => {
    const table = printed(groups)
    expect(linesOf(table)).toEqual([
      ['Gasto: Mujer − Hombre', '−12,3', '4,0', '−20,3 a −4,4', '−3,09', '90', '< 0,001', '* significativa'],
    ])
    expect(table.facts).toContainEqual({ term: 'Diferencia', text: 'Mujer − Hombre' })
  })

  test('of a model lists its terms against their first category; the family decides, and nobody tests the intercept', () => {
    const table = printed(model)
    expect(linesOf(table)).toEqual([
      ['Constante', '1,50', '0,21', '1,08–1,92', '4,48', '7,10', '90', '< 0,001', '–', '–'],
      [
        'Sexo: Mujer frente a Hombre',
        '−0,70',
        '0,31',
        '−1,30 a −0,08',
        '0,50',
        '−2,24',
        '90',
        '0,030',
        '0,060',
        '○ no significativa',
      ],
    ])
    expect(table.reading).toContain('se multiplican por 0,50 (p = 0,060: no significativa)')
    expect(table.notes[0]).toContain('«modelos»')
  })

  test('is a worksheet of real numbers', () => {
    const { columns, rows } = printed(model).records
    expect(rows.map((row) => row.length)).toEqual([columns.length, columns.length])
    expect(rows[1]?.[1]).toEqual({ number: -0.7, format: { kind: 'decimal', decimals: 2 } })
    const independent = printed(independence).records
    expect(independent.columns.map(({ label }) => label)).toContain('Grados de libertad del denominador')
  })
})
