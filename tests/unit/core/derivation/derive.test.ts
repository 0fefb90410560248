import { describe, expect, test } from 'vitest'
import { derive, selects } from '../../../../main/core/derivation/derive.ts'
import { frame, listed } from '../../../harness/frames.ts'

const persons = frame(
  'persons',
  { age: [3, 20, 99, null, 20], sex: ['M', 'F', null, 'F', 'F'] },
  { age: [{ code: '99', reason: 'dontKnow' }] },
)
const step = { step: 'derive', dataset: 'persons', name: 'x', whenMissing: 'missing' } as const

describe('derive', () => {
  test('is blank wherever a variable of the formula is missing, by blank or by rule', () => {
    expect(listed(derive(persons, { ...step, formula: 'd.age * 2' }), 'x')).toEqual([6, 40, null, null, 40])
  })

  test('a missing answer makes neither a condition nor its negation true', () => {
    expect([...selects(persons, 'd.age < 18')]).toEqual([1, 0, 0, 0, 0])
    expect([...selects(persons, '!(d.age < 18)')]).toEqual([0, 1, 0, 0, 1])
  })

  test('true and false are yes and no', () => {
    const frame = derive(persons, { ...step, formula: "d.sex == 'F'" })
    expect(listed(frame, 'x')).toEqual([0, 1, null, 1, 1])
    expect(frame.variables.get('x')?.categories.map(({ code }) => code)).toEqual(['1', '0'])
  })

  test('texts become codes', () => {
    const frame = derive(persons, { ...step, formula: "d.age < 18 ? 'child' : 'adult'" })
    expect(listed(frame, 'x')).toEqual(['child', 'adult', null, null, 'adult'])
    expect(frame.variables.get('x')).toMatchObject({ kind: 'nominal', storage: 'code' })
  })

  test('a text is looked for in another', () => {
    const formula = "op.indexof(d.sex, 'F') >= 0"
    expect(listed(derive(persons, { ...step, formula, whenMissing: 'evaluate' }), 'x')).toEqual([0, 1, 0, 1, 1])
  })

  test('dates are held against each other as moments', () => {
    const begun = ['2016-07-31', '2016-12-31', '2016-07-31', null]
    const spans = frame('spans', { begun, ended: ['2016-08-01', '2016-07-31', '2016-07-31', '2016-07-31'] })
    expect([...selects(spans, 'op.timestamp(d.ended) >= op.timestamp(d.begun)')]).toEqual([1, 0, 1, 0])
    const days = derive(spans, { ...step, formula: '(op.timestamp(d.ended) - op.timestamp(d.begun)) / 86400000' })
    expect(listed(days, 'x')).toEqual([1, -153, 0, null])
  })

  test('a blank date is no date, whoever decides what to do with blanks', () => {
    const spans = frame('spans', { begun: ['2016-07-31', null, '31/07/2016', ''] })
    for (const formula of ['op.utcyear(d.begun)', 'op.timestamp(d.begun)']) {
      const [first, ...others] = listed(derive(spans, { ...step, formula, whenMissing: 'evaluate' }), 'x')
      expect(first).toBe(formula.includes('year') ? 2016 : Date.UTC(2016, 6, 31))
      expect(others).toEqual([null, null, null])
    }
  })

  test('a date kept as a number is days, as workbooks, SPSS, Stata and Parquet give it', () => {
    const spans = frame('spans', { begun: [17_013, 16_800.5, null, Number.NaN] })
    expect(listed(derive(spans, { ...step, formula: 'op.utcyear(d.begun)' }), 'x')).toEqual([2016, 2015, null, null])
    expect(listed(derive(spans, { ...step, formula: 'op.utcmonth(d.begun)' }), 'x')).toEqual([6, 11, null, null])
    expect(listed(derive(spans, { ...step, formula: 'op.utcdate(d.begun)' }), 'x')).toEqual([31, 31, null, null])
    expect(listed(derive(spans, { ...step, formula: 'op.timestamp(d.begun)' }), 'x')).toEqual([
      Date.UTC(2016, 6, 31),
      Date.UTC(2015, 11, 31, 12),
      null,
      null,
    ])
  })

  test.each([
    '2023-02-31',
    '2023-02-29T10:00',
    '2023-13-01',
    '2023-00-10',
    '2023-04-30T25:00',
    '2023-04-30T24:00',
    '2023-04-30T10:60',
    '2023-04-30T10:00:60',
    '2023-04-30T10:00+25:00',
    '30/04/2023',
    '2023-4-3',
    '20230430',
  ])('%s is no moment', (written) => {
    const spans = frame('spans', { begun: [written, '2024-02-29'] })
    for (const formula of ['op.utcyear(d.begun)', 'op.timestamp(d.begun)'])
      expect(listed(derive(spans, { ...step, formula }), 'x')[0]).toBeNull()
    expect(listed(derive(spans, { ...step, formula: 'op.utcdate(d.begun)' }), 'x')).toEqual([null, 29])
  })

  test('a time without its zone is UTC on any machine', () => {
    const zone = process.env.TZ
    process.env.TZ = 'America/El_Salvador'
    try {
      const spans = frame('spans', { begun: ['2016-12-31T20:00', '2016-12-31T20:00:00-06:00', '2016-12', '2016'] })
      expect(listed(derive(spans, { ...step, formula: 'op.utcyear(d.begun)' }), 'x')).toEqual([2016, 2017, 2016, 2016])
      expect(listed(derive(spans, { ...step, formula: 'op.timestamp(d.begun)' }), 'x')).toEqual([
        Date.UTC(2016, 11, 31, 20),
        Date.UTC(2017, 0, 1, 2),
        Date.UTC(2016, 11, 1),
        Date.UTC(2016, 0, 1),
      ])
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })

  test('a formula may decide what to do with missing answers', () => {
    const formula = "op.is_nan(d.age) ? 'unknown' : 'known'"
    expect(listed(derive(persons, { ...step, formula, whenMissing: 'evaluate' }), 'x')).toEqual([
      'known',
      'known',
      'unknown',
      'unknown',
      'known',
    ])
  })

  test('numbers in some rows and texts in others are refused', () => {
    expect(() => derive(persons, { ...step, formula: "d.age < 18 ? 'child' : 1" })).toThrow('formula.mixed-result')
  })
})
