import { describe, expect, test } from 'vitest'
import type { ReviewAction, ReviewState } from '../../../main/contract/review.ts'
import { countedStates, isWaiting, shownItems } from '../../../renderer/features/validation/waiting-items.ts'

const item = (id: string, state: ReviewState, ...actions: ReviewAction[]) => ({ id, state, actions })
const items = [
  item('a', 'draft'),
  item('b', 'submitted', 'begin', 'requestChanges'),
  item('c', 'approved', 'requestChanges', 'protect'),
  item('d', 'protected', 'requestChanges', 'protect', 'approve'),
  item('e', 'submitted', 'begin', 'requestChanges'),
  item('f', 'validated', 'requestChanges', 'protect'),
  item('g', 'protected', 'requestChanges', 'protect'),
]
const ids = (list: readonly { readonly id: string }[]): string => list.map(({ id }) => id).join('')

describe('what waits for the person', () => {
  test('is what goes no further without them: not what they could take back or protect anew', () => {
    expect(ids(items.filter(isWaiting))).toBe('bdef')
    expect(isWaiting(item('h', 'released', 'submit'))).toBe(true)
  })

  test('comes first, the furthest on its way at the top, and the rest stays in the order of the plan', () => {
    expect(ids(shownItems(items, 'all'))).toBe('dfbeacg')
    expect(ids(shownItems(items, 'waiting'))).toBe('dfbe')
    expect(ids(shownItems(items, 'protected'))).toBe('dg')
    expect(ids(shownItems(items, 'released'))).toBe('')
  })

  test('states are counted in the order of the way; the one that is shown stays when its last item left it', () => {
    expect(countedStates(items, 'all').map(({ state, items: number }) => `${state} ${number}`)).toEqual([
      'draft 1',
      'submitted 2',
      'validated 1',
      'protected 2',
      'approved 1',
    ])
    expect(countedStates([], 'draft')).toEqual([{ state: 'draft', items: 0 }])
    expect(countedStates([], 'waiting')).toEqual([])
  })
})
