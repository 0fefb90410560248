import { describe, expect, test } from 'vitest'
import type { ResultTable } from '../../../../main/contract/results.ts'
import { baseText } from '../../../../main/core/report/base-text.ts'
import { boundText } from '../../../../main/core/report/bound-text.ts'
import { leftOutLines, withoutLeftOut } from '../../../../main/core/report/left-out.ts'
import { reportTable } from '../../../../main/core/report/report-table.ts'
import type { Scene } from '../../../../main/core/report/scene.ts'
import { unansweredLines } from '../../../../main/core/report/unanswered-lines.ts'
import { cell, syntheticTables, textsIn } from '../../../harness/report-study.ts'

const scene: Scene = { language: 'es', texts: textsIn('es'), warnings: [] }
const english: Scene = { ...scene, language: 'en', texts: textsIn('en') }
const { base: _, ...prevalence } = syntheticTables.find(({ id }) => id === 'prevalencia') as ResultTable
const regions = ['1', '2', '3'].map((code) => ({ code, label: `Región ${code}` }))
const table: ResultTable = {
  ...prevalence,
  dimensions: [{ variable: 'region', label: { es: 'Región', en: 'Region' }, categories: regions }],
  levels: [],
  cells: [
    cell(['1'], null, 0.2, { n: 700 }),
    cell(['2'], null, 0.1, { n: 200, verdict: 'weak', reasons: ['cases-below-50'] }),
    cell(['3'], null, 0.1, { n: 90, verdict: 'unreliable', reasons: ['cases-below-30'] }),
    cell([null], null, 0.2, { n: 1200 }),
  ],
}

describe('the base of a table', () => {
  test('is the number of its records, beside what the plan says of it', () => {
    expect(baseText(table, scene)).toBe('1200 registros sin ponderar')
    expect(baseText({ ...table, base: 'Hogares que respondieron' }, english)).toBe(
      'Hogares que respondieron (1,200 unweighted records)',
    )
    expect(baseText({ ...table, probability: false }, scene)).toBe('1200 registros')
  })

  test('is that of all categories where no total was asked for: 700 + 200 + 90', () => {
    expect(baseText({ ...table, cells: table.cells.slice(0, 3) }, scene)).toBe('990 registros sin ponderar')
  })

  test('is hidden where the total is', () => {
    const [one, two, three, total] = table.cells
    const cells = [one, two, three, { ...total, confidentiality: 'hidden' }] as ResultTable['cells']
    expect(baseText({ ...table, cells }, scene)).toBe('[c] registros sin ponderar')
  })
})

test('records without an answer in a dimension count in its total, and that is said: 1200 − 990', () => {
  expect(unansweredLines(table, scene)).toEqual([
    'Los totales de «Región» incluyen 210 registros sin ese dato, que no están en ninguna de sus categorías.',
  ])
  expect(unansweredLines({ ...table, cells: table.cells.slice(0, 3) }, scene)).toEqual([])
})

describe('a table that prints no figure below some quality', () => {
  const strict: ResultTable = { ...table, leastQuality: 'reliable' }

  test('leaves them out and says which and why', () => {
    const { grid, records, marks, notes } = reportTable(strict, 1, scene)
    expect(grid.groups[0]?.rows.map(({ header }) => header)).toEqual(['Región 1', 'Total'])
    expect(records.rows).toHaveLength(2)
    expect(marks).toEqual([])
    expect(notes[0]).toBe(
      'Solo se imprimen cifras fiables. Quedan fuera: Región 2 (menos de 50 casos sin ponderar); Región 3 (menos de 30 casos sin ponderar).',
    )
  })

  test('may print weakly reliable ones, and says so where nothing was left out', () => {
    const mild: ResultTable = { ...table, leastQuality: 'weak' }
    expect(withoutLeftOut(mild).cells).toHaveLength(3)
    expect(leftOutLines({ ...mild, cells: table.cells.slice(0, 2) }, english)).toEqual([
      'Only reliable or weakly reliable figures are printed; none is left out.',
    ])
    expect(withoutLeftOut(table)).toBe(table)
  })

  test('prints neither of two levels without the other, from which it would follow', () => {
    const levels = [
      { code: '1', label: 'Sí' },
      { code: '0', label: 'No' },
    ]
    const both: ResultTable = {
      ...strict,
      levels,
      cells: [
        cell(['1'], '1', 0.2),
        cell(['1'], '0', 0.8),
        cell(['2'], '1', 0.02, { verdict: 'unreliable', reasons: ['cases-below-30'] }),
        cell(['2'], '0', 0.98),
      ],
    }
    expect(withoutLeftOut(both).cells.map(({ group }) => group[0])).toEqual(['1', '1'])
    expect(leftOutLines(both, scene)).toEqual([
      'Solo se imprimen cifras fiables. Quedan fuera: Región 2 (menos de 30 casos sin ponderar).',
    ])
  })

  test('gives no such figure to a text either', () => {
    const source = {
      section: 'S',
      tables: new Map([['prevalencia', strict]]),
      comparisons: new Map(),
      tests: new Map(),
    }
    const runs = boundText('{prevalencia[region=3].estimate}', {
      ...source,
      analyses: new Map(),
      beside: new Set(),
      scene,
    } as never)
    expect(runs.map(({ text }) => text).join('')).toBe('– (▲ no fiable)')
  })
})
