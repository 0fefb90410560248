import { describe, expect, test } from 'vitest'
import { boundText } from '../../../../main/core/report/bound-text.ts'
import type { Scene } from '../../../../main/core/report/scene.ts'
import { syntheticTables, textsIn } from '../../../harness/report-study.ts'

const tables = new Map(syntheticTables.map((table) => [table.id, table]))
const es: Scene = { language: 'es', texts: textsIn('es'), warnings: [] }
const en: Scene = { language: 'en', texts: textsIn('en'), warnings: [] }
const written = (text: string, scene = es) =>
  boundText(text, { section: 'Magnitud', tables, scene })
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

  test('a figure knows its table and what it is a figure of', () => {
    expect(boundText('{causas[causa=1].estimate}', { section: 's', tables, scene: es })).toEqual([
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
