import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBoundText } from '../../../../main/core/report/binding.ts'
import { integer, percent } from '../../../../main/core/report/number-format.ts'

const only = (text: string) => {
  const pieces = parseBoundText(text)
  if ('problem' in pieces) return pieces
  const [piece] = pieces
  return piece && 'binding' in piece ? piece.binding : piece
}

describe('text bound to cells', () => {
  test('a binding names its table, its place, its field and its format', () => {
    expect(only('{causas[sexo=2, causa=*].estimate:percent(2)}')).toEqual({
      source: 'causas[sexo=2, causa=*].estimate:percent(2)',
      table: 'causas',
      at: new Map([
        ['sexo', '2'],
        ['causa', null],
      ]),
      field: 'estimate',
      format: { kind: 'number', format: percent(2) },
    })
  })

  test('place and format may be left out, and table names may have dots', () => {
    expect(only('{t.1.n}')).toMatchObject({ table: 't.1', at: new Map(), field: 'n', format: { kind: 'usual' } })
    expect(only('{t[].n:integer}')).toMatchObject({ at: new Map(), format: { kind: 'number', format: integer } })
    expect(only('{t.estimate:ci(0)}')).toMatchObject({ format: { kind: 'interval', decimals: 0 } })
  })

  test('columns of analyses have names of any letters, and their parts may have dots', () => {
    expect(only('{alerta.warningRules[signal=1].from.yellow}')).toMatchObject({
      table: 'alerta.warningRules',
      at: new Map([['signal', '1']]),
      field: 'from.yellow',
    })
    expect(only('{hoja.sheet[].sheet.2:integer}')).toMatchObject({ table: 'hoja.sheet', field: 'sheet.2' })
    expect(only('{registro.eventsBy.causa[category=otra causa].año_1:decimal(2)}')).toMatchObject({
      table: 'registro.eventsBy.causa',
      at: new Map([['category', 'otra causa']]),
      field: 'año_1',
    })
  })

  test('text around it stays, and doubled braces are braces', () => {
    expect(parseBoundText('a {{b}} c')).toEqual([
      { text: 'a ' },
      { text: '{' },
      { text: 'b' },
      { text: '}' },
      { text: ' c' },
    ])
  })

  test.each([
    ['{t.estimate', 'syntax'],
    ['t.estimate}', 'syntax'],
    ['{}', 'syntax'],
    ['{t}', 'syntax'],
    ['{t[sexo].n}', 'syntax'],
    ['{t[sexo=1,sexo=2].n}', 'syntax'],
    ['{t[=1].n}', 'syntax'],
    ['{t.estimate:roman}', 'format'],
    ['{t.n:ci}', 'format'],
    ['{t.n:integer(2)}', 'format'],
  ])('%s is a problem of %s', (text, problem) => {
    expect(parseBoundText(text)).toMatchObject({ problem })
  })

  test('any text without braces comes back as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/[{}]/.test(text))
        const pieces = parseBoundText(text)
        expect(
          'problem' in pieces ? pieces : pieces.map((piece) => ('text' in piece ? piece.text : '?')).join(''),
        ).toBe(text)
      }),
    )
  })
})
