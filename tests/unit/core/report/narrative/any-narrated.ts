import fc from 'fast-check'
import type { Category } from '../../../../../main/contract/codebook.ts'
import type { ComparisonCell, ComparisonTable } from '../../../../../main/contract/comparison.ts'
import { type Cell, type ResultTable, verdictLevels } from '../../../../../main/contract/results.ts'
import { narrate } from '../../../../../main/core/report/narrative/narrate.ts'
import { textsIn } from '../../../../harness/report-study.ts'

/** Random tables whose figures add up, with labels that a person could mistype and cells that nobody may see. */

const es = textsIn('es')

export const isWithheld = ({ confidentiality, verdict }: Cell): boolean =>
  confidentiality === 'hidden' || verdict.level === 'unreliable' || verdict.level === 'notEvaluable'

const hostile = [
  '',
  ' ',
  'Mujeres',
  'Hombres',
  'San Salvador',
  'Iglesia',
  'igual a {causas.n}',
  'con {{llaves}} y }',
  'Sí: «citado» o “no”',
  '<b>negrita</b>',
  'a) abierta (',
  '[c]',
  'Otro.',
  'dos  espacios',
  'Hielo, nieve',
  '$& $1',
  '2015',
  'línea\nnueva',
]
const labels = fc.constantFrom(...hostile)
const universes = fc.constantFrom(
  { es: 'Personas desplazadas', en: 'Displaced persons' },
  { es: 'Hogares del país', en: 'Households of the country' },
  { es: 'Familias', en: 'Families' },
  { es: 'Eventos registrados', en: 'Events recorded' },
  { es: 'Población de 5 años y más', en: 'Population aged 5 and over' },
  { es: 'Quienes {respondieron}', en: 'Those “who” answered' },
  '',
)
const units = fc.constantFrom({ es: 'personas', en: 'persons' }, '% de hogares', 'Dólares (2017', '')

const categories = (name: string, least: number, most: number) =>
  fc
    .array(labels, { minLength: least, maxLength: most })
    .map((chosen) => chosen.map((label, at): Category => ({ code: at === 3 ? `${name}=${at}` : `${at + 1}`, label })))

type Shape = {
  readonly statistic: 'count' | 'proportion' | 'shareOfCases' | 'mean'
  readonly rows: readonly Category[]
  readonly columns: readonly Category[]
  readonly levels: readonly Category[]
  readonly margins: boolean
  readonly probability: boolean
}

const shapes: fc.Arbitrary<Shape> = fc.record({
  statistic: fc.constantFrom('count', 'proportion', 'shareOfCases', 'mean'),
  rows: categories('f', 0, 6),
  columns: categories('c', 0, 3),
  levels: categories('n', 1, 5),
  margins: fc.boolean(),
  probability: fc.boolean(),
})

/** What happens to the cells, in turn: how large each is, whether it is hidden, how it is judged. */
const fates = fc.array(
  fc.record({
    size: fc.integer({ min: 0, max: 5000 }),
    isHidden: fc.integer({ min: 0, max: 5 }).map((drawn) => drawn === 0),
    verdict: fc.constantFrom(...verdictLevels.slice(0, 4), 'reliable' as const),
  }),
  { minLength: 12, maxLength: 12 },
)

const levelled: readonly Shape['statistic'][] = ['proportion', 'shareOfCases']

