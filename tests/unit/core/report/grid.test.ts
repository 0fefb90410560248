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
      ['Sexo: Hombre', 2, 1],
      ['Sexo: Mujer', 2, 1],
      ['Total', 2, 1],
    ])
    expect(head[1]?.slice(0, 2).map(({ text }) => text)).toEqual(['Estimación', 'IC 95\u00a0%'])
    expect(columns).toBe(7)
    const row = groups[0]?.rows[4]
    expect([row?.header, ...(row?.cells ?? []).map(({ text }) => text)].slice(0, 5)).toEqual([
      '60+',
      '2000',
      '1800–2200',
      '2250',
      '750–3750',
    ])
    expect(row?.cells[2]?.mark).toEqual({ level: 'unreliable', glyph: '▲', word: 'no fiable' })
    expect(groups[0]?.rows.at(-1)).toMatchObject({ header: 'Total', isTotal: true })
  })

  test('two categories side by side have room for the CV and the records of each', () => {
    const whole = tableOf('poblacion')
    const [first, second] = whole.dimensions
    if (!first || !second) throw new Error('The table has two dimensions')
    const table: ResultTable = {
      ...whole,
      dimensions: [second, { ...first, categories: [{ code: '1' }, { code: '2' }] }],
      cells: whole.cells.flatMap(({ group: [one = null, other = null], ...rest }) =>
        one === null ? [] : [{ ...rest, group: [other, one] }],
      ),
    }
    const { head, columns } = gridOf(table, scene)
    expect(head[1]?.slice(0, 4).map(({ text }) => text)).toEqual(['Estimación', 'IC 95\u00a0%', 'CV', 'n'])
    expect(columns).toBe(9)
  })

  test('one axis has room for the cases; a single level takes no column', () => {
    const { head, groups } = gridOf(tableOf('prevalencia'), scene)
    expect(head).toHaveLength(1)
    expect(head[0]?.map(({ text }) => text)).toEqual(['Departamento', 'Estimación', 'IC 95\u00a0%', 'CV', 'n', 'Casos'])
    expect(groups[0]?.rows.map(({ header }) => header)).toEqual(['Ahuachapán', 'Santa Ana', 'Sonsonate', 'Total'])
  })

  test('data without probability have neither interval nor CV', () => {
    const headOf = (table: ResultTable) => gridOf(table, scene).head[0]?.map(({ text }) => text)
    const shelters = tableOf('albergues')
    expect(headOf(shelters)).toEqual(['Sexo', 'Recuento'])
    expect(headOf({ ...shelters, statistic: 'total' })).toEqual(['Sexo', 'Suma', 'Registros'])
    expect(headOf({ ...shelters, statistic: 'proportion' })).toEqual(['Sexo', 'Porcentaje', 'Registros', 'Casos'])
    expect(headOf({ ...shelters, statistic: 'mean' })).toEqual(['Sexo', 'Valor', 'Registros'])
  })

  test('records that are no sample have up to eight categories side by side, a figure each', () => {
    const codes = ['1', '2', '3', '4', '5'].map((code) => ({ code }))
    const table: ResultTable = {
      ...tableOf('albergues'),
      dimensions: [
        {
          variable: 'anio',
          label: 'Año',
          categories: Array.from({ length: 12 }, (_, year) => ({ code: `20${year + 10}` })),
        },
        { variable: 'amenaza', label: 'Amenaza', categories: codes },
      ],
      cells: Array.from({ length: 12 }, (_, year) =>
        codes.map(({ code }) => cell([`20${year + 10}`, code], null, year)),
      ).flat(),
    }
    const { head, groups, columns } = gridOf(table, scene)
    expect(head.map((row) => row.map(({ text, columns: wide }) => [text, wide]))).toEqual([
      [
        ['Año', 1],
        ['Amenaza', 5],
      ],
      codes.map(({ code }) => [code, 1]),
    ])
    expect([columns, groups[0]?.rows.length]).toEqual([6, 12])
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
