import { expect, test } from 'vitest'
import { columnsAt, edgesOf, wholeRange } from '../../../renderer/ui/grid/range.ts'

const range = { from: { row: 4, column: 1 }, to: { row: 2, column: 3 } }

test('a range goes from corner to corner, whichever was first', () => {
  expect(edgesOf(range)).toEqual({ rows: [2, 4], columns: [1, 3] })
  expect(columnsAt(range, 2)).toEqual([1, 3])
  expect(columnsAt(range, 5)).toBeNull()
  expect(columnsAt(null, 0)).toBeNull()
})

test('everything is a range too', () => {
  expect(edgesOf(wholeRange(5, 3))).toEqual({ rows: [0, 4], columns: [0, 2] })
})
