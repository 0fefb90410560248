import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysFromSeconds, secondsFromDays } from '../../../../main/files/sav/format/dates.ts'
import { formats, isDate, isDuration, packFormat, unpackFormat } from '../../../../main/files/sav/format/formats.ts'
import { segmentWidths, slotsOf } from '../../../../main/files/sav/format/layout.ts'
import { kindOf, measureOf } from '../../../../main/files/sav/format/measure.ts'

describe('dates', () => {
  test('1970-01-01 is day 0, 14 February 2016 is day 16845, noon is a half', () => {
    expect(daysFromSeconds(12_219_379_200)).toBe(0)
    expect(daysFromSeconds(13_674_787_200)).toBe(16_845)
    expect(daysFromSeconds(13_674_787_200 + 43_200)).toBe(16_845.5)
    expect(daysFromSeconds(Number.NaN)).toBeNaN()
  })

  test('whole seconds since 1855 come back as they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2 ** 33, max: 2 ** 34 }), (seconds) => {
        expect(secondsFromDays(daysFromSeconds(seconds))).toBe(seconds)
      }),
    )
  })
})

describe('formats', () => {
  test('pack and unpack', () => {
    expect(packFormat({ type: 5, width: 8, decimals: 2 })).toBe(0x050802)
    expect(unpackFormat(0x261400)).toEqual({ type: 38, width: 20, decimals: 0 })
  })

  test('a month is a date, a duration and a weekday are not', () => {
    const of = (type: number) => ({ type, width: 8, decimals: 0 })
    expect(isDate(of(formats.monthAndYear))).toBe(true)
    expect([isDate(of(formats.daysAndTime)), isDuration(of(formats.daysAndTime))]).toEqual([false, true])
    expect([isDate(of(26)), isDuration(of(26))]).toEqual([false, false])
  })
})

describe('very long strings', () => {
  test('256 bytes take two segments, 20,000 take eighty', () => {
    expect(segmentWidths(255)).toEqual([255])
    expect(segmentWidths(256)).toEqual([255, 4])
    expect(segmentWidths(20_000)).toEqual([...Array(79).fill(255), 92])
  })

  test('a number takes one element, 9 bytes take two', () => {
    expect([0, 1, 8, 9, 255].map(slotsOf)).toEqual([1, 1, 1, 2, 32])
  })
})

describe('kinds', () => {
  const number = { type: formats.number, width: 8, decimals: 0 }
  const evidence = { format: number, width: 0, measure: 0, hasLabels: false, isWeight: false }

  test.each([
    [{ measure: 1 }, 'nominal'],
    [{ measure: 2 }, 'ordinal'],
    [{ measure: 3, hasLabels: true }, 'continuous'],
    [{ hasLabels: true }, 'nominal'],
    [{}, 'continuous'],
    [{ isWeight: true, measure: 1 }, 'weight'],
    [{ format: { ...number, type: formats.sortableDate }, measure: 1 }, 'date'],
    [{ format: { ...number, type: formats.time }, measure: 1 }, 'continuous'],
    [{ width: 8, measure: 1 }, 'nominal'],
    [{ width: 9, measure: 1 }, 'text'],
    [{ width: 9, measure: 1, hasLabels: true }, 'nominal'],
    [{ width: 30, measure: 2 }, 'ordinal'],
  ] as const)('%o is %s', (change, kind) => {
    expect(kindOf({ ...evidence, ...change })).toBe(kind)
  })

  test('go back to levels', () => {
    expect((['id', 'ordinal', 'count', 'text'] as const).map(measureOf)).toEqual([1, 2, 3, 1])
  })
})
