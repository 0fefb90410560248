import { describe, expect, test } from 'vitest'
import { textsFrom } from '../../../../main/core/report/texts.ts'
import { draftName } from '../../../../main/core/report/warnings.ts'
import { textsIn } from '../../../harness/report-study.ts'

describe('texts', () => {
  const texts = textsFrom({ greeting: 'Cuadro {{number}} de {{number}}', 'product.x': 'y' })

  test('parameters are filled in wherever they stand', () => {
    expect(texts('greeting', { number: 3 })).toBe('Cuadro 3 de 3')
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
