import { expect, test } from 'vitest'
import { moved } from '../../../renderer/ui/grid/move.ts'

const size = { rows: 100, columns: 5, rowsOnPage: 10 }
const from = { row: 50, column: 2 }
const at = (key: string, isFar = false) => moved({ key, ctrlKey: isFar, metaKey: false }, from, size)

test('keys lead where the grid pattern says', () => {
  expect(at('ArrowUp')).toEqual({ row: 49, column: 2 })
  expect(at('ArrowDown')).toEqual({ row: 51, column: 2 })
  expect(at('ArrowLeft')).toEqual({ row: 50, column: 1 })
  expect(at('ArrowRight', true)).toEqual({ row: 50, column: 4 })
  expect(at('Home')).toEqual({ row: 50, column: 0 })
  expect(at('End', true)).toEqual({ row: 99, column: 4 })
  expect(at('Home', true)).toEqual({ row: 0, column: 0 })
  expect(at('PageDown')).toEqual({ row: 60, column: 2 })
  expect(at('PageUp')).toEqual({ row: 40, column: 2 })
})

test('none leads outside, and other keys lead nowhere', () => {
  expect(moved({ key: 'ArrowUp', ctrlKey: false, metaKey: false }, { row: 0, column: 0 }, size)).toEqual({
    row: 0,
    column: 0,
  })
  expect(moved({ key: 'PageDown', ctrlKey: false, metaKey: false }, { row: 95, column: 0 }, size)).toEqual({
    row: 99,
    column: 0,
  })
  expect(at('a')).toBeNull()
})
