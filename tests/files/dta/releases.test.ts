import { afterAll, describe, expect, test } from 'vitest'
import { openDta } from '../../../main/files/dta/open.ts'
import { columnsOf } from '../../harness/csv-files.ts'
import { fileFolder } from '../../harness/damage.ts'
import { type DtaFile, dtaBytes } from './dta-bytes.ts'

const { file, remove } = fileFolder()
afterAll(remove)

const releases = [113, 114, 115, 117, 118, 119]
const inBothOrders = releases.flatMap((release) => [false, true].map((bigEndian) => ({ release, bigEndian })))
const opened = (content: DtaFile) => openDta(file('casos.dta', dtaBytes(content)))

/** Synthetic: each type of number with its extremes, `.` and letters. */
const numbers = (release: number, bigEndian: boolean): DtaFile => ({
  release,
  bigEndian,
  label: 'Sintética',
  variables: [
    { name: 'b', type: 'byte', labelSet: 'sino', label: 'Sí o no' },
    { name: 'i', type: 'int' },
    { name: 'l', type: 'long' },
    { name: 'f', type: 'float', format: '%9.1f' },
    { name: 'd', type: 'double', format: '%12.2f' },
  ],
  rows: [
    [-127, -32_767, -2_147_483_647, -1.5, -1e300],
    [100, 32_740, 2_147_483_620, 2 ** 126, 8.9e307],
    [null, null, null, null, null],
    ['.a', '.b', '.m', '.y', '.z'],
    ['.z', 0, 0, 0.5, 0.1],
  ],
  labelSets: {
    sino: [
      [1, 'Sí'],
      [2, 'No'],
      ['.a', 'No sabe'],
      ['.z', 'Rehúsa'],
    ],
  },
})

describe.each(inBothOrders)('release $release, big end first $bigEndian', ({ release, bigEndian }) => {
  test('numbers come as they are, and letters in variables of their own', async () => {
    const reading = await opened(numbers(release, bigEndian))
    expect(reading).toMatchObject({ release, label: 'Sintética', declaredRows: 5 })
    expect(await columnsOf(reading)).toEqual({
      b: [-127, 100, null, null, null],
      b_missing: [null, null, null, '.a', '.z'],
      i: [-32_767, 32_740, null, null, 0],
      i_missing: [null, null, null, '.b', null],
      l: [-2_147_483_647, 2_147_483_620, null, null, 0],
      l_missing: [null, null, null, '.m', null],
      f: [-1.5, 2 ** 126, null, null, 0.5],
      f_missing: [null, null, null, '.y', null],
      d: [-1e300, 8.9e307, null, null, 0.1],
      d_missing: [null, null, null, '.z', null],
    })
  })

  test('labels of values and of letters stand with their variables', async () => {
    const { variables } = await opened(numbers(release, bigEndian))
    expect(variables.slice(0, 2)).toEqual([
      {
        name: 'b',
        label: 'Sí o no',
        kind: 'nominal',
        storage: 'number',
        categories: [
          { code: '1', label: 'Sí' },
          { code: '2', label: 'No' },
        ],
        missing: [],
        source: 'casos.dta: b',
      },
      {
        name: 'b_missing',
        label: 'Sí o no (.a–.z)',
        kind: 'nominal',
        storage: 'code',
        categories: [
          { code: '.a', label: 'No sabe' },
          { code: '.z', label: 'Rehúsa' },
        ],
        missing: [],
        source: 'casos.dta: b',
      },
    ])
    expect(variables.find(({ name }) => name === 'd')).toMatchObject({ decimals: 2 })
  })

  test('texts end at their zero byte or where they are full, and blanks are blank', async () => {
    const texts: DtaFile = {
      release,
      bigEndian,
      variables: [
        { name: 'depto', type: 2 },
        { name: 'nota', type: 12 },
      ],
      rows: [
        ['01', 'niñez'],
        ['14', ''],
        ['', '  '],
        ['2', ' sí '],
      ],
    }
    expect(await columnsOf(await opened(texts))).toEqual({
      depto: ['01', '14', null, '2'],
      nota: ['niñez', null, null, ' sí '],
    })
  })
})

const withLongTexts = releases
  .filter((release) => release >= 117)
  .flatMap((release) =>
    (release === 119 ? [undefined, 2] : [undefined]).map((referenceBytes) => ({ release, referenceBytes })),
  )

