import { describe, expect, test } from 'vitest'
import { markedBy, markedThrough, toggled } from '../../../renderer/ui/grid/mark.ts'

const press = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, shiftKey: false, ...more })

describe('marking rows of a grid', () => {
  test('the space bar marks the row in turn, and takes the mark away', () => {
    expect(markedBy(press(' '), 2, 5, new Set([0]))).toEqual(new Set([0, 2]))
    expect(markedBy(press(' '), 2, 5, new Set([0, 2]))).toEqual(new Set([0]))
  })

  test('Shift and an arrow mark the row and the next, at the edge the row alone', () => {
    expect(markedBy(press('ArrowDown', { shiftKey: true }), 1, 5, new Set())).toEqual(new Set([1, 2]))
    expect(markedBy(press('ArrowUp', { shiftKey: true }), 0, 5, new Set())).toEqual(new Set([0]))
  })

  test('a click with Shift marks everything on the way, in either direction', () => {
    expect(markedThrough(new Set([7]), 1, 3)).toEqual(new Set([7, 1, 2, 3]))
    expect(markedThrough(undefined, 3, 1)).toEqual(new Set([1, 2, 3]))
    expect(markedThrough(undefined, 2, 2)).toEqual(new Set([2]))
  })

  test('all and none', () => {
    expect(markedBy(press('a', { ctrlKey: true }), 0, 3, new Set())).toEqual(new Set([0, 1, 2]))
    expect(markedBy(press('Escape'), 0, 3, new Set([1]))).toEqual(new Set())
    expect(markedBy(press('Escape'), 0, 3, new Set())).toBeNull()
  })

  test('a key that only moves marks nothing', () => {
    expect(markedBy(press('ArrowDown'), 0, 3, new Set([1]))).toBeNull()
    expect(toggled(undefined, 1)).toEqual(new Set([1]))
  })
})
