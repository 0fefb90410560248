import { describe, expect, test } from 'vitest'
import { boundText } from '../../../../main/core/report/bound-text.ts'
import type { Scene } from '../../../../main/core/report/scene.ts'
import { syntheticComparisons } from '../../../harness/report-comparisons.ts'
import { syntheticTables, textsIn } from '../../../harness/report-study.ts'

const tables = new Map(syntheticTables.map((table) => [table.id, table]))
const comparisons = new Map(syntheticComparisons.map((comparison) => [comparison.id, comparison]))
const es: Scene = { language: 'es', texts: textsIn('es'), warnings: [] }
const en: Scene = { language: 'en', texts: textsIn('en'), warnings: [] }
const written = (text: string, scene = es) =>
  boundText(text, { section: 'Magnitud', tables, comparisons, scene })
    .map((run) => run.text)
    .join('')

describe('bound text', () => {
  test('figures are printed in the language, with the format of their statistic or the one asked for', () => {
    const text = '{causas[sexo=2,causa=1].estimate} · {causas[sexo=2,causa=1].estimate:percent(0)} · {poblacion.n}'
    expect(written(text)).toBe('56,3\u00a0% · 56\u00a0% · 400')
    expect(written(text, en)).toBe('56.3% · 56% · 400')
  })

  test('an interval says its level', () => {
    expect(written('{causas[sexo=1,causa=1].estimate:ci(0)}')).toBe('IC 95\u00a0%: 49–60')
    expect(written('{causas[sexo=1,causa=1].estimate:ci}', en)).toBe('95% CI: 48.9–59.7')
  })

  test('a dimension that is not named, or is *, is the margin; the only level needs no name', () => {
    expect(written('{poblacion.estimate}')).toBe(written('{poblacion[sexo=*,edad=*].estimate}'))
    expect(written('{prevalencia[departamento=01].estimate}')).toBe('1,1\u00a0%')
  })

  test('a figure that is not reliable carries its mark, counts of records do not', () => {
    expect(written('{prevalencia[departamento=03].estimate}')).toBe('1,9\u00a0% (▲ no fiable)')
    expect(written('{causas[sexo=1,causa=4].estimate}')).toBe('0,0\u00a0% (◊ no evaluable)')
    expect(written('{causas[sexo=2,causa=4].estimate}')).toBe('14,3\u00a0% △')
    expect(written('{prevalencia[departamento=03].n}')).toBe('55')
  })

  test('a comparison is bound by its only pair, in points, with its test in words', () => {
    const text = 'Son {causas_diferencia[causa=1].estimate} puntos ({causas_diferencia[causa=1].estimate:ci}), '
    expect(written(`${text}{causas_diferencia[causa=1].significance}`)).toBe(
      'Son 12,3 puntos (IC 95\u00a0%: 6,3–18,3), significativa',
    )
    expect(written('{causas_diferencia[causa=1].firstEstimate} ({causas_diferencia[causa=1].pHolm})')).toBe(
      '56,3\u00a0% (p < 0,001)',
    )
    expect(written('{causas_diferencia[causa=2,sexo=2].pHolm}', en)).toBe('p = 0.620')
    expect(written('{causas_diferencia[causa=3].estimate:points(0)}')).toBe('5 (▲ no fiable)')
    expect(written('{edad_pares[sexo=1,edad=0-4/5-11].estimate:integer}')).toBe('1000')
    expect(written('{causas_diferencia[causa=4].se}')).toBe('– (◊ no evaluable)')
  })

  test.each([
    ['report.binding-level', '{edad_pares.estimate}'],
    ['report.binding-dimension', '{anio_tendencia[anio=2014].estimate}'],
    ['report.binding-field', '{causas_diferencia[causa=1].cv}'],
    ['report.binding-field', '{causas[causa=1].pHolm}'],
    ['report.binding-format', '{causas_diferencia[causa=1].significance:percent}'],
  ])('what a comparison does not have is refused with %s', (code, text) => {
    expect(() => written(text)).toThrow(code)
  })

  test('a figure knows its table and what it is a figure of', () => {
    expect(boundText('{causas[causa=1].estimate}', { section: 's', tables, comparisons, scene: es })).toEqual([
      {
        kind: 'figure',
        text: '58,3\u00a0%',
        anchor: 't-causas',
        about:
          '% de personas; una persona puede dar varias causas · Personas desplazadas por la violencia · ' +
          'Personas que respondieron la pregunta · 2006–2016',
      },
    ])
  })

  test.each([
    ['{nada.estimate}', 'report.binding-table', { table: 'nada' }],
    ['{causas[color=1].estimate}', 'report.binding-dimension', { variable: 'color' }],
    ['{causas[sexo=9,causa=1].estimate}', 'report.binding-cell', {}],
    ['{causas[sexo=1].estimate}', 'report.binding-level', { variable: 'causa' }],
    ['{causas.median}', 'report.binding-field', {}],
    ['{causas.estimate:roman}', 'report.binding-format', {}],
    ['{causas estimate}', 'report.binding-syntax', {}],
  ])('%s is refused with its section', (binding, code, params) => {
    expect(() => written(`Se estima ${binding}.`)).toThrow(
      expect.objectContaining({ code, params: { section: 'Magnitud', binding, ...params } }),
    )
  })
})