test.each(withLongTexts.flatMap((form) => [false, true].map((bigEndian) => ({ ...form, bigEndian }))))(
  'long texts are found: $release, $referenceBytes, big end first $bigEndian',
  async (form) => {
    const long = 'Salieron de noche hacia la montaña. '.repeat(100)
    const rows = Array.from({ length: 300 }, (_, row) => [
      row,
      row % 3 === 0 ? null : row % 3 === 1 ? long : `Relato ${row}`,
    ])
    const content: DtaFile = {
      ...form,
      variables: [
        { name: 'n', type: 'int' },
        { name: 'relato', type: 'strL' },
      ],
      rows,
    }
    expect(await columnsOf(await opened(content))).toEqual({
      n: rows.map(([n]) => n),
      relato: rows.map(([, text]) => text),
    })
  },
)

test('moments and periods become days since 1970-01-01', async () => {
  const formats = ['%td', '%d', '%-tdD_m_Y', '%tc', '%tC', '%tm', '%tq', '%th', '%tw', '%ty', '%tb']
  const minute = 60_000
  const content: DtaFile = {
    release: 118,
    variables: [
      ...formats.map((format, at) => ({ name: `v${at}`, type: 'double' as const, format })),
      { name: 'v11', type: 'long', format: '%td', labelSet: 'dias' },
    ],
    rows: [
      // 2016-07-31 is day 20666 since 1960-01-01 and 17013 since 1970-01-01; 26 leap seconds had passed by then.
      [
        20_666,
        20_666,
        0,
        20_666 * 1440 * minute + 6 * 60 * minute,
        20_666 * 1440 * minute + 26_000,
        678,
        226,
        113,
        2942,
        2016,
        5,
        20_666,
      ],
      [null, '.a', null, null, null, 678.5, null, null, null, null, null, null],
    ],
    labelSets: { dias: [[20_666, 'Último de julio']] },
  }
  const reading = await opened(content)
  const july = Date.UTC(2016, 6, 1) / 86_400_000
  expect(await columnsOf(reading)).toEqual({
    v0: [17_013, null],
    v1: [17_013, null],
    v1_missing: [null, '.a'],
    v2: [-3653, null],
    v3: [17_013.25, null],
    v4: [17_013, null],
    v5: [july, july + 15.5],
    v6: [july, null],
    v7: [july, null],
    v8: [july + 28, null],
    v9: [2016, null],
    v10: [5, null],
    v11: [17_013, null],
  })
  expect(reading.variables.filter(({ kind }) => kind === 'date').map(({ name }) => name)).toEqual(
    'v0 v1 v2 v3 v4 v5 v6 v7 v8 v11'.split(' '),
  )
  expect(reading.variables.find(({ name }) => name === 'v9')?.kind).toBe('ordinal')
  expect(reading.variables.at(-1)?.categories).toEqual([{ code: '17013', label: 'Último de julio' }])
})

test('before release 118 the texts tell whether they are UTF-8 or windows-1252, and a person may say it', async () => {
  const texts: DtaFile = {
    release: 114,
    variables: [{ name: 'a', type: 20, label: 'Año de la niñez' }],
    rows: [['Peñón']],
  }
  for (const encoding of ['utf8', 'latin1'] as const) {
    const reading = await opened({ ...texts, encoding })
    expect(reading.encoding.name).toBe(encoding === 'utf8' ? 'utf-8' : 'windows-1252')
    expect(await columnsOf(reading)).toEqual({ a: ['Peñón'] })
    expect(reading.variables[0]?.label).toBe('Año de la niñez')
  }
  const path = file('casos.dta', dtaBytes({ ...texts, encoding: 'latin1' }))
  expect(await columnsOf(await openDta(path, { encoding: 'macintosh' }))).toEqual({ a: ['PeÒÛn'] })
  await expect(openDta(path, { encoding: 'klingon' })).rejects.toMatchObject({ code: 'file.encoding-unknown' })
})

test('names stay unique: a variable of the file keeps its name before one of letters', async () => {
  const reading = await opened({
    release: 118,
    variables: [
      { name: 'edad', type: 'byte' },
      { name: 'edad_missing', type: 'byte' },
    ],
    rows: [['.a', 1]],
  })
  expect(await columnsOf(reading)).toEqual({ edad: [null], edad_missing_2: ['.a'], edad_missing: [1] })
})

test('a file without rows has its variables', async () => {
  const reading = await opened({ release: 118, variables: [{ name: 'a', type: 'byte' }], rows: [] })
  expect([reading.declaredRows, reading.variables.length, await columnsOf(reading)]).toEqual([0, 1, { a: [] }])
})
