import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomStream } from '../../../main/core/numerics/random.ts'
import { workbookBytes } from '../../../resources/kinds/two-phase-survey/workbook.ts'
import { number, row, workbookParts, zipped } from '../../files/workbook/workbook-bytes.ts'

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
        const day = uniform() < 0.1 ? '' : `2017-0${1 + integer(9)}-1${integer(10)}`
        const date = day === '' ? '' : asWritten(day, households.length)
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
  const drawn = strata.flatMap((stratum) => Array.from({ length: psus }, (_, unit) => ({ stratum, unit })))
  const chance = (unit: number): number => 0.2 + 0.08 * (unit + 1)
  const joint = drawn.map((one) =>
    drawn.map((other) => {
      const [a, b] = [chance(one.unit), chance(other.unit)]
      if (one === other) return a
      const overton = ((psus - 1) * a * b) / (psus - (a + b) / 2)
      return one.stratum === other.stratum ? overton * (1 - 0.004 * Math.abs(one.unit - other.unit)) : a * b
    }),
  )
  write(folder, 'conjuntas.csv', [drawn.map((_, at) => `u${at + 1}`), ...joint], ',')
  const crossing = strata.flatMap((code, h) => ['x', 'y'].map((id, at) => [code, id, 150 + 30 * h + 17 * at]))
  write(folder, 'totales_cruce.csv', [['estrato', 'id', 'hogares'], ...crossing], ',')
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

/** A date as a file may have it: with a time, before or after midnight elsewhere, without its day, or one that there is not. */
const asWritten = (day: string, row: number): string => {
  const others = ['T23:30:00.250-06:00', 'T08:15', 'T25:00', 'T01:59:59+02:00', 'T23:60Z']
  const end = row % 3 === 0 ? others[(row / 3) % others.length] : ''
  if (row % 11 === 4) return row % 2 === 0 ? day.slice(0, 4) : day.slice(0, 7)
  return row % 13 === 5 ? `${day.slice(0, 4)}-02-30` : `${day}${end}`
}

/**
 * A made-up export of Kobo with what workbooks hold: shared texts with entities, booleans, days, durations, texts of
 * numbers, cells without references, blank rows; repeats inside repeats; questions with several answers that have a
 * summary and columns, a summary alone with an answer that the form lacks, or columns alone. And one of ODK whose
 * summaries and columns differ.
 */
