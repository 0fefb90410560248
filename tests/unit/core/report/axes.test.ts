import { describe, expect, test } from 'vitest'
import { axesOf, cellsByPlace, placesOf } from '../../../../main/core/report/axes.ts'
import { cell, syntheticTables, textsIn } from '../../../harness/report-study.ts'

const texts = textsIn('en')
const causes = syntheticTables.find(({ id }) => id === 'causas') as (typeof syntheticTables)[number]

describe('axes of a table', () => {
  test('dimensions come first, levels last, totals at the end', () => {
    const axes = axesOf(causes, 'en', texts)
    expect(axes.map(({ variable, isLevel }) => [variable, isLevel])).toEqual([
      ['sexo', false],
      ['causa', true],
    ])
    expect(axes[0]?.entries.map(({ label }) => label)).toEqual(['Male', 'Female', 'Total'])
  })

  test('categories without a cell are left out and equal labels are told apart by code', () => {
    const dimension = { variable: 'x', categories: ['1', '2', '3'].map((code) => ({ code, label: 'Same' })) }
    const table = {
      ...causes,
      levels: [],
      dimensions: [dimension],
      cells: [cell(['1'], null, 1), cell(['3'], null, 2)],
    }
    expect(axesOf(table, 'en', texts)[0]).toMatchObject({
      label: 'x',
      entries: [
        { code: '1', label: 'Same (1)' },
        { code: '3', label: 'Same (3)' },
      ],
    })
  })

  test('places run over all entries, the last axis fastest, and lead to the cells', () => {
    const places = placesOf(axesOf(causes, 'en', texts))
    expect(places).toHaveLength(12)
    expect(places[1]?.map(({ code }) => code)).toEqual(['1', '2'])
    expect(cellsByPlace(causes)(['1', '2'])?.estimate).toBeCloseTo(0.403, 12)
    expect(cellsByPlace(causes)(['1', '9'])).toBeUndefined()
    expect(placesOf([])).toEqual([[]])
  })
})
