import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomStream } from '../../../main/core/numerics/random.ts'

const strata = ['01', '02', '03']
const [psus, dwellings] = [6, 4]

/**
 * Files of a made-up two-stage survey, with what real files have: decimal commas, codes with leading zeros, accents,
 * blanks of several kinds, missing codes, and names that a program could take for something else.
 */
export const makeFiles = (folder: string): void => {
  const { uniform, integer } = randomStream(20_260)
  const households: (string | number)[][] = []
  const persons: (string | number)[][] = []
  for (const [h, stratum] of strata.entries()) {
    for (let psu = 1; psu <= psus; psu++) {
      for (let dwelling = 1; dwelling <= dwellings; dwelling++) {
        const weight = (5 * 3 * (0.7 + 0.6 * uniform())).toFixed(4).replace('.', ',')
        const expenditure = uniform() < 0.08 ? '' : (50 + 400 * uniform() + 60 * h).toFixed(2).replace('.', ',')
        const income = uniform() < 0.1 ? '99999' : String(100 + integer(900))
        const year = [2014, 2015, 2016, 9998][integer(4)] as number
        const responded = uniform() < 0.8 ? 1 : 0
        const tongue = ['ñandú', 'maya', 'NA', ''][integer(4)] as string
        const date = uniform() < 0.1 ? '' : `2017-0${1 + integer(9)}-1${integer(10)}`
        const form = uniform() < 0.1 ? 'F-1' : `F-${households.length + 2}`
        const sizes = [30, 12, 0.2, 1 / 3].map((value) => String(value).replace('.', ','))
        const answers = [expenditure, income, year, responded, tongue, date, form]
        const others = [uniform() < 0.05 ? '' : 1 + integer(7), uniform() < 0.5 ? 'x' : 'y']
        households.push([stratum, psu, dwelling, ...sizes, uniform() < 0.04 ? '0' : weight, ...answers, ...others])
        for (let order = 1; order <= 1 + integer(5); order++) {
          const age = uniform() < 0.05 ? 999 : integer(100)
          const items = [
            uniform() < 0.4 ? 1 : 0,
            uniform() < 0.3 ? 1 : uniform() < 0.1 ? '' : 0,
            uniform() < 0.2 ? 1 : 0,
          ]
          persons.push([stratum, psu, dwelling, order, 1 + integer(2) + (uniform() < 0.05 ? 7 : 0), age, ...items])
        }
      }
    }
  }
  const householdNames = ['estrato', 'upm', 'vivienda', 'n_upm', 'n_viv', 'f_upm', 'f_viv', 'peso', 'gasto total']
  const more = ['ingreso', 'año', 'if', 'lengua', 'fecha', 'boleta', 'miembros', 'id']
  write(folder, 'hogares.csv', [[...householdNames, ...more], ...households, []], ';')
  const personNames = ['estrato', 'upm', 'vivienda', 'orden', 'sexo', 'edad', 'm1', 'm2', 'm3']
  write(folder, 'personas.csv', [personNames, ...persons], ',')
  write(folder, 'totales_estrato.csv', [['estrato', 'hogares'], ...strata.map((code, h) => [code, 370 + 20 * h])], ',')
  write(
    folder,
    'totales_grupo.csv',
    [
      ['id', 'hogares'],
      ['x', 600],
      ['y', 570],
    ],
    ',',
  )
}

/** In windows-1252, which latin1 is for these characters. */
const write = (
  folder: string,
  name: string,
  rows: readonly (readonly (string | number)[])[],
  delimiter: string,
): void => {
  const text = rows.map((row) => `${row.map((cell) => quoted(String(cell), delimiter)).join(delimiter)}\r\n`).join('')
  writeFileSync(join(folder, name), Buffer.from(text, 'latin1'))
}

const quoted = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell
