import type { ResultTable } from '../../main/contract/results.ts'
import { cell, syntheticTables } from './report-study.ts'

/** Tables of two groups, labelled synthetic as those of the invented study that they stand beside. */

const [population] = syntheticTables as readonly [ResultTable]
const [sex, age] = population.dimensions as [ResultTable['dimensions'][number], ResultTable['dimensions'][number]]
const groups = {
  variable: 'grupo',
  label: { es: 'Grupo', en: 'Group' },
  categories: [
    { code: '1', label: { es: 'Desplazada', en: 'Displaced' } },
    { code: '2', label: { es: 'De comparación', en: 'Comparator' } },
  ],
}

/** The bands of each sex in each group; the last one is not reliable. */
const shares = { '1': [0.1, 0.2, 0.3, 0.25, 0.15], '2': [0.14, 0.16, 0.3, 0.3, 0.1] } as const
const ages: ResultTable = {
  ...population,
  id: 'edades',
  statistic: 'proportion',
  variable: 'edad',
  unit: { es: '% de personas', en: '% of persons' },
  dimensions: [groups, sex],
  levels: age.categories,
  levelLabel: { es: 'Edad', en: 'Age' },
  cells: (['1', '2'] as const).flatMap((group) =>
    sex.categories.flatMap(({ code }) =>
      age.categories.map((band, place) =>
        cell([group, code], band.code, shares[group][place] as number, place === 4 ? { verdict: 'unreliable' } : {}),
      ),
    ),
  ),
}

const parts = { '1': [30, 20, 14, 12, 10, 6, 5, 3], '2': [50, 10, 10, 10, 9, 5, 4, 2] } as const
const tenure: ResultTable = {
  ...population,
  id: 'tenencia',
  statistic: 'proportion',
  variable: 'tenencia',
  title: { es: 'Tenencia de la vivienda', en: 'Tenure of the dwelling' },
  unit: { es: '% de familias', en: '% of families' },
  dimensions: [groups],
  levels: parts['1'].map((_, place) => ({
    code: String(place + 1),
    label: { es: `Parte ${place + 1}`, en: `Part ${place + 1}` },
  })),
  levelLabel: { es: 'Tenencia', en: 'Tenure' },
  cells: (['1', '2'] as const).flatMap((group) =>
    parts[group].map((part, place) =>
      cell([group], String(place + 1), part / 100, place === 3 ? { verdict: 'unreliable' } : {}),
    ),
  ),
}

const departments = ['Ahuachapán', 'Santa Ana', 'Sonsonate', 'Chalatenango'].map((label, place) => ({
  code: `0${place + 1}`,
  label,
}))

/** Families by department: so many in each, in its order, and all of them. */
const places = (id: string, label: { es: string; en: string }, families: readonly number[]): ResultTable => ({
  ...population,
  id,
  statistic: 'count',
  title: label,
  unit: { es: 'familias', en: 'families' },
  dimensions: [{ variable: id, label, categories: departments }],
  cells: [...families, families.reduce((sum, count) => sum + count, 0)].map((count, place) =>
    cell([departments[place]?.code ?? null], null, count, place === 3 ? { verdict: 'unreliable' } : {}),
  ),
})

const expelled = places('origen', { es: 'Salieron de', en: 'Left' }, [100, 400, 300, 50])
const received = places('destino', { es: 'Llegaron a', en: 'Arrived in' }, [200, 500, 30, 120])

/** Families by where they left and where they arrived: from the first 40 to the second, 90 back, the diagonal stayed. */
const moved = [
  [500, 40, 7],
  [90, 600, 0],
  [12, 30, 700],
] as const
const flows: ResultTable = {
  ...expelled,
  id: 'flujos',
  title: { es: 'Familias por origen y destino', en: 'Families by origin and destination' },
  dimensions: [expelled, received].map(({ dimensions }) => ({
    ...(dimensions[0] as ResultTable['dimensions'][number]),
    categories: departments.slice(0, 3),
  })),
  cells: moved.flatMap((row, from) =>
    row.map((count, to) =>
      cell([`0${from + 1}`, `0${to + 1}`], null, count, from === 2 && to === 1 ? { verdict: 'unreliable' } : {}),
    ),
  ),
}

const answers = { a: 'Amenazas', b: 'Extorsión', c: 'Otra' } as const
/** Which of three causes were named together, of a hundred: 30 a alone, 25 a and b, 20 b alone, 5 c alone, 20 none. */
const together: ResultTable = {
  ...tenure,
  id: 'juntas',
  variable: 'juntas',
  title: { es: 'Causas juntas', en: 'Causes together' },
  dimensions: [],
  levels: [
    { code: 'a', label: answers.a },
    { code: 'b', label: answers.b },
    { code: 'c', label: answers.c },
    { code: 'a+b', label: `${answers.a} + ${answers.b}` },
    { code: '0', label: { es: 'Ninguna', en: 'None' } },
  ],
  cells: [
    cell([], 'a', 0.3),
    cell([], 'b', 0.2, { verdict: 'unreliable' }),
    cell([], 'c', 0.05),
    cell([], 'a+b', 0.25),
    cell([], '0', 0.2),
  ],
}
const each: ResultTable = {
  ...together,
  id: 'respuestas',
  statistic: 'shareOfCases',
  variable: 'causas',
  levels: Object.entries(answers).map(([code, label]) => ({ code, label })),
  cells: [cell([], 'a', 0.55), cell([], 'b', 0.45), cell([], 'c', 0.05)],
}

export const tablesOfGroups: readonly ResultTable[] = [ages, tenure, expelled, received, flows, together, each]
