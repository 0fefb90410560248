import { describe, expect, test } from 'vitest'
import { AnalysisResult } from '../../../../main/contract/analysis.ts'
import { placeOfRow } from '../../../../main/core/report/analysis/analysis-place.ts'
import { boundText } from '../../../../main/core/report/bound-text.ts'
import type { Scene } from '../../../../main/core/report/scene.ts'
import { syntheticComparisons } from '../../../harness/report-comparisons.ts'
import { syntheticTables, textsIn } from '../../../harness/report-study.ts'

const tables = new Map(syntheticTables.map((table) => [table.id, table]))
const comparisons = new Map(syntheticComparisons.map((comparison) => [comparison.id, comparison]))
/** Synthetic: two lists, and figures of sources of which one is not reliable. */
const analysis = AnalysisResult.parse({
  id: 'cuantos',
  key: '',
  analysis: 'populationSize',
  nature: 'counts',
  title: 'Cuántas personas',
  unit: { es: 'personas', en: 'persons' },
  universe: { es: 'Personas desplazadas', en: 'Displaced persons' },
  window: '2026',
  ciLevel: 0.95,
  parts: [
    {
      name: 'populationSize',
      columns: [
        { name: 'estimator', kind: 'word' },
        { name: 'size', kind: 'count' },
        { name: 'coverage', kind: 'share' },
        { name: 'p', kind: 'p' },
      ],
      rows: [
        ['chapman', 1240.4, 0.845, 0.00001],
        ['lincolnPetersen', null, 0.8, 0.25],
      ],
    },
    {
      name: 'sources.causa',
      codes: ['1', '2'],
      columns: [
        { name: 'source', kind: 'label' },
        { name: 'sourceKind', kind: 'word' },
        { name: 'figure', kind: 'number', decimals: 0 },
        { name: 'quality', kind: 'word' },
        { name: 'n', kind: 'count' },
      ],
      rows: [
        [{ es: 'Censo', en: 'Census' }, 'source.census', 900, 'quality.reliable', 900],
        [{ es: 'Encuesta', en: 'Survey' }, 'source.survey', 1100, 'quality.unreliable', 40],
        [{ es: 'Otra', en: 'Other' }, 'source.survey', null, 'quality.unreliable', 12],
        [{ es: 'Otra', en: 'Another' }, 'source.cases', 5, 'quality.notApplicable', 5],
      ],
    },
    {
      name: 'alone',
      columns: [
        { name: 'term', kind: 'label' },
        { name: 'value', kind: 'number' },
      ],
      rows: [['a', 2.5]],
    },
  ],
  assumptions: [],
  notes: [],
  fewest: null,
  tables: [],
})
const analyses = new Map([[analysis.id, analysis]])
const es: Scene = { language: 'es', texts: textsIn('es'), warnings: [] }
const en: Scene = { language: 'en', texts: textsIn('en'), warnings: [] }
const written = (text: string, scene = es) =>
  boundText(text, { section: 'Magnitud', tables, comparisons, analyses, scene })
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
    const inBrackets = written('({prevalencia[departamento=03].estimate:ci})')
    expect(inBrackets).toMatch(/^\(IC 95\u00a0%: [^()]+ ▲ no fiable\)$/)
  })

  test('a mark stands after the noun that its figure counts, in both languages', () => {
    const [figure, ci] = ['figure', 'figure:integer'].map((field) => `{cuantos.sources.causa[source=2].${field}}`)
    expect(written(`Son ${figure} personas desplazadas.`)).toBe('Son 1100 personas (▲ no fiable) desplazadas.')
    expect(written(`${figure} persons, or ${ci} Persons`, en)).toBe(
      '1,100 persons (▲ unreliable), or 1,100 Persons (▲ unreliable)',
    )
    expect(written('Baja {causas_diferencia[causa=3].estimate} puntos porcentuales.')).toBe(
      'Baja 5,1 puntos porcentuales (▲ no fiable).',
    )
    // Of another noun, of one that goes on, and of one that the figure does not count.
    expect(written(`${figure} personajes y ${figure} familias`)).toBe(
      '1100 (▲ no fiable) personajes y 1100 (▲ no fiable) familias',
    )
    expect(written('{cuantos.sources.causa[source=1].figure} personas')).toBe('900 personas')
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

  test('a value of an analysis is bound by its part, its row and its column, as the part prints it', () => {
    expect(
      written('{cuantos.populationSize[estimator=chapman].size} ({cuantos.populationSize[estimator=chapman].p})'),
    ).toBe('1240 (p < 0,001)')
    expect(written('{cuantos.populationSize[estimator=chapman].coverage:percent(0)}', en)).toBe('85%')
    expect(written('{cuantos.populationSize[estimator=chapman].size:decimal(1)}', en)).toBe('1,240.4')
    expect(written('{cuantos.sources.causa[source=1].source}: {cuantos.sources.causa[source=1].figure}')).toBe(
      'Censo: 900',
    )
    // By its code, by another of its columns, or without any where there is one row.
    expect(written('{cuantos.sources.causa[sourceKind=source.census].n}')).toBe('900')
    expect(written('{cuantos.alone.value}')).toBe('2,50')
    expect(written('{cuantos.sources.causa[source=Another].figure:integer}', en)).toBe('5')
  })

  test('what an analysis does not print is not said, and what is not reliable carries its mark', () => {
    expect(written('{cuantos.populationSize[estimator=lincolnPetersen].size}')).toBe('–')
    expect(written('{cuantos.populationSize[estimator=lincolnPetersen].size:integer}')).toBe('–')
    expect(written('{cuantos.sources.causa[source=2].figure}')).toBe('1100 (▲ no fiable)')
    expect(written('{cuantos.sources.causa[source=2].n}')).toBe('40')
    expect(written('{cuantos.sources.causa[sourceKind=source.survey,source=Otra].figure}')).toBe('– (▲ no fiable)')
  })

  test('a value of an analysis leads to its part, and says what kind of figure it is', () => {
    const [run] = boundText('{cuantos.alone.value}', { section: 's', tables, comparisons, analyses, scene: en })
    expect(run).toEqual({
      kind: 'figure',
      text: '2.50',
      anchor: 't-cuantos.alone',
      about: `persons · Displaced persons · 2026 · ${en.texts('analysis.nature.counts')}`,
    })
  })

  test('a row is named by its head, where that tells it from the others', () => {
    const [, sources] = analysis.parts
    expect(sources?.rows.map((_, row) => placeOfRow(sources, row))).toEqual(['[source=1]', '[source=2]', null, null])
  })

  test.each([
    ['{cuantos.nada[x=1].size}', 'report.binding-table', { table: 'cuantos.nada' }],
    [
      '{cuantos.populationSize[estimator=chapman].mean}',
      'report.binding-column',
      { columns: 'estimator, size, coverage, p' },
    ],
    ['{cuantos.populationSize[size=1240].p}', 'report.binding-dimension', { variable: 'size' }],
    ['{cuantos.populationSize[estimator=none].p}', 'report.binding-cell', {}],
    ['{cuantos.populationSize[estimator=*].p}', 'report.binding-cell', {}],
    ['{cuantos.populationSize.size}', 'report.binding-level', { variable: 'estimator' }],
    ['{cuantos.sources.causa[source=Otra].n}', 'report.binding-level', { variable: 'source' }],
    ['{cuantos.sources.causa[source=1].source:integer}', 'report.binding-format', {}],
    ['{cuantos.sources.causa[source=1].figure:ci}', 'report.binding-format', {}],
  ])('what an analysis does not have is refused: %s', (binding, code, params) => {
    expect(() => written(binding)).toThrow(
      expect.objectContaining({ code, params: { section: 'Magnitud', binding, ...params } }),
    )
  })

  test('a figure knows its table and what it is a figure of', () => {
    expect(boundText('{causas[causa=1].estimate}', { section: 's', tables, comparisons, analyses, scene: es })).toEqual(
      [
        {
          kind: 'figure',
          text: '58,3\u00a0%',
          anchor: 't-causas',
          about:
            '% de personas; una persona puede dar varias causas · Personas desplazadas por la violencia · ' +
            'Personas que respondieron la pregunta · 2006–2016',
        },
      ],
    )
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
