import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blankWordAt, blankWords, cellClasses, classOfCell } from '../../../../main/core/intake/cell-class.ts'
import { numberOf } from '../../../../main/core/intake/number-text.ts'

const classOf = (text: string, encoding: BufferEncoding = 'utf8') => {
  const bytes = Buffer.from(`;${text};`, encoding)
  return cellClasses[classOfCell(bytes, 1, bytes.length - 1)]
}

test.each([
  ['blank', ['', ' ', '\t ', '\r']],
  ['integer', ['0', '7', '-12', ' 42 ', '123456789012345', '1e+05', '-2E-3']],
  ['point', ['1.5', '0.123', '-0.5', '.5', '1234.567', '12.3456', '1.5e10', '1,234.5', '1,234,567']],
  ['comma', ['1,5', '0,123', ',5', '1234,567', '1.234,5', '1.234.567']],
  ['pointOrGroup', ['1.234', '12.345', '-999.000']],
  ['commaOrGroup', ['1,234', '123,456']],
  ['blankWord', ['NA', ' N/A', 'NaN', '#N/A', '#NULL!', 'null', '.']],
  ['code', ['007', '01.5', '+5', '+50371234567', '1234567890123456', '1E5', '1 234', '12 345 678,5', '00']],
  [
    'text',
    [
      '-',
      'no',
      '1,2,3',
      '1.2.3',
      '12-3',
      '2016-07-31',
      '10:30',
      '5%',
      '$5',
      '1.',
      'e5',
      '1e',
      '1.5e',
      'NAN',
      'n',
      '1  234',
      '1 23',
    ],
  ],
] as const)('%s', (name, texts) => {
  expect(texts.map((text) => [text, classOf(text)])).toEqual(texts.map((text) => [text, name]))
})

test('no-break spaces part thousands in UTF-8 and in windows-1252', () => {
  expect([classOf('1\u00a0234'), classOf('1\u202f234'), classOf('1\u00a0234', 'latin1')]).toEqual([
    'code',
    'code',
    'code',
  ])
})

test('each word for blank is found at its place', () => {
  expect(blankWords.map((word) => blankWordAt(Buffer.from(` ${word} `), 0, word.length + 2))).toEqual(
    blankWords.map((_, place) => place),
  )
})

test('numbers are read with their mark, groups and exponent', () => {
  expect(numberOf('1.234,5', ',')).toBe(1234.5)
  expect(numberOf('1,234,567.25', '.')).toBe(1234567.25)
  expect(numberOf(' 1\u00a0234 ', '.')).toBe(1234)
  expect(numberOf('-1,5', ',')).toBe(-1.5)
  expect(numberOf('1.5e-3', '.')).toBe(0.0015)
  expect(numberOf('007', '.')).toBe(7)
})

test('what is no number with this mark is none', () => {
  const texts = ['', '.', '1.5.2', '12,34', '1,5', '12.34,5', '0x10', 'Infinity', '1e', '--1', '1 23']
  expect(texts.map((text) => numberOf(text, '.'))).toEqual(texts.map(() => null))
})

test('a cell of a class of numbers is a number with the mark of its class, and reads as its double', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = String(value)
      const kind = classOf(text)
      if (kind === 'text' || kind === 'blankWord') throw new Error(text)
      expect(numberOf(text, '.')).toBe(Number(text))
      expect(numberOf(text.replace('.', ','), ',')).toBe(Number(text))
    }),
  )
})
