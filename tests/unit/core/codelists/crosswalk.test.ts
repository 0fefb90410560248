import { describe, expect, it } from 'vitest'
import type { Codelist } from '../../../../main/contract/codelist.ts'
import { crosswalk, groupOf, pathOf } from '../../../../main/core/codelists/crosswalk.ts'

const label = { es: 'Categoría', en: 'Category' }
const source = { citation: 'test', confirmed: 'own' } as const
const list: Codelist = {
  id: 'cause',
  label,
  kind: 'nominal',
  source,
  categories: [
    { code: '2', label },
    { code: '21', label, parent: '2' },
    { code: '22', label, parent: '2' },
    { code: '3', label },
    { code: '31', label, parent: '3' },
  ],
  crosswalks: {
    census: {
      label,
      source,
      entries: [
        { code: 'A', label, to: ['21'] },
        { code: 'B', label, to: ['21', '22'] },
        { code: 'C', label, to: ['22', '31'] },
        { code: 'D', label, to: ['2', '21'] },
        { code: 'E', label, to: [] },
      ],
    },
  },
}

describe('crosswalk', () => {
  it('translates a code that has one target', () => {
    expect(crosswalk(list, 'census', 'A')).toEqual({ candidates: ['21'], code: '21' })
  })

  it('is sure of the group only when the targets share it', () => {
    expect(crosswalk(list, 'census', 'B')).toEqual({ candidates: ['21', '22'], code: '2' })
    expect(crosswalk(list, 'census', 'D')).toEqual({ candidates: ['2', '21'], code: '2' })
  })

  it('is sure of nothing when the targets belong to different groups', () => {
    expect(crosswalk(list, 'census', 'C')).toEqual({ candidates: ['22', '31'], code: null })
  })

  it('gives no category for a code that is no displacement', () => {
    expect(crosswalk(list, 'census', 'E')).toEqual({ candidates: [], code: null })
  })

  it('tells apart what it does not know', () => {
    expect(crosswalk(list, 'census', 'Z')).toBeUndefined()
    expect(crosswalk(list, 'other', 'A')).toBeUndefined()
  })
})

describe('the two levels', () => {
  it('finds the way up from a category', () => {
    expect([pathOf(list, '31'), pathOf(list, '3'), pathOf(list, '99')]).toEqual([['31', '3'], ['3'], []])
    expect([groupOf(list, '22'), groupOf(list, '2'), groupOf(list, '99')]).toEqual(['2', '2', undefined])
  })
})
