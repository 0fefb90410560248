import { expect, test } from 'vitest'
import { cellClasses, classOfCell } from '../../../../main/core/intake/cell-class.ts'
import { chooseDelimiter, delimiterOfSepLine, shareAlike } from '../../../../main/core/intake/delimiter.ts'
import { columnNames, looksLikeHeader } from '../../../../main/core/intake/header.ts'

const classes = (row: string) =>
  row.split(';').map((cell) => {
    const bytes = Buffer.from(cell)
    return classOfCell(bytes, 0, bytes.length)
  })
const isHeader = (first: string, ...others: string[]) =>
  looksLikeHeader(classes(first), first.split(';'), others.map(classes))

test('names are trimmed, and empty or repeated ones get a predictable name', () => {
  expect(columnNames([' edad ', '', 'edad', 'a\nb', 'edad_2', 'edad', 'V2'])).toEqual({
    names: ['edad', 'V2_2', 'edad_3', 'a b', 'edad_2', 'edad_4', 'V2'],
    renamed: [
      { column: 2, name: 'V2_2' },
      { column: 3, name: 'edad_3' },
      { column: 6, name: 'edad_4' },
    ],
  })
})

test('names that are too long are cut and stay different', () => {
  const long = 'x'.repeat(300)
  const { names } = columnNames([long, long])
  expect(names.map((name) => name.length <= 255)).toEqual([true, true])
  expect(new Set(names).size).toBe(2)
})

test('thousands of equal names take no time', () => {
  expect(new Set(columnNames(Array(20_000).fill('p')).names).size).toBe(20_000)
})

test('a first record of texts is a header, one of numbers over numbers is not', () => {
  expect(isHeader('edad;sexo', '34;M', '12;F')).toBe(true)
  expect(isHeader('depto;zona', 'Sonsonate;rural')).toBe(true)
  expect(isHeader('34;M', '12;F', '50;M')).toBe(false)
  expect(isHeader('34;1,5', '12;2,5')).toBe(false)
  expect(isHeader('edad;2', '12;2,5')).toBe(true)
})

test('years that rise are names of columns', () => {
  expect(isHeader('2015;2016;2017', '10;11;12')).toBe(true)
  expect(isHeader('2015;2014;2017', '10;11;12')).toBe(false)
})

test('the delimiter that cuts every record as wide as the header wins', () => {
  const trial = (delimiter: ',' | ';' | '\t', cells: number[], broken = false) => ({ delimiter, cells, broken })
  expect(chooseDelimiter([trial(',', [1, 3, 3]), trial(';', [2, 2, 2])])).toBe(';')
  expect(chooseDelimiter([trial(',', [4, 4, 3, 4]), trial(';', [2, 1, 1, 1])])).toBe(',')
  expect(chooseDelimiter([trial(';', [2, 2]), trial(',', [3, 3])])).toBe(',')
  expect(chooseDelimiter([trial(',', [2, 2], true), trial('\t', [2, 2])])).toBe('\t')
  expect(chooseDelimiter([trial(',', [1, 2]), trial(';', [1, 1])])).toBe(',')
  expect([shareAlike([4, 4, 3, 4]), shareAlike([])]).toEqual([0.75, 0])
})

test('a line may name the delimiter', () => {
  expect(['sep=;', '"SEP=|"', 'sep=\t', 'sep=', 'separador'].map(delimiterOfSepLine)).toEqual([
    ';',
    '|',
    '\t',
    null,
    null,
  ])
})

test('the classes used here are those of cells', () => {
  expect(classes('1;a;').map((kind) => cellClasses[kind])).toEqual(['integer', 'text', 'blank'])
})
