import { describe, expect, test } from 'vitest'
import { benchmarkOfTable } from '../../../../main/core/review/benchmark-of-table.ts'
import { compareFigures } from '../../../../main/core/review/compare-figures.ts'
import { causesOf } from '../../../../main/core/review/inputs.ts'

const table = (header: string[], ...lines: string[][]) => ({
  file: 'otro.csv',
  header,
  rows: lines.map((cells, place) => ({ row: place + 2, cells })),
})

describe('a table of another program', () => {
  test('is read by the names of its columns, with decimal commas, percentages, blanks and totals', () => {
    const read = benchmarkOfTable(
      table(
        ['Sexo', 'by_causa', 'Estimate', 'SE'],
        ['1', 'a', '12,5', '0.5'],
        ['', 'Total', '40 %', 'NA'],
        ['2', 'a', '.', ''],
      ),
      ['sexo', 'causa'],
    )
    expect(read).toEqual([
      { at: { sexo: '1', causa: 'a' }, estimate: 12.5, se: 0.5 },
      { at: { sexo: '_T', causa: '_T' }, estimate: 0.4, se: null },
      { at: { sexo: '2', causa: 'a' }, estimate: null, se: null },
    ])
  })

  test.each([
    ['no estimate', table(['sexo', 'cifra'], ['1', '2']), 'review.benchmark-without-estimate'],
    ['no column of a dimension', table(['estimate'], ['2']), 'review.benchmark-without-column'],
    ['a figure that is none', table(['sexo', 'estimate'], ['1', 'doce']), 'review.benchmark-not-a-number'],
  ])('with %s is refused', (_, given, code) => {
    expect(() => benchmarkOfTable(given, ['sexo'])).toThrow(code)
  })
})

test('figures are paired by their codes, whatever their order, and judged by both tolerances', () => {
  const figure = (sexo: string, estimate: number | null, se: number | null = null) => ({ at: { sexo }, estimate, se })
  const here = [figure('1', 100, 5), figure('2', 0.5), figure('3', null), figure('4', 1)]
  const there = [{ at: { sexo: '2' }, estimate: 0.5, se: 9 }, figure('1', 101, 5), figure('3', null), figure('9', 7)]
  const outcomes = (relative: number, absolute = 0) =>
    compareFigures(here, there, { relative, absolute }).map(({ outcome }) => outcome)
  expect(outcomes(0)).toEqual(['differs', 'equal', 'equal', 'onlyHere', 'onlyThere'])
  expect(outcomes(0.01)[0]).toBe('within')
  expect(outcomes(0, 1)[0]).toBe('within')
  expect(compareFigures([figure('1', 1, 5)], [figure('1', 1, 6)], { relative: 0.1, absolute: 0 })[0]?.outcome).toBe(
    'differs',
  )
})

test('what changed is told part by part', () => {
  const before = {
    methods: '1',
    data: { hogares: { content: 'a', codebook: 'b' }, marco: { content: 'c', codebook: 'd' } },
    plan: { table: 'x', design: 'y' },
    results: {},
  }
  const now = {
    ...before,
    data: { ...before.data, hogares: { content: 'other', codebook: 'b' } },
    plan: { table: 'x', design: 'other', sets: 'new' },
  }
  expect(causesOf(before, before)).toEqual([])
  expect(causesOf(before, now)).toEqual([
    { part: 'data', name: 'hogares' },
    { part: 'plan', name: 'design' },
    { part: 'plan', name: 'sets' },
  ])
})
