import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ChartSpec } from '../../../../../main/contract/report-section.ts'
import type { ResultTable } from '../../../../../main/contract/results.ts'
import { protectedTable } from '../../../../../main/core/disclosure/tables/protected-table.ts'
import { centresOf } from '../../../../../main/core/report/charts/centres.ts'
import { chartOf } from '../../../../../main/core/report/charts/chart.ts'
import { flowLine } from '../../../../../main/core/report/charts/flow-line.ts'
import { freePlaces } from '../../../../../main/core/report/charts/free-places.ts'
import type { Scene } from '../../../../../main/core/report/scene.ts'
import { tablesOfGroups } from '../../../../harness/chart-tables.ts'
import { squares, textsIn } from '../../../../harness/report-study.ts'
import { resources } from '../../../../harness/sample-study.ts'

const scene: Scene = { language: 'es', texts: textsIn('es'), warnings: [] }
const table = tablesOfGroups.find(({ id }) => id === 'flujos') as ResultTable
const draw = (spec: Partial<ChartSpec> = {}, of: ResultTable = table) =>
  chartOf({ id: 'g', chart: 'flows', table: 'flujos', ...spec }, of, { chart: '', tables: [] }, scene, squares)
type Layer = { readonly data: { readonly values: readonly Record<string, unknown>[] } }
const layersOf = ({ spec }: ReturnType<typeof draw>) => {
  const [, sure, doubtful, heads, , names, , figures] = (spec as unknown as { layer: readonly Layer[] }).layer
  const values = (layer: Layer | undefined) => layer?.data.values ?? []
  return {
    sure: values(sure),
    doubtful: values(doubtful),
    heads: values(heads),
    names: values(names),
    figures: values(figures),
  }
}

describe('flow maps', () => {
  test('draw the largest flows between places, the doubtful ones apart, and nobody who stayed', () => {
    const chart = draw({ top: 4 })
    const { sure, doubtful, heads, names, figures } = layersOf(chart)
    // 90 from 2 to 1, 40 from 1 to 2, 12 from 3 to 1; the 30 from 3 to 2 are not reliable. The 7 are beyond the top, 0 is none.
    expect(sure.map(({ estimate }) => estimate)).toEqual([90, 40, 12])
    expect(doubtful.map(({ estimate }) => estimate)).toEqual([30])
    expect(heads).toHaveLength(4)
    expect(new Set(names.map(({ name }) => name))).toEqual(new Set(['Ahuachapán', 'Santa Ana', 'Sonsonate']))
    expect(figures.map(({ text }) => text)).toEqual(['90', '40', '30 ▲', '12'])
    expect(chart.points).toHaveLength(6)
    expect(JSON.stringify(chart.spec)).toContain('Flujos dibujados: 4 de 6, el menor de 12')
    expect(chart.description).toContain('Santa Ana, Ahuachapán: 90 (IC 95\u00a0%: 81–99)')
  })

  test('leave out what does not reach the minimum', () => {
    const { sure, doubtful } = layersOf(draw({ minimum: 40 }))
    expect([...sure, ...doubtful].map(({ estimate }) => estimate)).toEqual([90, 40])
  })

  test('have no mark of a flow that is not published', () => {
    const hidden = protectedTable(
      table,
      ({ group }) => group[0] === '02' && group[1] === '01',
      () => false,
    )
    const chart = draw({}, hidden)
    const { sure, doubtful, figures } = layersOf(chart)
    expect([...sure, ...doubtful].map(({ estimate }) => estimate)).toEqual([40, 12, 7, 30])
    expect(figures.map(({ text }) => text)).not.toContain('[c]')
    expect(chart.description).toContain('Cifras que no se publican: 1 de 6')
  })

  test('are refused for shares of each origin, and for places that are not on the map', () => {
    const shares: ResultTable = { ...table, statistic: 'mean' }
    expect(() => draw({}, shares)).toThrow(expect.objectContaining({ code: 'report.chart-flows' }))
    const codes = {
      ...table,
      dimensions: table.dimensions.map((own) => ({
        ...own,
        categories: own.categories.map(({ label, code }) => ({ label: label ?? '', code: `9${code}` })),
      })),
    }
    const lost = {
      ...codes,
      cells: table.cells.map((cell) => ({ ...cell, group: cell.group.map((code) => `9${code}`) })),
    }
    expect(() => draw({}, lost)).toThrow(expect.objectContaining({ code: 'report.map-codes' }))
  })
})

describe('where flows start and end', () => {
  test('centres are those of the largest part, also of quantised boundaries', () => {
    expect([...centresOf(squares).values()]).toEqual([
      [0.5, 0.5],
      [1.5, 0.5],
      [2.5, 0.5],
    ])
    const island = [
      [
        [10, 10],
        [10, 11],
        [11, 11],
        [10, 10],
      ],
    ] as const
    // An L of three unit squares: its centre of mass is the mean of (0.5, 0.5), (1.5, 0.5) and (0.5, 1.5) = (5/6, 5/6).
    const bent = [
      [
        [0, 0],
        [0, 2],
        [1, 2],
        [1, 1],
        [2, 1],
        [2, 0],
        [0, 0],
      ],
    ] as const
    const [own] = centresOf({ areas: [{ code: 'a', name: 'A', polygons: [island, bent] }] }).values()
    expect(own?.[0]).toBeCloseTo(5 / 6, 12)
    expect(own?.[1]).toBeCloseTo(5 / 6, 12)
    const topology = JSON.parse(readFileSync(join(resources, 'geography/SLV_adm1.topo.json'), 'utf8'))
    const centres = centresOf({ country: 'SLV', topology })
    expect(centres.size).toBe(14)
    // The department of San Salvador lies around its capital, 13.7° N 89.2° W.
    const [longitude = 0, latitude = 0] = centres.get('SLV06') ?? []
    expect(Math.hypot(longitude + 89.2, latitude - 13.8)).toBeLessThan(0.15)
  })

  test('letters stand where no others do, or not at all', () => {
    // A pixel is a hundredth of a degree: letters are 0.52 wide and 0.16 high.
    const at = (x: number, y: number) => [x, y] as const
    expect(freePlaces([[at(0, 0)], [at(0.1, 0), at(0.1, 0.2)], [at(0.2, 0.1)], [at(0.6, 0)]], [], 0.01)).toEqual([
      [0, 0],
      [0.1, 0.2],
      null,
      [0.6, 0],
    ])
    expect(freePlaces([[at(0, 0)]], [at(0.5, 0.15)], 0.01)).toEqual([null])
  })

  test('a flow and the one back bend away from each other, and heads point along their line', () => {
    const [there, back] = [flowLine([-89, 13], [-88, 13]), flowLine([-88, 13], [-89, 13])]
    const southOf = ({ labels }: typeof there): number => 13 - (labels[0]?.[1] ?? 13)
    // Eastwards it bends to its right, to the south; back again to the north.
    expect(southOf(there)).toBeGreaterThan(0)
    expect(southOf(back)).toBeLessThan(0)
    expect(southOf(there) + southOf(back)).toBeCloseTo(0, 2)
    expect(there.angle).toBeGreaterThan(45)
    expect(there.angle).toBeLessThan(90)
    expect(flowLine([-89, 13], [-89, 14]).angle).toBeLessThan(0)
    expect(there.line).toHaveLength(25)
  })
})
