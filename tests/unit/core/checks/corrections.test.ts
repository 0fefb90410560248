import { describe, expect, test } from 'vitest'
import { correctedCells } from '../../../../main/core/checks/corrections.ts'
import { recordNames } from '../../../../main/core/checks/record-names.ts'
import { frame } from '../../../harness/frames.ts'

const persons = frame('persons', {
  folio: ['F1', 'F2', 'F2', null, '#1', 'F6'],
  number: [11, 12, 12, null, 15, 16],
  age: [31, 199, 4, null, 0.5, 6],
  sex: ['01', '02', null, '01', '02', '01'],
})

describe('the name of a record', () => {
  test('is its id where that is its own, else its row', () => {
    const names = recordNames(persons, 'folio')
    expect([0, 1, 2, 3, 4, 5].map(names.nameOf)).toEqual(['F1', '#2', '#3', '#4', '#5', 'F6'])
    expect(['F1', '#2', '#5', 'F6', 'F2', '#0', '#7', '#01', ''].map(names.rowOf)).toEqual([
      ...[0, 1, 4, 5],
      ...[undefined, undefined, undefined, undefined, undefined],
    ])
  })

  test('may be a number, and is the row where nothing else is declared', () => {
    expect([0, 1, 4].map(recordNames(persons, 'number').nameOf)).toEqual(['11', '#2', '15'])
    expect([0, 1].map(recordNames(persons, undefined).nameOf)).toEqual(['#1', '#2'])
    expect(recordNames(persons, undefined).rowOf('#6')).toBe(5)
  })
})

describe('corrections', () => {
  const names = recordNames(persons, 'folio')
  const cells = (...list: { record: string; variable: string; value: string | number | null }[]) =>
    correctedCells(
      persons,
      names,
      list.map((one) => ({ reason: 'r', ...one })),
    ).map(({ row, value, correction }) => [row, correction.variable, value])

  test('become cells with values of the variable', () => {
    expect(
      cells(
        { record: '#2', variable: 'age', value: '19,5' },
        { record: 'F1', variable: 'age', value: null },
        { record: 'F6', variable: 'age', value: 7 },
        { record: 'F6', variable: 'sex', value: '02' },
        { record: 'F1', variable: 'sex', value: '' },
      ),
    ).toEqual([
      [1, 'age', 19.5],
      [0, 'age', null],
      [5, 'age', 7],
      [5, 'sex', '02'],
      [0, 'sex', null],
    ])
  })

  test('that are made already are nothing to do', () => {
    expect(
      cells({ record: 'F1', variable: 'age', value: '31' }, { record: '#3', variable: 'sex', value: null }),
    ).toEqual([])
  })

  test.each([
    ['correction.unknown-record', { record: 'F2', variable: 'age', value: 1 }],
    ['correction.unknown-variable', { record: 'F1', variable: 'name', value: 'x' }],
    ['correction.not-a-number', { record: 'F1', variable: 'age', value: 'diez' }],
    ['correction.not-text', { record: 'F1', variable: 'sex', value: 1 }],
  ])('are refused with %s and their place', (code, correction) => {
    const first = { record: '#2', variable: 'age', value: 3 }
    expect(() => cells(first, correction)).toThrow(
      expect.objectContaining({ code, params: expect.objectContaining({ position: 2 }) }),
    )
  })

  test('speak of a cell once', () => {
    const twice = [
      { record: 'F1', variable: 'age', value: 1 },
      { record: '#1', variable: 'age', value: 2 },
    ]
    expect(() => cells(...twice)).toThrow('correction.cell-twice')
  })
})
