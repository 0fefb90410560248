import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Plan } from '../../main/contract/plan.ts'
import type { Cell, CountedCell, ResultTable, Verdict } from '../../main/contract/results.ts'
import type { Language } from '../../main/contract/text.ts'
import type { CountryGeography } from '../../main/core/report/charts/geography.ts'
import { reportModel } from '../../main/core/report/report-model.ts'
import { textsFrom } from '../../main/core/report/texts.ts'
import { loadBackMatter } from '../../main/files/back-matter.ts'
import { syntheticMethodology } from './report-methodology.ts'

/** A small invented study, labelled synthetic: every figure comes from a formula of this file. */

const resources = join(import.meta.dirname, '../../resources')

export const textsIn = (language: Language) =>
  textsFrom(JSON.parse(readFileSync(join(resources, 'locales', `${language}.json`), 'utf8')))

export const fontFiles = ['400Regular', '600SemiBold'].map((face) =>
  join(resources, 'fonts', `SourceSans3_${face}.ttf`),
)

/** Two square departments side by side. */
export const squares: CountryGeography = {
  country: 'SLV',
  topology: {
    type: 'Topology',
    objects: {
      adm1: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Polygon', arcs: [[0]], id: 'SLV01', properties: { iso3: 'SLV', code: '01', name: 'Ahuachapán' } },
          { type: 'Polygon', arcs: [[1]], id: 'SLV02', properties: { iso3: 'SLV', code: '02', name: 'Santa Ana' } },
          { type: 'Polygon', arcs: [[2]], id: 'SLV03', properties: { iso3: 'SLV', code: '03', name: 'Sonsonate' } },
        ],
      },
    },
    arcs: [0, 1, 2].map((left) => [
      [left, 0],
      [left, 1],
      [left + 1, 1],
      [left + 1, 0],
      [left, 0],
    ]),
  },
}

type Figures = Partial<Omit<CountedCell, 'group' | 'level' | 'verdict'>> & {
  verdict?: Verdict['level']
  reasons?: string[]
}

/** A cell whose interval is ± 2 SE and whose other figures follow from estimate, SE and n. */
export const cell = (
  group: (string | null)[],
  level: string | null,
  estimate: number | null,
  { se = estimate === null ? null : estimate / 20, n = 400, verdict = 'reliable', reasons = [], ...rest }: Figures = {},
): Cell => ({
  group,
  level,
  estimate,
  se,
  ciLow: estimate === null || se === null ? null : estimate - 2 * se,
  ciHigh: estimate === null || se === null ? null : estimate + 2 * se,
  cv: estimate === null || se === null || estimate === 0 ? null : se / estimate,
  logCv: null,
  deff: 1.5,
  df: 90,
  n,
  nEff: n / 1.5,
  cases: Math.round(n / 2),
  psus: 60,
  sumWeights: n * 100,
  verdict: { level: verdict, reasons },
  confidentiality: 'notReviewed',
  ...rest,
})

const sexes = [
  { code: '1', label: { es: 'Hombre', en: 'Male' } },
  { code: '2', label: { es: 'Mujer', en: 'Female' } },
]
const sex = { variable: 'sexo', label: { es: 'Sexo', en: 'Sex' }, categories: sexes }
const ages = ['0-4', '5-11', '12-17', '18-59', '60+'].map((code) => ({ code, label: code.replace('-', '–') }))
const departments = ['Ahuachapán', 'Santa Ana', 'Sonsonate'].map((label, place) => ({ code: `0${place + 1}`, label }))
const causes = [
  { code: '1', label: { es: 'Amenazas', en: 'Threats' } },
  { code: '2', label: { es: 'Extorsión', en: 'Extortion' } },
  { code: '3', label: { es: 'Homicidio de un familiar', en: 'Killing of a relative' } },
  {
    code: '4',
    label: { es: 'Reclutamiento forzado de niñas, niños o adolescentes', en: 'Forced recruitment of children' },
  },
]
const years = [2012, 2013, 2014, 2015, 2016].map((year) => ({ code: String(year), label: String(year) }))
const persons = { es: 'personas', en: 'persons' }
const families = { es: '% de familias', en: '% of families' }
const displaced = { es: 'Personas desplazadas por la violencia', en: 'Persons displaced by violence' }
const window = '2006–2016'

