import { expect, test } from 'vitest'
import type { Cell } from '../../../main/contract/results.ts'
import type { Layout } from '../../../renderer/features/tables/layout.ts'
import { columnLengths, isLong } from '../../../renderer/features/tables/long-table.ts'

const cell = (estimate: number, ciHigh: number): Cell => ({ estimate, ciLow: 0.1, ciHigh }) as Cell
const entry = (label: string) => ({ code: label, label })
const layout = (rows: Layout['rows']): Layout => ({
  down: [{ variable: 'causa', label: 'Causa', isLevel: false, entries: [entry('Extorsión'), entry('x'.repeat(90))] }],
  across: { variable: 'sexo', label: 'Sexo', isLevel: false, entries: [entry('Hombres'), entry('H')] },
  rows,
})
const heads = [entry('Extorsión')]
const two = layout([
  { heads, cells: [cell(1234567, 2), undefined] },
  { heads, cells: [cell(9, 20000000), cell(5, 6)] },
])

test('a table is long from the row on that would make the window wait', () => {
  expect(isLong(layout(Array(40).fill({ heads, cells: [] })))).toBe(false)
  expect(isLong(layout(Array(41).fill({ heads, cells: [] })))).toBe(true)
})

test('columns are as wide as the longest heading, up to a bound, and the figure with most digits or its name', () => {
  // "1 234 567" has nine characters; over a single digit stands "H".
  expect(columnLengths(two, 'estimate', 'count', 'es')).toEqual([40, 9, 1])
  // "0–20 000 000" is the longest interval.
  expect(columnLengths(two, 'ci', 'count', 'es')[1]).toBe(12)
})
