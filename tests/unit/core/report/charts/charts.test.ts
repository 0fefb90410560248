import { describe, expect, test } from 'vitest'
import type { FailureCode } from '../../../../../main/contract/failure.ts'
import type { ChartSpec } from '../../../../../main/contract/report-section.ts'
import type { ResultTable } from '../../../../../main/contract/results.ts'
import { chartOf } from '../../../../../main/core/report/charts/chart.ts'
import type { CountryGeography } from '../../../../../main/core/report/charts/geography.ts'
import { draw, drawTable, labels, scene, subtitleOf, tables, valuesOf } from '../../../../harness/drawn-charts.ts'
import { squares, syntheticTables } from '../../../../harness/report-study.ts'

describe('charts', () => {
  test('a pyramid turns one side to the left and puts the oldest on top', () => {
    const chart = draw({ chart: 'pyramid', table: 'poblacion', x: 'sexo', y: 'edad' })
    const drawn = valuesOf(chart).map(({ main, second, drawn }) => [main, second, drawn])
    expect(drawn.slice(0, 2)).toEqual([
      ['0–4', 'Hombre', -6000],
      ['0–4', 'Mujer', 6250],
    ])
    expect(JSON.stringify(chart.spec)).toContain('"sort":["60+","18–59","12–17","5–11","0–4"]')
    expect(valuesOf(draw({ chart: 'pyramid', table: 'poblacion' }))).toEqual(valuesOf(chart))
  })

  test('bars take the levels by default, keep the total apart and leave doubtful figures hollow', () => {
    const chart = draw({ chart: 'bars', table: 'prevalencia' })
    const values = valuesOf(chart).map(({ main, text, doubtful, isTotal }) => [main, text, doubtful, isTotal])
    expect(values).toEqual([
      ['Ahuachapán', '1,1\u00a0%', false, false],
      ['Santa Ana', '1,5\u00a0%', false, false],
      ['Sonsonate', '1,9\u00a0% ▲', true, false],
      ['Total', '2,3\u00a0%', false, true],
    ])
    expect(valuesOf(draw({ chart: 'bars', table: 'causas' })).map(({ main, second }) => [main, second])).toEqual([
      ['Amenazas', ''],
      ['Extorsión', ''],
      ['Homicidio de un familiar', ''],
      ['Reclutamiento forzado de niñas, niños\no adolescentes', ''],
    ])
  })

  test('a picture of changed figures says so', () => {
    const table = tables.find(({ id }) => id === 'origen') as ResultTable
    const perturbation = { method: 'rounding', counts: 5, weighted: 500, totals: null, steps: 0, adds: [] } as const
    const rounded = { ...table, perturbation: { ...perturbation, adds: [] } }
    expect(subtitleOf(drawTable({ chart: 'bars', table: 'origen' }, rounded))).toContain('cifras redondeadas')
    expect(subtitleOf(draw({ chart: 'bars', table: 'origen' }))).not.toContain('cifras redondeadas')
  })

  test('a level can be fixed', () => {
    const values = valuesOf(draw({ chart: 'bars', table: 'causas', level: '2' }))
    expect(values.map(({ main, text }) => [main, text])).toEqual([
      ['Hombre', '40,3\u00a0%'],
      ['Mujer', '42,3\u00a0%'],
      ['Total', '44,3\u00a0%'],
    ])
  })

  test('a map joins official codes and says what grey means', () => {
    const spec = JSON.stringify(draw({ chart: 'map', table: 'prevalencia', x: 'departamento' }, squares).spec)
    expect(spec).toContain('"id":"SLV03","class":null')
    expect(spec).not.toContain('Gris: sin cifra')
    const more = structuredClone(squares)
    const geography = { ...more, country: 'SLV', topology: withExtra(more) }
    expect(JSON.stringify(draw({ chart: 'map', table: 'prevalencia' }, geography).spec)).toContain('Gris: sin cifra')
  })

  test('the description tells the figures, and how many are in doubt', () => {
    expect(draw({ chart: 'bars', table: 'prevalencia' }).description).toBe(
      'Gráfico de barras con intervalos de confianza: Familias con desplazamiento por departamento. ' +
        '% de familias · Familias residentes en el país · 2006–2016. ' +
        'Cifras: Ahuachapán: 1,1\u00a0% (IC 95\u00a0%: 1,0–1,2); Santa Ana: 1,5\u00a0% (IC 95\u00a0%: 1,4–1,7); ' +
        'Sonsonate: 1,9\u00a0% ▲ (IC 95\u00a0%: 0,3–3,5); Total: 2,3\u00a0% (IC 95\u00a0%: 2,1–2,5). ' +
        'Cifras no fiables o no evaluables: 1 de 4. BORRADOR – uso interno. DATOS SINTÉTICOS.',
    )
    expect(draw({ chart: 'pyramid', table: 'poblacion' }).description).toContain('Valores más altos: 0–4, Mujer: 6250')
  })

  test('every chart says its unit, draft and synthetic data in the picture', () => {
    for (const chart of ['pyramid', 'bars', 'heat'] as const) {
      const table = chart === 'heat' ? 'causas' : 'poblacion'
      const { subtitle } = draw({ chart, table }).spec.title as { subtitle: string[] }
      expect(subtitle[0]).toContain('Personas desplazadas por la violencia')
      expect(subtitle.at(-1)).toBe('BORRADOR – uso interno · DATOS SINTÉTICOS')
    }
  })

  test.each([
    [{ chart: 'bars', table: 'poblacion', x: 'color' }, 'report.chart-variable'],
    [{ chart: 'heat', table: 'anio' }, 'report.chart-axes'],
    [{ chart: 'pyramid', table: 'poblacion', x: 'edad', y: 'sexo' }, 'report.chart-sides'],
    [{ chart: 'pyramid', table: 'anio' }, 'report.chart-axes'],
    [{ chart: 'pyramid', table: 'poblacion', x: 'sexo', y: 'edad', series: 'edad' }, 'report.chart-overlay'],
    [{ chart: 'pyramid', table: 'edades', x: 'sexo', y: 'edad', series: 'nada' }, 'report.chart-overlay'],
    [{ chart: 'overlap', table: 'respuestas' }, 'report.chart-combinations'],
    [{ chart: 'flows', table: 'flujos' }, 'report.map-country'],
    [{ chart: 'ranking', table: 'origen', beside: 'nada' }, 'report.chart-table'],
    [{ chart: 'ranking', table: 'origen', beside: 'prevalencia' }, 'report.chart-pair'],
    [{ chart: 'cards', table: 'origen', cards: [{ at: { color: '1' } }] }, 'report.chart-variable'],
    [{ chart: 'cards', table: 'origen', cards: [{ at: { origen: '9' } }] }, 'report.chart-empty'],
    [{ chart: 'stacked', table: 'poblacion' }, 'report.chart-whole'],
    [{ chart: 'stacked', table: 'causas' }, 'report.chart-whole'],
    [{ chart: 'stacked', table: 'prevalencia' }, 'report.chart-whole'],
    [{ chart: 'bars', table: 'causas', level: '9' }, 'report.chart-empty'],
    [{ chart: 'map', table: 'prevalencia' }, 'report.map-country'],
  ] satisfies readonly (readonly [Omit<ChartSpec, 'id'>, FailureCode])[])('%o is refused', (chart, code) => {
    expect(() => draw(chart)).toThrow(expect.objectContaining({ code }))
  })

  test('levels without a place are refused, not left out', () => {
    const third = { chart: 'heat', table: 'causas', x: 'sexo', y: 'edad' } as const
    const causes = syntheticTables.find(({ id }) => id === 'causas') as ResultTable
    const age = { variable: 'edad', categories: [{ code: '1' }] }
    const cells = causes.cells.map((cell) => ({ ...cell, group: [...cell.group, '1'] }))
    const table = { ...causes, dimensions: [...causes.dimensions, age], cells }
    expect(() => chartOf({ id: 'g', ...third }, table, labels, scene)).toThrow(
      expect.objectContaining({ code: 'report.chart-level' }),
    )
  })

  test('a map of codes that are not official is refused', () => {
    expect(() => draw({ chart: 'map', table: 'anio', x: 'anio' }, squares)).toThrow(
      expect.objectContaining({ code: 'report.map-codes', params: { chart: 'g', variable: 'anio' } }),
    )
  })
})

const withExtra = ({ topology }: CountryGeography): CountryGeography['topology'] => {
  const { adm1 } = topology.objects
  const extra = { ...adm1.geometries[0], id: 'SLV04' }
  return { ...topology, objects: { adm1: { ...adm1, geometries: [...adm1.geometries, extra] } } }
}
