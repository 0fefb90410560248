import { closeSync, openSync, writeSync } from 'node:fs'
import { generator, normal, type Random } from './random.ts'

/** Invented survey answers in 40 columns, three of them labels; equal for equal `rows`. */
export const writeSurveyCsv = (path: string, rows: number): void => {
  const random = generator(20_061_031)
  const file = openSync(path, 'w')
  try {
    writeSync(file, `${names.join(',')}\n`)
    for (let written = 0; written < rows; ) {
      const lines = Array.from({ length: Math.min(10_000, rows - written) }, () =>
        personOf(random, written++).join(','),
      )
      writeSync(file, `${lines.join('\n')}\n`)
    }
  } finally {
    closeSync(file)
  }
}

/** Five columns that a table by stratum, sampling unit, sex and age reads. */
export const fiveColumns = ['estrato', 'upm', 'peso', 'sexo', 'edad'] as const
export const labelColumns: readonly string[] = ['sexo', 'causa', 'depto']

const needs = Array.from({ length: 20 }, (_, at) => `necesidad_${String(at + 1).padStart(2, '0')}`)
export const names: readonly string[] = [
  ...['persona', 'estrato', 'upm', 'hogar', 'peso', 'sexo', 'edad', 'tramo', 'causa', 'depto', 'anio'],
  ...needs,
  ...['ingreso', 'educacion', 'estado_civil', 'urbano', 'lengua', 'ocupacion', 'alquiler', 'riqueza', 'dia'],
]

const causes = [
  'Ninguna',
  'Amenaza',
  'Extorsión',
  'Homicidio',
  'Reclutamiento',
  'Violencia sexual',
  'Despojo',
  'Desastre',
  'Otra',
]
const [strata, personsPerUnit, personsPerHousehold] = [60, 100, 4]

const personOf = (random: Random, person: number): (string | number)[] => {
  const unit = Math.floor(person / personsPerUnit)
  const stratum = Math.floor((unit % 600) / 10) % strata
  const displaced = random() < 0.1
  const age = Math.floor(random() * random() * 100)
  const income = 4000 * Math.exp(normal(random) * 0.7)
  return [
    person + 1,
    stratum + 1,
    unit + 1,
    Math.floor(person / personsPerHousehold) + 1,
    (50 + 20 * (stratum % 11) + random() * 40).toFixed(4),
    random() < 0.51 ? 'Mujer' : 'Hombre',
    age,
    age < 5 ? 1 : age < 15 ? 2 : age < 30 ? 3 : age < 60 ? 4 : 5,
    displaced ? (causes[1 + Math.floor(random() * 8)] as string) : 'Ninguna',
    `Departamento ${String(1 + (stratum % 14)).padStart(2, '0')}`,
    2006 + (unit % 11),
    ...needs.map((_, at) => (random() < (displaced ? 0.3 : 0.05) * (0.5 + at / 20) ? 1 : 0)),
    random() < 0.05 ? '' : income.toFixed(2),
    Math.floor(random() * 7),
    Math.floor(random() * 6),
    random() < 0.6 ? 1 : 0,
    Math.floor(random() * random() * 5),
    Math.floor(random() * 430),
    random() < 0.7 ? '' : Math.round(income / 5),
    normal(random).toFixed(6),
    13_000 + Math.floor(random() * 4000),
  ]
}
