import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DecimalMark } from '../../../../main/core/intake/number-text.ts'
import { cellDecoder } from '../../../../main/files/csv/encoding.ts'
import { fillNumbers } from '../../../../main/files/csv/fill-numbers.ts'
import { cutRecords, recordsOf } from '../../../../main/files/csv/records.ts'

/** The values of a column with these cells, and the first record that is no number. */
const valuesOf = (cells: readonly string[], decimal: DecimalMark = '.') => {
  const bytes = Buffer.from(`${cells.map((cell) => `x;${cell}`).join('\n')}\n`)
  const records = recordsOf('datos.csv', bytes.length)
  records.bytes.set(bytes)
  cutRecords(records, bytes.length, true, { delimiter: ';', loneReturn: false, emptyLineIsRecord: false })
  const values = new Float64Array(cells.length)
  const range = { from: 0, to: records.count }
  const bad = fillNumbers({ column: 1, decimal, decode: cellDecoder('utf-8') }, records, range, values, 0)
  return { values: [...values], bad }
}

test('every double is read as it was written, to the last bit', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }), (numbers) => {
      const { values, bad } = valuesOf(numbers.map(String))
      expect([values, bad]).toEqual([numbers.map((value) => value + 0), -1])
    }),
    { numRuns: 500 },
  )
})

test('decimals of any length are the double nearest to them', () => {
  const digits = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.nat(25), fc.boolean())
  fc.assert(
    fc.property(fc.array(digits, { minLength: 1 }), (numbers) => {
      const texts = numbers.map(([whole, decimals, negative]) => {
        const text = String(whole).padStart(decimals + 1, '0')
        return `${negative ? '-' : ''}${decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`}`
      })
      expect(valuesOf(texts).values).toEqual(texts.map(Number))
      expect(
        valuesOf(
          texts.map((text) => text.replace('.', ',')),
          ',',
        ).values,
      ).toEqual(texts.map(Number))
    }),
    { numRuns: 500 },
  )
})

test('groups, signs, blanks and words for blank', () => {
  expect(valuesOf(['1,234.5', ' 7 ', '', 'NA', '+5', '007', '1e-3', '.5']).values).toEqual([
    1234.5,
    7,
    Number.NaN,
    Number.NaN,
    5,
    7,
    0.001,
    0.5,
  ])
})

test('the first cell that is no number is named', () => {
  expect(['1.2.3', 'no', '5.', '-', '1,5', '--1'].map((cell) => valuesOf(['1', cell, '2', cell]).bad)).toEqual(
    Array(6).fill(1),
  )
})