const tableOf = (
  { statistic, rows, columns, levels, margins, probability }: Shape,
  fate: readonly { size: number; isHidden: boolean; verdict: Cell['verdict']['level'] }[],
  words: Pick<ResultTable, 'unit' | 'universe'>,
): ResultTable => {
  const axes = [rows, columns].filter(({ length }) => length > 0)
  const own = levelled.includes(statistic) ? levels : []
  const codes = axes.map((axis) => axis.map(({ code }) => code))
  const inner = codes.reduce<(string | null)[][]>(
    (all, axis) => all.flatMap((at) => axis.map((code) => [...at, code])),
    [[]],
  )
  const places = codes.reduce<(string | null)[][]>(
    (all, axis) => all.flatMap((at) => [...axis, ...(margins ? [null] : [])].map((code) => [...at, code])),
    [[]],
  )
  const base = (at: readonly (string | null)[], level: number) =>
    fate[(inner.findIndex((each) => each.join() === at.join()) + 3 * level) % fate.length]?.size ?? 0
  const sum = (place: readonly (string | null)[], level: number) =>
    inner
      .filter((at) => at.every((code, place_) => place[place_] === null || place[place_] === code))
      .reduce((total, at) => total + base(at, level), 0)
  let turn = 0
  const cellAt = (group: (string | null)[], level: string | null, estimate: number | null): Cell => {
    const { isHidden, verdict } = fate[turn++ % fate.length] ?? { isHidden: false, verdict: 'reliable' }
    const se = probability && estimate !== null ? Math.abs(estimate) / 15 : null
    return {
      group,
      level,
      estimate,
      se,
      ciLow: se === null ? null : (estimate ?? 0) - 2 * se,
      ciHigh: se === null ? null : (estimate ?? 0) + 2 * se,
      cv: null,
      logCv: null,
      deff: null,
      df: null,
      n: 100,
      nEff: null,
      cases: 50,
      psus: null,
      sumWeights: null,
      verdict: { level: probability ? verdict : 'notApplicable', reasons: [] },
      confidentiality: isHidden ? 'hidden' : 'free',
    }
  }
  const cells = places.flatMap((place) => {
    if (own.length === 0) return [cellAt(place, null, statistic === 'mean' ? sum(place, 0) / 7 : sum(place, 0))]
    const parts = own.map((_, level) => sum(place, level))
    const whole = parts.reduce((total, part) => total + part, 0)
    return own.map(({ code }, level) =>
      cellAt(place, code, whole === 0 ? null : ((parts[level] ?? 0) / whole) * (statistic === 'proportion' ? 1 : 0.9)),
    )
  })
  return {
    id: 'tabla',
    key: 'a'.repeat(64),
    title: 'Título con «citas» {y} llaves.',
    statistic,
    variable: own.length > 0 ? 'nivel' : null,
    ...words,
    window: '2006–2016',
    design: 'd',
    probability,
    qualityProfile: 'cepal-2023',
    ciLevel: 0.95,
    ciMethod: 'wald',
    dimensions: axes.map((axis, at) => ({
      variable: at === 0 && rows.length > 0 ? 'fila' : 'columna',
      label: at === 0 ? 'Sexo' : '¿Qué {es}?',
      categories: [...axis],
    })),
    levels: [...own],
    ...(own.length > 0 ? { levelLabel: own.length % 2 ? 'Causa' : '¿Recibió ayuda?' } : {}),
    cells,
    notes: [],
  }
}

/** The first two categories of the first dimension, held against each other at the margins of the other. */
const comparisonOf = (table: ResultTable, significance: ComparisonCell['significance']): ComparisonTable[] => {
  const [along, ...others] = table.dimensions
  const [one, two] = along?.categories ?? []
  if (!along || !one || !two) return []
  const cells = table.levels.map(({ code }) => code as string | null).concat(table.levels.length === 0 ? [null] : [])
  return [
    {
      id: 'diferencia',
      key: 'b'.repeat(64),
      compare: 'differences',
      title: 'Diferencia',
      table: table.id,
      statistic: table.statistic,
      variable: table.variable,
      unit: table.unit,
      universe: table.universe,
      window: table.window,
      design: table.design,
      probability: table.probability,
      ciLevel: 0.95,
      compared: [{ ...along, categories: [one, two] }],
      reference: two.code,
      terms: [],
      dimensions: others,
      levels: table.levels,
      notes: [],
      cells: cells.map((level) => ({
        group: others.map(() => null),
        level,
        first: one.code,
        second: two.code,
        firstEstimate: 0.4,
        secondEstimate: 0.3,
        estimate: 0.1,
        se: 0.02,
        ciLow: 0.06,
        ciHigh: 0.14,
        t: 5,
        df: 90,
        p: 0.001,
        pHolm: 0.003,
        n: 200,
        significance,
        verdict: { level: 'reliable', reasons: [] },
      })),
    },
  ]
}

export const anyNarrated = fc
  .record({
    shape: shapes,
    fate: fates,
    unit: units,
    universe: universes,
    significance: fc.constantFrom('significant', 'notSignificant', 'notTested'),
  })
  .map(({ shape, fate, unit, universe, significance }) => {
    const table = tableOf(shape, fate, { unit, universe })
    const bound = () => narrate({ table, comparisons: [] }, { language: 'es', texts: es, warnings: [] })
    return { table, comparisons: comparisonOf(table, significance as ComparisonCell['significance']), bound }
  })
