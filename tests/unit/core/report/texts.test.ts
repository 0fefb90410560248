import { describe, expect, test } from 'vitest'
import { textsFrom } from '../../../../main/core/report/texts.ts'
import { draftName } from '../../../../main/core/report/warnings.ts'
import { textsIn } from '../../../harness/report-study.ts'

describe('texts', () => {
  const texts = textsFrom({ greeting: 'Cuadro {{number}} de {{number}}', 'product.x': 'y' })

  test('parameters are filled in wherever they stand', () => {
    expect(texts('greeting', { number: 3 })).toBe('Cuadro 3 de 3')
  })

  test('words agree with the number of their parameter', () => {
    const counted = textsFrom({ rows: '{{rows}} {{rows, registro tiene|registros tienen}} peso {{of}}' })
    expect(counted('rows', { rows: 1, of: 2 })).toBe('1 registro tiene peso 2')
    expect(counted('rows', { rows: '1', of: 2 })).toBe('1 registro tiene peso 2')
    for (const rows of [0, 2, '1,5', '1 001', 1001])
      expect(counted('rows', { rows, of: 1 })).toBe(`${rows} registros tienen peso 1`)
    expect(() => counted('rows', { of: 2 })).toThrow('Text rows needs parameter rows')
  })

  test('a key or a parameter that is missing is a defect', () => {
    expect(() => texts('nothing')).toThrow('No text for key nothing')
    expect(() => texts('greeting')).toThrow('Text greeting needs parameter number')
  })

  test('the name of a working copy says draft in its language', () => {
    expect(draftName('report', 'es.html', textsIn('es'))).toBe('informe.borrador.es.html')
    expect(draftName('report', 'en.html', textsIn('en'))).toBe('report.draft.en.html')
  })
})
