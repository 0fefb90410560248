import type { ComparisonCell, ComparisonTable } from '../../main/contract/comparison.ts'
import type { ResultTable } from '../../main/contract/results.ts'
import { syntheticTables } from './report-study.ts'

/** Comparisons of the invented tables of report-study.ts, their figures and tests made up as well. */

const tableNamed = (id: string): ResultTable => syntheticTables.find((table) => table.id === id) as ResultTable

const comparison = (
  table: ResultTable,
  rest: Pick<ComparisonTable, 'id' | 'compare' | 'title' | 'cells'> & Partial<ComparisonTable>,
): ComparisonTable => ({
  key: rest.id.padEnd(64, '0').replace(/[^0-9a-f]/g, 'a'),
  table: table.id,
  statistic: table.statistic,
  variable: table.variable,
  unit: table.unit,
  universe: table.universe,
  ...(table.base === undefined ? {} : { base: table.base }),
  window: table.window,
  design: table.design,
  probability: table.probability,
  ciLevel: 0.95,
  compared: [],
  reference: null,
  terms: [],
  dimensions: [],
  levels: table.levels,
  ...(table.levelLabel === undefined ? {} : { levelLabel: table.levelLabel }),
  notes: [],
  ...rest,
})

/** A comparison whose interval is ± 2 SE. */
const cell = (estimate: number | null, se: number | null, rest: Partial<ComparisonCell> = {}): ComparisonCell => {
  const tested = estimate !== null && se !== null
  return {
    group: [],
    level: null,
    first: null,
    second: null,
    firstEstimate: null,
    secondEstimate: null,
    estimate,
    se,
    ciLow: tested ? estimate - 2 * se : null,
    ciHigh: tested ? estimate + 2 * se : null,
    t: tested ? estimate / se : null,
    df: tested ? 90 : null,
    p: tested ? 0.01 : null,
    pHolm: tested ? 0.03 : null,
    n: 800,
    significance: tested ? 'significant' : 'notTested',
    verdict: { level: 'reliable', reasons: [] },
    ...rest,
  }
}

const pair = { first: '2', second: '1' }
const causes = tableNamed('causas')
const years = tableNamed('anio')
const shelters = tableNamed('albergues')

/** One difference per cause, of women less men; the last cause was named by no man. */
export const differences = comparison(causes, {
  id: 'causas_diferencia',
  compare: 'differences',
  title: { es: 'Causas: mujeres frente a hombres', en: 'Causes: women against men' },
  compared: causes.dimensions,
  reference: '1',
  cells: [
    cell(0.123, 0.03, { ...pair, level: '1', firstEstimate: 0.563, secondEstimate: 0.44, p: 1e-5, pHolm: 3e-5 }),
    cell(-0.02, 0.04, {
      ...pair,
      level: '2',
      firstEstimate: 0.4,
      secondEstimate: 0.42,
      p: 0.62,
      pHolm: 0.62,
      significance: 'notSignificant',
    }),
    cell(0.051, 0.02, {
      ...pair,
      level: '3',
      firstEstimate: 0.3,
      secondEstimate: 0.249,
      verdict: { level: 'unreliable', reasons: ['cases-below-50'] },
    }),
    cell(0.143, null, {
      ...pair,
      level: '4',
      firstEstimate: 0.143,
      secondEstimate: 0,
      verdict: { level: 'notEvaluable', reasons: ['no-variation'] },
    }),
  ],
})

export const trend = comparison(years, {
  id: 'anio_tendencia',
  compare: 'trend',
  title: { es: 'Tendencia por año', en: 'Trend by year' },
  compared: years.dimensions,
  terms: ['2012', '2013', '2014', '2015', '2016'].map((code) => ({ at: [code], coefficient: Number(code) })),
  cells: [cell(2147.25, 310)],
})

/** A difference of every pair of ages in each sex. */
const population = tableNamed('poblacion')
export const pairs = comparison(population, {
  id: 'edad_pares',
  compare: 'differences',
  title: { es: 'Edades entre sí', en: 'Ages among themselves' },
  compared: population.dimensions.slice(1),
  dimensions: population.dimensions.slice(0, 1),
  cells: ['1', '2', null].flatMap((sex) =>
    [
      ['0-4', '5-11'],
      ['0-4', '12-17'],
    ].map(([first, second]) =>
      cell(1000, 300, {
        group: [sex],
        first: first ?? null,
        second: second ?? null,
        firstEstimate: 6000,
        secondEstimate: 5000,
      }),
    ),
  ),
})

export const contrast = comparison(population, {
  id: 'contraste',
  compare: 'contrast',
  title: { es: 'Diferencia de diferencias', en: 'Difference of differences' },
  compared: population.dimensions,
  terms: [
    { at: ['2', '0-4'], coefficient: 1 },
    { at: ['1', '0-4'], coefficient: -1 },
    { at: ['2', '60+'], coefficient: -0.5 },
  ],
  cells: [cell(250, 120, { p: 0.04, pHolm: 0.04 })],
})

export const change = comparison(causes, {
  id: 'causas_cambio',
  compare: 'change',
  title: { es: 'Causas: cambio desde la ronda anterior', en: 'Causes: change since the earlier round' },
  levels: causes.levels.slice(0, 1),
  earlier: {
    table: 'causas_2010',
    design: 'entrevista_2010',
    universe: causes.universe,
    window: '2000–2010',
    samples: 'overlapping',
    units: { later: 60, earlier: 58, common: 55 },
    comparability: { es: 'La pregunta no cambió.', en: 'The question did not change.' },
  },
  cells: [cell(-0.071, 0.02, { level: '1', firstEstimate: 0.55, secondEstimate: 0.621 })],
  notes: ['comparison-change', 'comparison-overlapping'],
})

/** Without a probability sample there are differences and no tests. */
export const untested = comparison(shelters, {
  id: 'albergues_diferencia',
  compare: 'differences',
  title: { es: 'Albergues: mujeres menos hombres', en: 'Shelters: women less men' },
  compared: shelters.dimensions,
  reference: '1',
  cells: [
    cell(20, null, {
      ...pair,
      firstEstimate: 80,
      secondEstimate: 60,
      verdict: { level: 'notApplicable', reasons: ['not-probability'] },
    }),
  ],
  notes: ['comparison-non-probability'],
})

export const syntheticComparisons: readonly ComparisonTable[] = [differences, trend, pairs, contrast, change, untested]
