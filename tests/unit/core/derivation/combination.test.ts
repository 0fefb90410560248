import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { categoriesOf } from '../../../../main/core/data/categories.ts'
import { combine } from '../../../../main/core/derivation/combination.ts'
import { placesOf } from '../../../../main/core/disclosure/places/places.ts'
import { frame, listed } from '../../../harness/frames.ts'

const step = {
  step: 'combine' as const,
  dataset: 'p',
  name: 'juntas',
  of: ['a', 'b', 'c'],
  counted: '1',
  none: { es: 'Ninguna', en: 'None' },
}

describe('answers mentioned together', () => {
  test('each record is in the one category of the answers it mentioned, none of them is one too', () => {
    const made = combine(
      frame('p', {
        a: [1, 1, 0, 0, 1, null],
        b: ['1', '2', '1', '2', null, '1'],
        c: [1, 0, 0, 0, 1, 1],
      }),
      step,
    )
    // A record with a blank answer is blank: what it mentioned together is not known.
    expect(listed(made, 'juntas')).toEqual(['a+b+c', 'a', 'b', '0', null, null])
    expect(made.variables.get('juntas')?.categories).toEqual([
      { code: 'a', label: { es: 'a', en: 'a' } },
      { code: 'b', label: { es: 'b', en: 'b' } },
      { code: 'a+b+c', label: { es: 'a + b + c', en: 'a + b + c' } },
      { code: '0', label: { es: 'Ninguna', en: 'None' } },
    ])
  })

  test('whatever was answered, the categories of an answer add up to all who mentioned it', () => {
    const answers = fc.array(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(answers, (records) => {
        const item = (place: 0 | 1 | 2) => records.map((record) => (record[place] ? 1 : 0))
        const made = combine(frame('p', { a: item(0), b: item(1), c: item(2) }), step)
        const codes = listed(made, 'juntas').map(String)
        step.of.forEach((name, place) => {
          const named = codes.filter((code) => code.split('+').includes(name)).length
          expect(named).toBe(records.filter((record) => record[place]).length)
        })
        expect(codes.filter((code) => code === '0').length).toBe(records.filter((own) => !own.some(Boolean)).length)
      }),
    )
  })

  test('disclosure control knows that combinations add up to their answers', () => {
    const values = { a: [1, 1, 1, 0, 0, 0], b: [1, 1, 0, 1, 0, 0], c: [0, 0, 0, 0, 0, 0] }
    const made = combine(frame('p', values), step)
    const { places, relations } = placesOf({ rows: 6, amounts: new Map() }, [
      { dimensions: [categoriesOf(made, 'juntas')] },
      { dimensions: [categoriesOf(made, 'a')] },
    ])
    const told = relations.map(({ total, parts }) => [places[total]?.id, parts.map((part) => places[part]?.id)])
    // Of those who mentioned a, one mentioned it alone and two with b: who hides one of the two has to hide the other.
    expect(told).toContainEqual(['u0 | a=1', ['u0 | juntas=a', 'u0 | juntas=a+b']])
  })
})
