import { expect, test } from 'vitest'
import { fitColumns, placed } from '../../../main/files/paper/fit-columns.ts'
import { roomOf } from '../../../main/files/paper/page.ts'
import type { PaperCell } from '../../../main/files/paper/paper.ts'

const cell = (text: string, more: Partial<PaperCell> = {}): PaperCell => ({
  text,
  columns: 1,
  rows: 1,
  isHeader: false,
  isNumber: false,
  ...more,
})
const number = (text: string): PaperCell => cell(text, { isNumber: true })
const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0)

test('few columns stand upright in large letters, many numbers sideways in small ones', () => {
  const narrow = fitColumns([[cell('Sexo'), number('54,3 %')]], 2)
  expect(narrow).toMatchObject({ isSideways: false, size: 9.5 })
  const wide = fitColumns([[cell('Departamento'), ...Array.from({ length: 13 }, () => number('10 700–18 300'))]], 14)
  expect(wide.isSideways).toBe(true)
  expect(wide.size).toBeLessThan(9)
})

test.each([1, 5, 14, 40])('%i columns never need more room than the page has', (columns) => {
  const row = Array.from({ length: columns }, () => cell('a very long text that wraps in its column '.repeat(20)))
  const { widths, isSideways } = fitColumns([row], columns)
  expect(widths).toHaveLength(columns)
  expect(sum(widths)).toBeLessThanOrEqual(roomOf(isSideways))
  expect(Math.min(...widths)).toBeGreaterThan(0)
})

test('a cell over two rows keeps its column from the row below', () => {
  const corner = cell('corner', { rows: 2 })
  const [spread, left, right] = [cell('spread', { columns: 2 }), cell('left'), cell('right')]
  const places = placed([
    [corner, spread],
    [left, right],
  ])
  expect(places.map(({ cell: { text }, row, column }) => [text, row, column])).toEqual([
    ['corner', 0, 0],
    ['spread', 0, 1],
    ['left', 1, 1],
    ['right', 1, 2],
  ])
})