const table = (id: string, rest: Partial<ResultTable> & Pick<ResultTable, 'title' | 'cells'>): ResultTable => ({
  id,
  key: id.padEnd(64, '0').replace(/[^0-9a-f]/g, 'a'),
  statistic: 'total',
  variable: null,
  unit: persons,
  universe: displaced,
  window,
  design: 'entrevista',
  probability: true,
  qualityProfile: 'cepal-2023',
  ciLevel: 0.95,
  ciMethod: 'wald',
  dimensions: [],
  levels: [],
  notes: [],
  ...rest,
})

const populationCells = [...sexes, null].flatMap((side, s) =>
  [...ages, null].map((band, a) => {
    const estimate = (side ? 1 : 2) * (band ? 1_000 * (6 - a) + 250 * s : 17_500)
    const isThin = side?.code === '2' && band?.code === '60+'
    return cell(
      [side?.code ?? null, band?.code ?? null],
      null,
      estimate,
      isThin ? { se: estimate / 3, n: 21, verdict: 'unreliable', reasons: ['neff-below-60'] } : {},
    )
  }),
)

const causeCells = [...sexes, null].flatMap((side, s) =>
  causes.map(({ code }, c) => {
    if (code === '4' && side?.code === '1')
      return cell([side.code], code, 0, { se: 0, n: 180, cases: 0, verdict: 'notEvaluable', reasons: ['no-variation'] })
    const weak: Figures = code === '4' ? { n: 70, verdict: 'weak', reasons: ['cases-below-50'] } : {}
    return cell([side?.code ?? null], code, 0.543 - 0.14 * c + 0.02 * s, weak)
  }),
)

export const syntheticTables: readonly ResultTable[] = [
  table('poblacion', {
    title: { es: 'Personas desplazadas por sexo y edad', en: 'Displaced persons by sex and age' },
    dimensions: [sex, { variable: 'edad', label: { es: 'Edad', en: 'Age' }, categories: ages }],
    cells: populationCells,
  }),
  table('prevalencia', {
    title: { es: 'Familias con desplazamiento por departamento', en: 'Families with displacement by department' },
    statistic: 'proportion',
    variable: 'desplazada',
    unit: families,
    universe: { es: 'Familias residentes en el país', en: 'Families resident in the country' },
    ciMethod: 'logit',
    dimensions: [
      { variable: 'departamento', label: { es: 'Departamento', en: 'Department' }, categories: departments },
    ],
    levels: [{ code: '1', label: { es: 'Sí', en: 'Yes' } }],
    cells: [...departments, null].map((department, place) =>
      cell(
        [department?.code ?? null],
        '1',
        0.011 + 0.004 * place,
        department?.code === '03' ? { se: 0.008, n: 55, verdict: 'unreliable', reasons: ['neff-below-60'] } : {},
      ),
    ),
  }),
  table('causas', {
    title: { es: 'Causas del desplazamiento por sexo', en: 'Causes of displacement by sex' },
    statistic: 'shareOfCases',
    variable: 'causa',
    unit: { es: '% de personas; una persona puede dar varias causas', en: '% of persons; a person may give several' },
    base: { es: 'Personas que respondieron la pregunta', en: 'Persons who answered the question' },
    dimensions: [sex],
    levels: causes,
    levelLabel: { es: 'Causa', en: 'Cause' },
    cells: causeCells,
  }),
  table('anio', {
    title: { es: 'Personas desplazadas por año', en: 'Displaced persons by year' },
    dimensions: [{ variable: 'anio', label: { es: 'Año', en: 'Year' }, categories: years }],
    cells: years.map(({ code }, place) =>
      cell(
        [code],
        null,
        900 * 1.8 ** place,
        place === 0 ? { se: 400, verdict: 'unreliable', reasons: ['cv-over-30'] } : {},
      ),
    ),
  }),
  table('albergues', {
    title: { es: 'Personas en albergues', en: 'Persons in shelters' },
    statistic: 'count',
    probability: false,
    dimensions: [sex],
    universe: { es: 'Personas registradas en albergues', en: 'Persons registered in shelters' },
    cells: [...sexes, null].map((side, place) =>
      cell([side?.code ?? null], null, 60 + 20 * place, {
        se: null,
        deff: null,
        df: null,
        nEff: null,
        psus: null,
        sumWeights: null,
        verdict: 'notApplicable',
        n: 60 + 20 * place,
      }),
    ),
  }),
]