export const makeFormFiles = (folder: string): void => {
  const { uniform, integer } = randomStream(7)
  const some = (choices: readonly string[], share: number): string[] => choices.filter(() => uniform() < share)
  const shared = [
    'urbana &amp; centro',
    '<r><t xml:space="preserve">ru</t></r><r><t>ral</t></r><rPh sb="0" eb="1"><t>x</t></rPh>',
  ]
  const homes = [
    row(
      'zona',
      'agua',
      'agua/pozo',
      'agua/rio',
      'ayuda',
      'bienes/radio',
      'bienes/tele',
      'fecha',
      'espera',
      'gasto',
      'codigo',
      'upm',
      '_uuid',
      '_index',
    ),
  ]
  const persons = [
    row('edad', 'idiomas', 'idiomas/maya', 'idiomas/ch_ol', '_index', '_parent_index', '_submission__uuid'),
  ]
  const visits = [row('minutos', '_parent_index', '_submission__uuid')]
  const odk = ['agua;agua.pozo;agua.rio;agua.lluvia;upm;KEY']
  const odkPersons = ['edad;PARENT_KEY;KEY']
  const blank = '<c/>'
  for (let home = 1; home <= 60; home++) {
    const [uuid, upm] = [`uuid-${home}`, String(1 + (home % 10))]
    const water = some(['pozo', 'rio'], 0.5)
    const goods = uniform() < 0.2 ? [] : some(['radio', 'tele'], 0.5)
    const code = uniform() < 0.3 ? number(integer(4)) : integer(2) === 0 ? 'A1' : `<c t="b"><v>1</v></c>`
    homes.push(
      row(
        uniform() < 0.1 ? blank : `<c t="s"><v>${integer(2)}</v></c>`,
        water.join(' '),
        ...['pozo', 'rio'].map((one) => `<c t="b"><v>${water.includes(one) ? 1 : 0}</v></c>`),
        some(['carpa', 'agua', 'Otra_cosa'], 0.4).join(' '),
        ...['radio', 'tele'].map((one) =>
          goods.length === 0 && home % 2 === 0 ? blank : number(goods.includes(one) ? 1 : 0),
        ),
        number(42_000 + 200 * uniform(), 1),
        number(uniform(), 4),
        uniform() < 0.2 ? ' ' : `${integer(900)},${integer(9)}5`,
        code,
        number(upm),
        uuid,
        number(home),
      ),
    )
    if (home === 30) homes.push('<row/>', row(' '))
    for (let member = integer(4); member > 0; member--) {
      const tongues = some(['maya', 'ch_ol'], 0.5)
      const index = persons.length
      persons.push(
        row(
          number(integer(90)),
          tongues.join(' '),
          ...['maya', 'ch_ol'].map((one) => (tongues.includes(one) ? 'Sí' : uniform() < 0.3 ? '' : 'no')),
          number(index),
          number(home),
          uuid,
        ),
      )
      for (let visit = integer(3); visit > 0; visit--) visits.push(row(number(integer(60)), number(index), uuid))
    }
    const told = uniform() < 0.2 ? [] : some(['pozo', 'rio', 'Lluvia'], 0.6)
    const marks = ['pozo', 'rio', 'lluvia'].map(() => (uniform() < 0.1 ? '' : integer(2)))
    odk.push([told.join(' '), ...marks, upm, `uuid:${home}`].join(';'))
    if (home % 3 !== 0) odkPersons.push(`${integer(80)};uuid:${home};uuid:${home}/p[1]`)
  }
  homes.push(row(' ', ' '))
  const sheets = { Hogares: homes, personas: persons, visitas: visits }
  const parts = Object.entries(sheets).map(([name, rows]) => ({ name, rows: rows.join('') }))
  writeFileSync(join(folder, 'kobo.xlsx'), zipped(workbookParts(parts, { shared })))
  writeFileSync(join(folder, 'odk.csv'), odk.join('\n'))
  writeFileSync(join(folder, 'odk-personas.csv'), odkPersons.join('\n'))
  writeFileSync(
    join(folder, 'formulario.xlsx'),
    workbookBytes({
      survey: [
        ['type', 'name', 'label'],
        ['select_one zona', 'zona', 'Zona'],
        ['select_multiple agua', 'agua', 'Agua'],
        ['select_multiple ayuda', 'ayuda', 'Ayuda'],
        ['select_multiple bienes', 'bienes', 'Bienes'],
        ['date', 'fecha', 'Fecha'],
        ['begin_repeat', 'personas', 'Personas'],
        ['integer', 'edad', 'Edad'],
        ['select_multiple idiomas', 'idiomas', 'Idiomas'],
        ['begin_repeat', 'visitas', 'Visitas'],
        ['integer', 'minutos', 'Minutos'],
        ['end_repeat', '', ''],
        ['end_repeat', '', ''],
      ],
      choices: [
        ['list_name', 'name', 'label'],
        ...[
          ['zona', 'rural', 'Rural'],
          ['zona', 'urbana & centro', 'Urbana'],
          ['agua', 'pozo', 'Pozo'],
          ['agua', 'rio', 'Río'],
          ['ayuda', 'carpa', 'Carpa'],
          ['ayuda', 'agua', 'Agua'],
          ['bienes', 'radio', 'Radio'],
          ['bienes', 'tele', 'Televisor'],
          ['idiomas', 'maya', 'Maya'],
          ['idiomas', 'ch_ol', 'Chʼol'],
        ],
      ],
    }),
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
