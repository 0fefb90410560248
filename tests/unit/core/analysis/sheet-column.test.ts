import { describe, expect, it } from 'vitest'
import { sheetColumn } from '../../../../main/core/analysis/sheet/sheet-column.ts'
import { withVariable } from '../../../../main/core/data/frame.ts'
import { frame } from '../../../harness/frames.ts'

describe('a column of a sheet', () => {
  const plain = frame('acciones', {
    meta: [4, null, 600],
    indice: [1.5, 2, null],
    plazo: [19_723, null, 1e12],
    texto: ['Registrar', null, 'Capacitar'],
    text: ['Register', null, null],
  })
  const plazo = plain.variables.get('plazo')
  if (!plazo) throw new Error('no deadline')
  const sheet = withVariable(plain, { ...plazo, kind: 'date' }, plain.raw('plazo'))
  const read = (variable: string | { es: string; en: string }) => {
    const { column, at } = sheetColumn({ variable }, 0, sheet)
    return [column.kind, column.decimals, ...[0, 1, 2].map(at)]
  }

  it('holds numbers as figures, with a decimal where one has any', () => {
    expect(read('meta')).toEqual(['number', 0, 4, null, 600])
    expect(read('indice')).toEqual(['number', 1, 1.5, 2, null])
  })

  it('writes days as dates, and none that no calendar has', () => {
    // 19,723 days from 1970-01-01: 54 years with 13 leap days are 19,723.
    expect(read('plazo')).toEqual(['label', undefined, '2024-01-01', null, null])
  })

  it('takes each language from its own variable', () => {
    expect(read({ es: 'texto', en: 'text' })).toEqual([
      'label',
      undefined,
      { es: 'Registrar', en: 'Register' },
      null,
      { es: 'Capacitar' },
    ])
  })
})