export const syntheticPlan: Plan = Plan.parse({
  caracteriza: 1,
  study: {
    title: {
      es: 'Caracterización del desplazamiento interno por violencia: estudio inventado',
      en: 'Characterization of internal displacement by violence: an invented study',
    },
    country: 'SLV',
    producer: { es: 'Oficina inventada de estadística', en: 'Invented statistical office' },
    window,
    synthetic: true,
    note: {
      es: 'Ninguna cifra de este informe describe a personas reales.',
      en: 'No figure of this report describes real people.',
    },
    sheet: {
      objective: {
        es: 'Probar los informes <b>sin</b> datos reales.',
        en: 'To test reports <b>without</b> real data.',
      },
      limitations: { es: 'Todo es inventado.', en: 'All of it is invented.' },
    },
  },
  report: {
    cover: {
      subtitle: { es: 'Informe inventado', en: 'An invented report' },
      edition: { es: 'Primera edición ficticia', en: 'First fictitious edition' },
    },
    credits: [{ role: { es: 'Redacción', en: 'Writing' }, names: { es: 'Equipo inventado', en: 'Invented team' } }],
    glossary: [
      { term: { es: 'Estimación', en: 'Estimate' }, text: { es: 'Definición propia.', en: 'Own definition.' } },
    ],
    sections: [
      {
        title: { es: 'Magnitud y perfil', en: 'Magnitude and profile' },
        text: [
          {
            es: 'Se estiman {poblacion.estimate:integer} personas desplazadas ({poblacion.estimate:ci}), de ellas {poblacion[sexo=2].estimate} mujeres.',
            en: 'An estimated {poblacion.estimate:integer} persons are displaced ({poblacion.estimate:ci}), {poblacion[sexo=2].estimate} of them women.',
          },
          {
            es: 'En el departamento con menos muestra la proporción es de {prevalencia[departamento=03].estimate:percent}.',
            en: 'In the department with the smallest sample the share is {prevalencia[departamento=03].estimate:percent}.',
          },
        ],
        tables: ['poblacion'],
        charts: [
          { id: 'piramide', chart: 'pyramid', table: 'poblacion', x: 'sexo', y: 'edad' },
          { id: 'mapa', chart: 'map', table: 'prevalencia', x: 'departamento' },
          { id: 'barras', chart: 'bars', table: 'prevalencia' },
        ],
      },
      {
        title: { es: 'Causas y evolución', en: 'Causes and trend' },
        tables: ['causas', 'anio', 'albergues'],
        charts: [
          { id: 'calor', chart: 'heat', table: 'causas', x: 'sexo', y: 'causa' },
          { id: 'causas_barras', chart: 'bars', table: 'causas', series: 'sexo' },
          { id: 'tendencia', chart: 'trend', table: 'anio', x: 'anio' },
        ],
      },
    ],
  },
})

export const syntheticReport = (language: Language) =>
  reportModel({
    plan: syntheticPlan,
    tables: syntheticTables,
    methodology: syntheticMethodology,
    language,
    texts: textsIn(language),
    geography: squares,
    backMatter: loadBackMatter(resources),
  })
