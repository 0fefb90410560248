import { describe, expect, test } from 'vitest'
import type { ComparisonTable } from '../../../../../main/contract/comparison.ts'
import { reportComparison } from '../../../../../main/core/report/comparison/report-comparison.ts'
import type { Scene } from '../../../../../main/core/report/scene.ts'
import { change, contrast, differences, pairs, trend, untested } from '../../../../harness/report-comparisons.ts'
import { textsIn } from '../../../../harness/report-study.ts'

const es: Scene = { language: 'es', texts: textsIn('es'), warnings: [] }
const en: Scene = { language: 'en', texts: textsIn('en'), warnings: [] }
const shown = (comparison: ComparisonTable, scene = es) => {
  const { grid, ...rest } = reportComparison(comparison, 7, scene)
  const rows = grid.groups.flatMap(({ header, rows }) =>
    rows.map((row) => [header, row.header, ...row.cells.map(({ text }) => text)]),
  )
  return { ...rest, grid, head: grid.head[0]?.map(({ text }) => text), rows }
}

describe('a comparison as a table', () => {
  test('of differences has a row per level, with both figures, the points between them and the test in words', () => {
    const { label, head, rows, facts } = shown(differences)
    expect(label).toBe('Cuadro 7')
    expect(head).toEqual(['Causa', 'Mujer', 'Hombre', 'Diferencia', 'IC 95\u00a0%', 'p (Holm)', 'Prueba', 'n'])
    expect(rows[0]).toEqual([
      '',
      'Amenazas',
      '56,3\u00a0%',
      '44,0\u00a0%',
      '12,3',
      '6,3–18,3',
      '< 0,001',
      '* significativa',
      '800',
    ])
    expect(rows[1]?.slice(4)).toEqual(['−2,0', '−10,0 a 6,0', '0,620', '○ no significativa', '800'])
    expect(facts.slice(0, 2)).toEqual([
      { term: 'Sexo', text: 'Mujer − Hombre' },
      { term: 'Unidad', text: 'puntos porcentuales (% de personas; una persona puede dar varias causas)' },
    ])
  })

  test('marks what involves a doubtful figure, and gives no test of one that is not evaluable', () => {
    const { grid, rows, marks, notes } = shown(differences)
    const [first, , doubtful, none] = grid.groups[0]?.rows ?? []
    expect([first, doubtful, none].map((row) => row?.cells[2]?.mark?.word)).toEqual([
      undefined,
      'no fiable',
      'no evaluable',
    ])
    expect(rows[3]?.slice(4)).toEqual(['14,3', '–', '–', '– sin prueba', '800'])
    expect(marks.map(({ level }) => level)).toEqual(['unreliable', 'notEvaluable'])
    expect(notes).toEqual([
      '3 pruebas t; cada una es significativa si su p, ajustada por Holm para todas, es menor que 0,05. Los intervalos no se ajustan.',
      expect.stringContaining('calificación más grave'),
    ])
  })

  test('says how its first row is read, in both languages', () => {
    expect(shown(differences).reading).toBe(
      'Cómo se lee la primera fila: «Amenazas», 12,3 puntos porcentuales (% de personas; una persona puede dar varias causas); con una confianza del 95\u00a0%, el valor está en el intervalo 6,3–18,3 (p < 0,001: significativa).',
    )
    expect(shown(trend, en).reading).toBe(
      'How to read the first row: “Slope”, 2,147.3 persons, for each unit of “Year”; with 95% confidence the value is in the interval 1,527.3–2,767.3 (p = 0.030: significant).',
    )
  })

  test('of every pair groups its rows by the other dimension, and names both figures only as first and second', () => {
    const { head, rows } = shown(pairs)
    expect(head?.slice(0, 3)).toEqual(['Edad', '0–4', 'Segunda cifra'])
    expect(rows.map(([group, pair]) => [group, pair])).toEqual([
      ['Sexo: Hombre', '0–4 − 5–11'],
      ['Sexo: Hombre', '0–4 − 12–17'],
      ['Sexo: Mujer', '0–4 − 5–11'],
      ['Sexo: Mujer', '0–4 − 12–17'],
      ['Sexo: Total', '0–4 − 5–11'],
      ['Sexo: Total', '0–4 − 12–17'],
    ])
  })

  test('tells the cells of a contrast, and what a trend runs along', () => {
    expect(shown(contrast).facts[0]).toEqual({
      term: 'Contraste',
      text: '+1 × (Mujer, 0–4) −1 × (Hombre, 0–4) −0,500 × (Mujer, 60+)',
    })
    expect(shown(contrast).notes[0]).toBe('Una prueba t; es significativa si p es menor que 0,05.')
    expect(shown(trend).facts[0]).toEqual({ term: 'A lo largo de', text: 'Año (2012–2016)' })
    expect(shown(trend).rows).toEqual([['', 'Pendiente', '2147,3', '1527,3–2767,3', '0,030', '* significativa', '800']])
  })

  test('of rounds says what they are, what they share, and that they must be comparable', () => {
    const { head, facts, notes } = shown(change)
    expect(head?.slice(1, 4)).toEqual(['Ronda posterior', 'Ronda anterior', 'Cambio'])
    expect(facts.slice(-3)).toEqual([
      { term: 'Ronda anterior', text: '2000–2010 · Personas desplazadas por la violencia' },
      { term: 'UPM en común', text: '55, de 60 en la ronda posterior y 58 en la anterior' },
      { term: 'Comparabilidad', text: 'La pregunta no cambió.' },
    ])
    expect(notes[0]).toMatch(/comparables/)
    expect(notes[1]).toMatch(/covarianza/)
  })

  test('without a probability sample has no test and says so', () => {
    const { head, rows, reading, notes } = shown(untested)
    expect(head).toEqual(['Sexo', 'Mujer', 'Hombre', 'Diferencia', 'n'])
    expect(rows).toEqual([['', 'Mujer − Hombre', '80', '60', '20', '800']])
    expect(reading).toBe('')
    expect(notes).toEqual([expect.stringContaining('no vienen de una muestra probabilística')])
  })

  test('gives a worksheet everything behind the test, as numbers', () => {
    const { columns, rows } = reportComparison(differences, 1, es).records
    expect(columns.map(({ label }) => label)).toEqual([
      'Causa',
      'Sexo',
      'Mujer',
      'Hombre',
      'Diferencia',
      'Calificación',
      'Prueba',
      'p ajustada (Holm)',
      'p sin ajustar',
      'Error estándar',
      'IC 95\u00a0%, límite inferior',
      'IC 95\u00a0%, límite superior',
      'Grados de libertad',
      'Estadístico t',
      'n: registros en las bases, sin ponderar',
      'Motivo de la calificación',
    ])
    expect(rows[0]?.slice(0, 7)).toEqual([
      'Amenazas',
      'Mujer − Hombre',
      { number: 0.563, format: { kind: 'percent', decimals: 1 } },
      { number: 0.44, format: { kind: 'percent', decimals: 1 } },
      { number: 0.123, format: { kind: 'points', decimals: 1 } },
      '● fiable',
      '* significativa',
    ])
  })
})
