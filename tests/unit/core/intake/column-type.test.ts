import { expect, test } from 'vitest'
import { cellClasses } from '../../../../main/core/intake/cell-class.ts'
import type { CellCounts } from '../../../../main/core/intake/column-type.ts'
import { columnTypeOf, fileDecimal, notNumbers } from '../../../../main/core/intake/column-type.ts'

const counts = (some: Partial<CellCounts>): CellCounts =>
  Object.fromEntries(cellClasses.map((name) => [name, some[name] ?? 0])) as CellCounts
const detected = (fileMark: '.' | ',' | null) => ({ fileMark, markChosen: false })

test('numbers, with the mark that the column shows', () => {
  expect(columnTypeOf(counts({ integer: 5, blank: 2, blankWord: 1 }), detected(null))).toEqual({
    type: 'number',
    reason: 'numbers',
    decimal: '.',
  })
  expect(columnTypeOf(counts({ integer: 5, comma: 1 }), detected('.'))).toEqual({
    type: 'number',
    reason: 'numbers',
    decimal: ',',
  })
  expect(columnTypeOf(counts({ point: 1, commaOrGroup: 3 }), detected(','))).toMatchObject({
    type: 'number',
    decimal: '.',
  })
})

test('one text, one code or a second mark makes a column text', () => {
  const reasons = [
    { integer: 9, text: 1 },
    { integer: 1, text: 9 },
    { integer: 9, code: 1 },
    { point: 5, comma: 1 },
    { blank: 4, blankWord: 2 },
  ]
  expect(reasons.map((some) => columnTypeOf(counts(some), detected('.')))).toEqual(
    ['mixed', 'texts', 'codes', 'mixedMarks', 'blank'].map((reason) => ({ type: 'text', reason, decimal: null })),
  )
})

test('1.234 is settled by the file, and stays text where the file does not settle it', () => {
  const column = counts({ pointOrGroup: 3, integer: 2 })
  expect(columnTypeOf(column, detected('.'))).toMatchObject({ type: 'number', decimal: '.' })
  expect(columnTypeOf(column, detected(','))).toMatchObject({ type: 'number', decimal: ',' })
  expect(columnTypeOf(column, detected(null))).toEqual({ type: 'text', reason: 'unclearMark', decimal: null })
})

test('the file has the mark of its unambiguous columns, else the point when cells are parted by commas', () => {
  const points = counts({ point: 1 })
  const commas = counts({ comma: 1, pointOrGroup: 4 })
  const names = counts({ text: 3, point: 1 })
  expect(fileDecimal([names, commas], ';')).toBe(',')
  expect(fileDecimal([points, counts({ integer: 1 })], ';')).toBe('.')
  expect(fileDecimal([points, commas], ',')).toBe(null)
  expect(fileDecimal([names], ',')).toBe('.')
  expect(fileDecimal([names], ';')).toBe(null)
})

test('the user decides', () => {
  const chosen = { fileMark: '.', markChosen: true } as const
  expect(columnTypeOf(counts({ integer: 3 }), { ...chosen, typeChosen: 'text' })).toEqual({
    type: 'text',
    reason: 'user',
    decimal: null,
  })
  expect(columnTypeOf(counts({ code: 3 }), { ...chosen, typeChosen: 'number' })).toEqual({
    type: 'number',
    reason: 'user',
    decimal: '.',
  })
  expect(columnTypeOf(counts({ comma: 3 }), chosen)).toEqual({ type: 'text', reason: 'otherMark', decimal: null })
  expect(notNumbers(counts({ comma: 3, text: 2, code: 1, point: 4 }), '.')).toBe(5)
})
