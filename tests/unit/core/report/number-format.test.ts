import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decimal,
  formatInterval,
  formatNumber,
  integer,
  numberRules,
  percent,
} from '../../../../main/core/report/number-format.ts'

describe('numbers as text', () => {
  test.each([
    [0.543, percent(1), '54,3\u00a0%', '54.3%'],
    [1, percent(0), '100\u00a0%', '100%'],
    [0.0004, percent(1), '0,0\u00a0%', '0.0%'],
    [1234, integer, '1234', '1,234'],
    [12345, integer, '12\u202f345', '12,345'],
    [1234567.891, decimal(2), '1\u202f234\u202f567,89', '1,234,567.89'],
    [-0.04, decimal(1), '0,0', '0.0'],
    [-2.5, decimal(1), '−2,5', '−2.5'],
    [999.96, decimal(1), '1000,0', '1,000.0'],
    [null, integer, '–', '–'],
    [Number.NaN, percent(1), '–', '–'],
    [Number.POSITIVE_INFINITY, integer, '–', '–'],
  ])('%s', (value, format, es, en) => {
    expect([formatNumber(value, format, 'es'), formatNumber(value, format, 'en')]).toEqual([es, en])
  })

  test('an interval has no unit sign and names its ends when one is negative', () => {
    expect(formatInterval(0.512, 0.5743, percent(1), 'es')).toBe('51,2–57,4')
    expect(formatInterval(-3.2, 4.5, decimal(1), 'es')).toBe('−3,2 a 4,5')
    expect(formatInterval(-3.2, 4.5, decimal(1), 'en')).toBe('−3.2 to 4.5')
    expect(formatInterval(null, 4.5, decimal(1), 'en')).toBe('–')
  })

  test('what is printed reads back as the number, to the decimals printed', () => {
    const numbers = fc.double({ min: -1e12, max: 1e12, noNaN: true })
    fc.assert(
      fc.property(numbers, fc.constantFrom('es' as const, 'en' as const), fc.nat(4), (value, language, decimals) => {
        const rules = numberRules[language]
        const text = formatNumber(value, decimal(decimals), language)
        const plain = text.replaceAll(rules.group, '').replace(rules.decimal, '.').replace('−', '-')
        expect(Math.abs(Number(plain) - value)).toBeLessThanOrEqual(0.5000001 * 10 ** -decimals + 1e-4)
      }),
    )
  })
})
