import { describe, expect, test } from 'vitest'
import type { ResultTable } from '../../../../main/contract/results.ts'
import { gridOf } from '../../../../main/core/report/grid.ts'
import type { Scene } from '../../../../main/core/report/scene.ts'
import { cell, syntheticTables, textsIn } from '../../../harness/report-study.ts'

const scene: Scene = { language: 'es', texts: textsIn('es'), warnings: [] }
const tableOf = (id: string) => syntheticTables.find((table) => table.id === id) as ResultTable

describe('grid of a page', () => {
  test('the short axis stands side by side under its own header', () => {
    const { head, groups, columns } = gridOf(tableOf('poblacion'), scene)
    expect(head[0]?.map(({ text, columns, rows }) => [text, columns, rows])).toEqual([
      ['Edad', 1, 2],
      ['Sexo: Hombre', 4, 1],
      ['Sexo: Mujer', 4, 1],
      ['Total', 4, 1],
    ])
    expect(head[1]?.slice(0, 4).map(({ text }) => text)).toEqual(['Estimación', 'IC 95\u00a0%', 'CV', 'n'])
    expect(columns).toBe(13)
    const row = groups[0]?.rows[4]
    expect([row?.header, ...(row?.cells ?? []).map(({ text }) => text)].slice(0, 9)).toEqual([
      '60+',
      '2000',
      '1800–2200',
      '5,0\u00a0%',
      '400',
      '2250',
      '750–3750',
      '33,3\u00a0%',
      '21',
    ])
    expect(row?.cells[4]?.mark).toEqual({ level: 'unreliable', glyph: '▲', word: 'no fiable' })
    expect(groups[0]?.rows.at(-1)).toMatchObject({ header: 'Total', isTotal: true })
  })

  test('one axis has room for the cases; a single level takes no column', () => {
    const { head, groups } = gridOf(tableOf('prevalencia'), scene)
    expect(head).toHaveLength(1)
    expect(head[0]?.map(({ text }) => text)).toEqual(['Departamento', 'Estimación', 'IC 95\u00a0%', 'CV', 'n', 'Casos'])
    expect(groups[0]?.rows.map(({ header }) => header)).toEqual(['Ahuachapán', 'Santa Ana', 'Sonsonate', 'Total'])
  })

  test('data without probability have neither interval nor CV', () => {
    expect(gridOf(tableOf('albergues'), scene).head[0]?.map(({ text }) => text)).toEqual([
      'Sexo',
      'Estimación',
      'n',
      'Casos',
    ])
  })

  test('a third axis makes groups of rows, and what has no records is a dash', () => {
    const areas = ['A', 'B'].map((code) => ({ code }))
    const long = ['1', '2', '3', '4'].map((code) => ({ code }))
    const table: ResultTable = {
      ...tableOf('poblacion'),
      dimensions: [
        { variable: 'zona', categories: long },
        { variable: 'edad', categories: long },
        { variable: 'area', categories: areas },
      ],
      cells: [cell(['1', '1', 'A'], null, 10), cell(['1', '2', 'B'], null, 20), cell(['2', '1', 'A'], null, 30)],
    }
    const { groups } = gridOf(table, scene)
    expect(groups.map(({ header, rows }) => [header, rows.length])).toEqual([
      ['zona: 1', 2],
      ['zona: 2', 1],
    ])
    expect(groups[0]?.rows[0]?.cells[4]?.text).toBe('–')
  })

  test('a table without dimensions is one row of totals', () => {
    const table = { ...tableOf('poblacion'), dimensions: [], cells: [cell([], null, 35_000)] }
    expect(gridOf(table, scene).groups[0]?.rows).toMatchObject([{ header: 'Total', isTotal: true }])
  })
})
