import { describe, expect, test } from 'vitest'
import { type ChartSpec, chartKinds } from '../../../main/contract/report-section.ts'
import type { Axis } from '../../../main/core/report/axes.ts'
import { draftOf, newChart, specOf } from '../../../renderer/features/charts/chart-draft.ts'

const categories = (...codes: string[]) => codes.map((code) => ({ code, label: code }))
const axes: readonly Axis[] = [
  { variable: 'grupo', label: 'Grupo', isLevel: false, entries: categories('1', '2') },
  { variable: 'sexo', label: 'Sexo', isLevel: false, entries: categories('1', '2') },
  { variable: 'edad', label: 'Edad', isLevel: true, entries: categories('0-4', '60+') },
]

const specs: readonly ChartSpec[] = [
  { id: 'g', chart: 'cards', table: 'edades', beside: 'hogares' },
  {
    id: 'g',
    chart: 'cards',
    table: 'edades',
    level: '60+',
    cards: [
      { table: 'origen', at: {} },
      { at: { sexo: '2' }, title: { es: 'Ellas' } },
    ],
  },
  { id: 'g', chart: 'bars', table: 'edades', x: 'edad', series: 'grupo' },
  { id: 'g', chart: 'stacked', table: 'edades', x: 'grupo' },
  { id: 'g', chart: 'bars', table: 'edades' },
  { id: 'g', chart: 'overlap', table: 'edades', beside: 'respuestas' },
  { id: 'g', chart: 'bars', table: 'edades', level: '60+' },
  { id: 'g', chart: 'dots', table: 'edades', x: 'edad', title: { es: 'Puntos', en: 'Dots' } },
  { id: 'g', chart: 'ranking', table: 'edades', x: 'edad', beside: 'destino', y: 'destino', top: 5 },
  { id: 'g', chart: 'pyramid', table: 'edades', y: 'edad', x: 'sexo', series: 'grupo' },
  { id: 'g', chart: 'trend', table: 'edades', x: 'edad', series: 'sexo' },
  { id: 'g', chart: 'heat', table: 'edades', y: 'edad', x: 'grupo' },
  { id: 'g', chart: 'map', table: 'edades', x: 'edad', boundaries: 'municipios' },
  { id: 'g', chart: 'flows', table: 'edades', y: 'edad', x: 'grupo', top: 4, minimum: 10, boundaries: 'municipios' },
  { id: 'g', chart: 'overlap', table: 'edades', x: 'edad', beside: 'respuestas', top: 6 },
]

describe('a chart in the window', () => {
  test('there is one of each kind', () => {
    expect(new Set(specs.map(({ chart }) => chart))).toEqual(new Set(chartKinds))
  })

  test.each(specs)('comes out as it went in: $chart', (spec) => {
    expect(specOf(draftOf(spec), axes)).toEqual(spec)
  })

  test('of another kind leaves behind what only the first kind says', () => {
    const ranking = draftOf(specs.find(({ chart }) => chart === 'ranking') as ChartSpec)
    expect(specOf({ ...ranking, kind: 'bars' }, axes)).toEqual({ id: 'g', chart: 'bars', table: 'edades', x: 'edad' })
    expect(specOf(newChart({ id: 'edades' }, axes), axes)).toMatchObject({ chart: 'bars', table: 'edades', x: 'grupo' })
  })

  test('of a table that crosses two things shows both from the start, the one with few categories as series', () => {
    const ages = { ...axes[0], variable: 'edad', entries: categories(...'1234567') } as Axis
    const places = { ...ages, variable: 'depto' }
    const drawn = (...of: readonly Axis[]) => {
      const { main, second } = newChart({ id: 't' }, of)
      return [main, second]
    }
    const [, sex] = axes as [Axis, Axis]
    expect(drawn(ages, sex)).toEqual(['edad', 'sexo'])
    expect(drawn(sex, ages)).toEqual(['edad', 'sexo'])
    expect(drawn(sex)).toEqual(['sexo', ''])
    // Colours would not tell these apart.
    expect(drawn(places, ages)).toEqual(['depto', ''])
    // The total is no series.
    const withTotal = { ...sex, entries: [...categories(...'123456'), { code: null, label: 'Total' }] }
    expect(drawn(ages, withTotal)).toEqual(['edad', 'sexo'])
  })
})
