import { describe, expect, test } from 'vitest'
import type { ResultTable } from '../../../../../main/contract/results.ts'
import { protectedTable } from '../../../../../main/core/disclosure/tables/protected-table.ts'
import { ink } from '../../../../../main/core/report/charts/theme.ts'
import { draw, drawTable, hiding, subtitleOf, tables, valuesOf } from '../../../../harness/drawn-charts.ts'

describe('charts of groups, of what goes together and of several tables', () => {
  test('a pyramid of two groups lays the second over the first, figures in that order', () => {
    const chart = draw({ chart: 'pyramid', table: 'edades', x: 'sexo', y: 'edad', series: 'grupo' })
    const first = valuesOf(chart)[0]
    // Of displaced men 10 % are of the first band, of the comparator 14 %: the figures stand outside the longer bar.
    expect(first).toMatchObject({ main: '0–4', second: 'Hombre', drawn: -0.1, end: -0.14 })
    expect(first?.figure).toBe('10,0\u00a0% | 14,0\u00a0%')
    expect(chart.points).toHaveLength(2 * 2 * 5)
    expect(chart.points.at(-1)).toMatchObject({ main: '60+', second: 'Mujer (De comparación)' })
    expect(chart.description).toContain('Mujer (De comparación)')
    expect(subtitleOf(chart)).toContain('contorno y segunda cifra: De comparación')
  })

  test('bars of 100 % lie end to end in the order of the table, the smallest of too many together', () => {
    const chart = draw({ chart: 'stacked', table: 'tenencia' })
    const displaced = valuesOf(chart).filter(({ row }) => row === 'Desplazada')
    // Eight parts of 30, 20, 14, 12, 10, 6, 5 and 3 %: five have a colour, 6 + 5 + 3 = 14 % are drawn together.
    expect(displaced.map(({ part, figure }) => [part, figure])).toEqual([
      ['Parte 1', '30,0'],
      ['Parte 2', '20,0'],
      ['Parte 3', '14,0'],
      ['Parte 4', '12,0 ▲'],
      ['Parte 5', '10,0'],
      ['Otras categorías (3)', '14,0'],
    ])
    expect(displaced[2]?.start).toBeCloseTo(0.5, 12)
    expect(displaced.at(-1)?.end).toBeCloseTo(1, 12)
    expect(displaced[3]).toMatchObject({ doubtful: true, letters: ink })
    expect(chart.points).toHaveLength(16)
  })

  test('more series than colours are told apart by their names, or by shape and dash', () => {
    for (const chart of ['bars', 'dots'] as const) {
      const many = draw({ chart, table: 'tenencia', x: 'grupo', series: 'tenencia' })
      expect(valuesOf(many).map(({ main }) => main)).toEqual(
        ['Desplazada', 'De comparación'].flatMap((group) =>
          Array.from({ length: 8 }, (_, part) => `${group} · Parte ${part + 1}`),
        ),
      )
      expect(JSON.stringify(many.spec)).not.toContain('"field":"second"')
      expect(many.points[0]).toMatchObject({ main: 'Desplazada', second: 'Parte 1' })
    }
    const { spec } = draw({ chart: 'trend', table: 'tenencia', x: 'grupo', series: 'tenencia' })
    const layers = spec.layer as readonly {
      encoding: { [channel: string]: { scale?: { range?: readonly unknown[] } } }
    }[]
    const distinct = (channel: string): number => {
      const scales = layers.flatMap(({ encoding }) => encoding[channel]?.scale?.range ?? [])
      return new Set(scales.map(String)).size
    }
    expect([distinct('strokeDash'), distinct('shape')]).toEqual([5, 8])
  })

  test('what is not published is hatched without a length of its own, and never drawn alone', () => {
    const two = drawTable({ chart: 'stacked', table: 'tenencia' }, hiding('tenencia', ['2', '3']))
    // 30 + 12 + 10 + 6 + 5 + 3 = 66 % are published, so the hatched stretch is 34 %: that both lie in it is known.
    expect(valuesOf(two).filter(({ row, hidden }) => row === 'Desplazada' && hidden)).toEqual([
      expect.objectContaining({ start: expect.closeTo(0.66, 12), end: expect.closeTo(1, 12), figure: '[c]' }),
    ])
    expect(two.description).toContain('Cifras que no se publican: 2 de 16')
    const one = drawTable({ chart: 'stacked', table: 'tenencia' }, hiding('tenencia', ['2']))
    expect(valuesOf(one).filter(({ row }) => row === 'Desplazada')).toEqual([
      expect.objectContaining({ start: 0, end: 1, figure: '[c]', hidden: true }),
    ])
    for (const chart of ['bars', 'dots', 'heat'] as const) {
      const drawn = drawTable({ chart, table: 'tenencia', series: 'grupo' }, hiding('tenencia', ['2', '3']))
      expect(JSON.stringify(drawn.spec)).toContain('"gradient":"linear"')
      expect(subtitleOf(drawn)).toContain('[c] no se publica')
      expect(subtitleOf(drawn)).not.toContain('◊')
      expect(
        drawn.points.filter(({ hidden }) => hidden).map(({ text, estimate, low }) => [text, estimate, low]),
      ).toEqual([1, 2].map(() => ['[c]', null, null]))
    }
  })

  test('a ranking puts the second table beside the first, and sums the others', () => {
    const chart = draw({ chart: 'ranking', table: 'origen', beside: 'destino', top: 2 })
    expect(valuesOf(chart).map(({ main, second, text }) => [main, second, text])).toEqual([
      ['Santa Ana', 'Salieron de', '400'],
      ['Santa Ana', 'Llegaron a', '500'],
      ['Sonsonate', 'Salieron de', '300'],
      ['Sonsonate', 'Llegaron a', '30'],
      // Ahuachapán and Chalatenango: 100 + 50 left, 200 + 120 arrived; a sum has no interval.
      ['Otros lugares (2)', 'Salieron de', '150'],
      ['Otros lugares (2)', 'Llegaron a', '320'],
    ])
    // Those 50 and 120 of Chalatenango are not reliable, so their sums are drawn as such.
    expect(chart.points.at(-1)).toMatchObject({ low: null, high: null, doubtful: true })
    expect(subtitleOf(chart)).toContain('Otros lugares: la suma de 2, sin intervalo')
    expect(chart.description).toContain('Santa Ana, Llegaron a: 500 (IC 95\u00a0%: 450–550)')
  })

  test('a ranking tells nothing of what is not published, and sums only what adds up', () => {
    const table = tables.find(({ id }) => id === 'origen') as ResultTable
    // Of 400 and 100, which are not published, neither the order nor a sum says more than the table.
    const hidden = protectedTable(
      table,
      ({ group }) => group[0] === '02' || group[0] === '01',
      () => false,
    )
    const drawn = drawTable({ chart: 'ranking', table: 'origen', top: 3 }, hidden)
    expect(valuesOf(drawn).map(({ main, text }) => [main, text])).toEqual([
      ['Sonsonate', '300'],
      ['Chalatenango', '50 ▲'],
      ['Ahuachapán', '[c]'],
      ['Otros lugares (1)', '[c]'],
    ])
    // Prevalences by department are no parts of a sum.
    const shares = draw({ chart: 'ranking', table: 'prevalencia', top: 1 })
    expect(valuesOf(shares).map(({ main }) => main)).toEqual(['Sonsonate'])
    expect(subtitleOf(shares)).toContain('Lugares que solo están en el cuadro: 2')
  })

  test('cards hold figures of several tables, each with its unit, interval and verdict', () => {
    const cards = [
      { table: 'origen', at: {} },
      { at: { sexo: '2', edad: '60+' }, title: { es: 'Mayores', en: 'Older' } },
    ]
    const chart = draw({ chart: 'cards', table: 'poblacion', cards })
    expect(valuesOf(chart)).toEqual([
      expect.objectContaining({ titleText: 'Salieron de', figure: '850', doubtful: false }),
      expect.objectContaining({ titleText: 'Mayores', figure: '2250', doubtful: true }),
    ])
    expect(valuesOf(chart)[0]?.below).toMatch(/^familias\nIC 95\u00a0%: 765–935\n.*desplazadas[\s\S]*2006–2016$/)
    expect(valuesOf(chart)[1]?.below).toContain('▲ no fiable')
    expect(chart.description).toContain('Salieron de, familias: 850 (IC 95\u00a0%: 765–935); Mayores, personas: 2250 ▲')
  })

  test('cards without a choice are all figures of the table, those of the second one first', () => {
    const chart = draw({ chart: 'cards', table: 'destino', beside: 'anio', x: 'destino' })
    expect(chart.points.map(({ main, second }) => `${main} ${second}`)).toEqual([
      ...['2012', '2013', '2014', '2015', '2016'].map((year) => `${year} personas`),
      ...['Ahuachapán', 'Santa Ana', 'Sonsonate', 'Chalatenango', 'Total'].map((place) => `${place} familias`),
    ])
    const table = tables.find(({ id }) => id === 'destino') as ResultTable
    const hidden = drawTable(
      { chart: 'cards', table: 'destino' },
      protectedTable(
        table,
        ({ group }) => group[0] !== null,
        () => false,
      ),
    )
    expect(valuesOf(hidden).map(({ figure, below }) => [figure, String(below).includes('IC 95')])).toEqual([
      ...[1, 2, 3, 4].map(() => ['[c]', false]),
      ['850', true],
    ])
  })

  test('answers that go together: combinations from the largest down, none of them and the unpublished last', () => {
    const table = tables.find(({ id }) => id === 'juntas') as ResultTable
    const hidden = protectedTable(
      table,
      ({ level }) => level === 'a' || level === 'c',
      () => false,
    )
    const chart = drawTable({ chart: 'overlap', table: 'juntas', beside: 'respuestas' }, hidden)
    // Not published are 30 % of "a" and 5 % of "c", in the order of the table; 20 % named none.
    expect(chart.points.slice(0, 5).map(({ code, text }) => [code, text])).toEqual([
      ['a+b', '25,0\u00a0%'],
      ['b', '20,0\u00a0% ▲'],
      ['a', '[c]'],
      ['c', '[c]'],
      ['0', '20,0\u00a0%'],
    ])
    // Of each answer alone or with others: 55 % named a, 45 % b and 5 % c.
    expect(chart.points.slice(5).map(({ main, second, text }) => `${main}: ${second} ${text}`)).toEqual([
      'Amenazas: Sola o con otras 55,0\u00a0%',
      'Extorsión: Sola o con otras 45,0\u00a0%',
      'Otra: Sola o con otras 5,0\u00a0%',
    ])
    const told = JSON.stringify(chart.spec)
    // The dots of "a+b": in the rows of a and of b.
    expect((told.match(/"isIn":true/g) ?? []).length).toBe(5)
    expect(told).toContain('55,0\u00a0% (49,5–60,5)')
    const short = draw({ chart: 'overlap', table: 'juntas', top: 2 })
    expect(short.points.map(({ code }) => code)).toEqual(['a', 'a+b'])
    expect(subtitleOf(short)).toContain('Combinaciones que solo están en el cuadro: 3')
  })
})
