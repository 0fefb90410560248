import { describe, expect, test } from 'vitest'
import { Failure } from '../../../../main/contract/failure.ts'
import { mergeCategories } from '../../../../main/core/data/merge-categories.ts'

const ages = {
  variable: 'edad',
  codes: Uint8Array.from([1, 2, 3, 4, 0, 2]),
  categories: [
    { code: '0', label: { es: '0 a 17', en: '0 to 17' } },
    { code: '18', label: { es: '18 a 59' } },
    { code: '60', label: '60+' },
    { code: '99' },
  ],
}

describe('merged categories', () => {
  test('stand where the first of them stood, and every record keeps its own', () => {
    const merged = mergeCategories(ages, [{ codes: ['18', '60'] }])
    expect(merged.categories.map(({ code }) => code)).toEqual(['0', '18+60', '99'])
    expect([...merged.codes]).toEqual([1, 2, 2, 3, 0, 2])
  })

  test('are called by the names of their parts, or by a name of their own', () => {
    const merged = mergeCategories(ages, [{ codes: ['99', '0'] }, { codes: ['18', '60'], label: { es: 'Adultos' } }])
    expect(merged.categories).toEqual([
      { code: '99+0', label: { es: '99 + 0 a 17', en: '99 + 0 to 17' } },
      { code: '18+60', label: { es: 'Adultos' } },
    ])
    expect([...merged.codes]).toEqual([1, 2, 2, 1, 0, 2])
  })

  test('are refused when one of them does not exist', () => {
    expect(() => mergeCategories(ages, [{ codes: ['18', '61'] }])).toThrow(
      new Failure('table.merge-unknown-category', { variable: 'edad', category: '61' }),
    )
  })
})
