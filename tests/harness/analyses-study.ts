import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../../main/engine/context.ts'
import { runPlan } from './engine.ts'

const plan = `caracteriza: 1
study: { title: { es: Análisis, en: Analyses }, window: "2026", synthetic: true }
sources:
  - { dataset: hogares, format: csv, file: hogares.csv, options: { types: { area: text, grupo: text } } }
  - { dataset: registro, format: csv, file: registro.csv }
  - { dataset: censo, format: csv, file: censo.csv }
  - { dataset: areas, format: csv, file: areas.csv, options: { types: { area: text } } }
designs:
  - { id: hogares, dataset: hogares, psu: [upm], weight: factor }
tables:
  - { id: gasto, title: { es: Gasto, en: Expenditure }, design: hogares, statistic: mean, variable: gasto, by: [area], unit: dólares, universe: Hogares }
  - { id: total, title: { es: Hogares, en: Households }, design: hogares, statistic: count, by: [grupo], unit: hogares, universe: Hogares }
disclosure: { threshold: 10 }
analyses:
  - id: cuantos
    title: { es: Cuántas personas, en: How many persons }
    analysis: populationSize
    lists: [{ name: registro, label: { es: Registro, en: Register }, dataset: registro, key: doc }, { name: censo, label: { es: Censo, en: Census }, dataset: censo, key: doc }]
    unit: { es: personas, en: persons }
    bootstrap: { replicates: 200, seed: 7 }
  - id: areas
    title: { es: Gasto por área, en: Expenditure by area }
    analysis: smallAreas
    table: gasto
    covariates: { dataset: areas, key: area, variables: [pobreza] }
  - id: soluciones
    title: { es: Soluciones, en: Solutions }
    analysis: solutions
    design: hogares
    groups: { variable: grupo, displaced: d, comparator: c }
    indicators:
      - { subcriterion: "1.1", variable: segura, overcome: ["1"], notApplicable: ["8"], label: { es: Camina segura, en: Walks safely } }
      - { subcriterion: "5.1", variable: documento, overcome: ["1"] }
    metrics: [passFail, composite, perCriterion, perSubcriterion, cells, classifier, distribution]
    cells: [area]
    unit: { es: hogares, en: households }
  - id: prevalencia
    title: { es: Prevalencia, en: Prevalence }
    analysis: prevalence
    design: hogares
    displaced: d.grupo == 'd'
    members: miembros
    displacedMembers: movidos
    unit: { es: hogares y personas, en: households and persons }
  - id: fuentes
    title: { es: Fuentes, en: Sources }
    analysis: triangulation
    sources:
      - { name: encuesta, label: { es: Encuesta, en: Survey }, kind: survey, table: total, at: { grupo: d }, date: "2026", covers: { urbano: "yes" } }
      - { name: media, label: { es: Gasto, en: Expenditure }, kind: register, table: gasto, date: "2025", counts: un pago }
    aspects: [{ name: urbano, label: { es: Zonas urbanas, en: Urban areas } }]
report:
  sections:
    - { title: { es: Todo, en: All }, analyses: [cuantos, areas, soluciones, prevalencia, fuentes] }
`

/** Synthetic: eight areas of three units of two households. */
const households = (): string => {
  const rows = Array.from({ length: 48 }, (_, i) => {
    const area = Math.floor(i / 6)
    const isDisplaced = i % 2 === 0
    const safe = i % 12 === 0 ? 8 : Number((i * 7) % 5 > 1)
    const spent = 50 + 8 * area + ((i * 13) % 11) - (isDisplaced ? 6 : 0)
    return [
      `0${area + 1}`,
      Math.floor(i / 2),
      10,
      isDisplaced ? 'd' : 'c',
      spent,
      safe,
      Number((i * 5) % 4 > 0),
      4,
      isDisplaced ? 3 : 0,
    ]
  })
  return ['area;upm;factor;grupo;gasto;segura;documento;miembros;movidos', ...rows.map((row) => row.join(';'))].join(
    '\n',
  )
}

/** Documents 1–60 in the register, 41–90 and 15 without one in the census: n 60 and 65, 20 on both. */
const register = ['doc', ...Array.from({ length: 60 }, (_, i) => i + 1)].join('\n')
const census = [
  'fila;doc',
  ...Array.from({ length: 50 }, (_, i) => `${i};${i + 41}`),
  ...Array.from({ length: 15 }, (_, i) => `${i + 50};`),
].join('\n')
const areas = ['area;pobreza', ...Array.from({ length: 9 }, (_, i) => `0${i + 1};${60 - 5 * i + (i % 3)}`)].join('\n')

/** Makes a study in `folder` with an analysis of most kinds, in `estudio`, from files in `archivos`. */
export const openAnalyses = async (engine: Engine, folder: string): Promise<string> => {
  const [study, files] = [join(folder, 'estudio'), join(folder, 'archivos')]
  const content = {
    'hogares.csv': households(),
    'registro.csv': register,
    'censo.csv': census,
    'areas.csv': areas,
    'plan.yaml': plan,
  }
  mkdirSync(files)
  for (const [name, text] of Object.entries(content)) writeFileSync(join(files, name), text)
  await runPlan(engine, study, join(files, 'plan.yaml'))
  return study
}
