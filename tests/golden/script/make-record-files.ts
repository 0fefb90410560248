import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Variable } from '../../../main/contract/codebook.ts'
import type { Column } from '../../../main/core/data/column.ts'
import { randomStream } from '../../../main/core/numerics/random.ts'
import { writeParquet } from '../../../main/files/parquet/write.ts'
import { inventedLists } from '../../harness/people/invented-people.ts'
import { listCsv } from '../../harness/people/list-files.ts'

/** Texts that a file of commas, a spreadsheet or a script could take for something else. */
export const awkwardTexts = [
  '=1+1',
  "'=x",
  'a, b',
  'dijo "sí"',
  ' con espacios ',
  'línea\nnueva',
  '-5',
  'NA',
  '=NS',
  'ñandú',
]

/** Files of a made-up study whose data are not all in them: corrected, linked, joined to other parents, of other formats. */
export const makeRecordFiles = async (folder: string): Promise<void> => {
  const { uniform, integer } = randomStream(31)
  const write = (name: string, rows: readonly (readonly (string | number)[])[]): void =>
    writeFileSync(join(folder, name), rows.map((row) => row.join(';')).join('\n'))
  const homes = Array.from({ length: 40 }, (_, home) => {
    const gasto =
      home === 2 ? 21_212.5 : home === 6 ? 98_765 : uniform() < 0.1 ? 9999 : (100 + 400 * uniform()).toFixed(3)
    return [
      keyOf(home),
      `Persona inventada ${home}`,
      `0${1 + (home % 2)}`,
      1 + (home % 8),
      (5 + uniform()).toFixed(4),
      gasto,
    ]
  })
  write('hogares.csv', [['KEY', 'jefe', 'zona', 'upm', 'factor', 'gasto'], ...homes])
  const members = homes.flatMap(([key], home) =>
    Array.from({ length: 1 + (home % 4) }, () => [String(key), integer(90), integer(2)]),
  )
  write('miembros.csv', [['PARENT_KEY', 'edad', 'sexo'], ...members])
  const houses = Array.from({ length: 12 }, (_, house) => keyOf(house))
  write('casas.csv', [['KEY', 'cuartos'], ...houses.map((key) => [key, 1 + integer(5)])])
  write('visitas.csv', [
    ['PARENT_KEY', 'minutos'],
    ...houses.flatMap((key) => [
      [key, integer(60)],
      [key, integer(60)],
    ]),
  ])
  const supports = Array.from({ length: 60 }, (_, at) => ({
    grupo: `g${at % 6}`,
    factor: 2 + uniform(),
    ...(at % 11 === 0 ? {} : { tipo: awkwardTexts[at % awkwardTexts.length] }),
    ...(at % 7 === 0 ? {} : { monto: (uniform() - 0.5) * 10 ** (integer(20) - 10) }),
  }))
  writeFileSync(join(folder, 'apoyos.jsonl'), supports.map((one) => JSON.stringify(one)).join('\n'))
  const bags = Array.from({ length: 30 }, (_, at) => ({ peso: at % 3 === 0 ? null : at, marca: at % 2 }))
  writeFileSync(join(folder, 'bolsas.jsonl'), bags.map((one) => JSON.stringify(one)).join('\n'))
  const days = Float64Array.from({ length: 50 }, (_, at) =>
    at % 9 === 0 ? Number.NaN : 16_900 + integer(200) + integer(86_400) / 86_400,
  )
  await writeParquet(join(folder, 'precios.parquet'), [day], {
    rows: days.length,
    byName: new Map([['dia', numbers(days)]]),
  })
  const { first, second } = inventedLists(200, 0.6, 5)
  writeFileSync(
    join(folder, 'registro.csv'),
    listCsv(first, ['edad'], () => [integer(90)]),
  )
  writeFileSync(
    join(folder, 'ronda.csv'),
    listCsv(second, ['ingreso'], () => [Math.round(1e6 * uniform()) / 1e3]),
  )
}

/** Another delivery of the parents, with the same houses in another order and one more. */
export const makeOtherHouses = (folder: string): void => {
  const keys = Array.from({ length: 13 }, (_, house) => keyOf(12 - house))
  writeFileSync(join(folder, 'casas.csv'), ['KEY;cuartos', ...keys.map((key) => `${key};3`)].join('\n'))
}

const keyOf = (at: number): string => `h${String(at + 1).padStart(2, '0')}`

const day: Variable = {
  name: 'dia',
  label: { es: 'Día', en: 'Day' },
  kind: 'date',
  storage: 'number',
  categories: [],
  missing: [],
  decimals: 0,
  source: 'dia',
}

const numbers = (values: Float64Array): Column => ({ type: 'number', values })
