import { afterAll, expect, test } from 'vitest'
import type { XlsxOptions } from '../../../main/contract/source.ts'
import { problemsOf } from '../../../main/files/cells/problems.ts'
import { openXlsx } from '../../../main/files/workbook/open.ts'
import { surveySheet } from '../../../main/files/workbook/survey.ts'
import { columnsOf } from '../../harness/csv-files.ts'
import { fileFolder } from '../../harness/damage.ts'
import { number, type Parts, row, sheetParts, workbookParts, zipped } from './workbook-bytes.ts'

const { file, remove } = fileFolder()
afterAll(remove)

const opened = (parts: Parts, options: XlsxOptions = {}) => openXlsx(file('libro.xlsx', zipped(parts)), options)
const read = async (parts: Parts, options?: XlsxOptions) => columnsOf(await opened(parts, options))
const problems = async (parts: Parts) => problemsOf((await surveySheet(file('libro.xlsx', zipped(parts)), {})).table)

test('numbers, texts, booleans, dates, durations, errors and formulas are what the workbook says', async () => {
  const parts = sheetParts(
    row('n', 'texto', 'si', 'fecha', 'momento', 'hora', 'error', 'formula') +
      row(
        number('12.5'),
        '<c t="s"><v>1</v></c>',
        '<c t="b"><v>1</v></c>',
        number(42_582, 1),
        number(42_582.25, 2),
        number(0.5, 3),
        '<c t="e"><v>#N/A</v></c>',
        '<c><f>1+1</f><v>2</v></c>',
      ) +
      row(
        number('1.5E-3', 5),
        '<c t="s"><v>0</v></c>',
        '<c t="b"><v>0</v></c>',
        '<c s="1"/>',
        '<c t="d"><v>2016-07-31T12:00:00</v></c>',
        number(1.5, 4),
        number(3),
        '<c t="str"><f>x</f><v></v></c>',
      ),
    { shared: ['Ahuachapán', '<r><t>San </t></r><r><t>Salvador</t></r><rPh><t>no</t></rPh>'] },
  )
  const reading = await opened(parts)
  expect(await columnsOf(reading)).toEqual({
    n: [12.5, 0.0015],
    texto: ['San Salvador', 'Ahuachapán'],
    si: [1, 0],
    // 2016-07-31 is day 17013 since 1970-01-01.
    fecha: [17_013, null],
    momento: [17_013.25, 17_013.5],
    hora: [43_200, 129_600],
    error: [null, 3],
    formula: [2, null],
  })
  expect(reading.variables.map(({ name, kind, storage }) => `${name} ${kind} ${storage}`)).toEqual([
    'n continuous number',
    'texto nominal code',
    'si nominal number',
    'fecha date number',
    'momento date number',
    'hora continuous number',
    'error nominal number',
    'formula nominal number',
  ])
  expect(reading.variables[2]?.categories).toEqual([
    { code: '0', label: 'FALSE' },
    { code: '1', label: 'TRUE' },
  ])
  expect(await problems(parts)).toEqual([{ code: 'errors', params: { variable: 'error', cells: 1, row: 2 } }])
})

test('days count from 1900, with the February 29 that it never had, or from 1904', async () => {
  const rows = row('d') + [1, 59, 61, 25_569].map((day) => row(number(day, 1))).join('')
  const day = (text: string): number => Date.parse(text) / 86_400_000
  expect(await read(sheetParts(rows))).toEqual({
    d: [day('1900-01-01'), day('1900-02-28'), day('1900-03-01'), 0],
  })
  expect(await read(sheetParts(row('d') + row(number(0, 1)) + row(number(24_107, 1)), { from1904: true }))).toEqual({
    d: [day('1904-01-01'), 0],
  })
})

test('codes keep their zeros and long numbers their digits; numbers as text are numbers', async () => {
  const rows =
    row('depto', 'folio', 'edad', 'monto') +
    row('01', number('12345678901234567890'), '34', '1,5') +
    row(number(2), number(7), number(12), '2,25')
  expect(await read(sheetParts(rows))).toEqual({
    depto: ['01', '2'],
    folio: ['12345678901234567890', '7'],
    edad: [34, 12],
    monto: [1.5, 2.25],
  })
})

test('a column of different things is text and loses nothing', async () => {
  const parts = sheetParts(
    row('a', 'b', 'c') +
      row(number(1), number(42_582, 1), '<c t="b"><v>1</v></c>') +
      row('no sabe', number(5), 'x') +
      row(number(0.1), number(42_582.5, 2), number(0.5, 3)) +
      row(number(2), number(42_582, 1), number(1)),
  )
  expect(await read(parts)).toEqual({
    a: ['1', 'no sabe', '0.1', '2'],
    b: ['2016-07-31', '5', '2016-07-31T12:00:00', '2016-07-31'],
    c: ['TRUE', 'x', '12:00:00', '1'],
  })
  expect(await problems(parts)).toEqual([
    { code: 'mixed', params: { variable: 'a', cells: 1, row: 3 } },
    { code: 'mixedKinds', params: { variable: 'b' } },
    { code: 'mixedKinds', params: { variable: 'c' } },
  ])
})

test('a number as text that may be thousands stays text until the user decides', async () => {
  const parts = sheetParts(row('p', 'n') + row('1.234', number(1.5)) + row('12.345', number(2)))
  expect(await read(parts)).toEqual({ p: ['1.234', '12.345'], n: [1.5, 2] })
  expect(await read(parts, { decimal: ',' })).toEqual({ p: [1234, 12_345], n: [1.5, 2] })
  expect(await read(parts, { types: { n: 'text' } })).toMatchObject({ n: ['1.5', '2'] })
  await expect(opened(sheetParts(row('e') + row('x')), { types: { e: 'number' } })).rejects.toMatchObject({
    code: 'cells.not-a-number',
    params: { variable: 'e', row: 2, cells: 1 },
  })
  await expect(opened(parts, { types: { z: 'text' } })).rejects.toMatchObject({ code: 'cells.unknown-column' })
})

test('repeated, empty and numeric names; columns beyond the names; blank rows between and at the end', async () => {
  const parts = sheetParts(
    `<row r="3">${'<c r="B3"><v>2016</v></c><c r="C3" t="str"><v>edad</v></c><c r="D3" t="str"><v> edad </v></c>'}</row>` +
      '<row r="4"><c r="B4"><v>1</v></c><c r="F4"><v>9</v></c></row><row r="7"><c r="C7"><v>2</v></c></row>' +
      '<row r="8"/><row r="9"><c r="A9" t="str"><v> </v></c></row>',
  )
  expect(await read(parts)).toEqual({
    V1: [null, null, null, null],
    '2016': [1, null, null, null],
    edad: [null, null, null, 2],
    edad_2: [null, null, null, null],
    V5: [null, null, null, null],
    V6: [9, null, null, null],
  })
  expect((await problems(parts)).slice(0, 6)).toEqual([
    { code: 'renamed', params: { column: 1, name: 'V1' } },
    { code: 'renamed', params: { column: 4, name: 'edad_2' } },
    { code: 'renamed', params: { column: 5, name: 'V5' } },
    { code: 'renamed', params: { column: 6, name: 'V6' } },
    { code: 'blankRows', params: { rows: 2 } },
    { code: 'blankRowsAtEnd', params: { rows: 2 } },
  ])
})

test('the sheet and the row with the names are the first ones there are, or the chosen ones', async () => {
  const parts = workbookParts([
    { name: 'oculta', state: 'hidden', rows: row('h') + row(number(0)) },
    { name: 'hogares', rows: row('Encuesta 2016') + row('a', 'b') + row(number(1), number(2)) },
    {
      name: 'personas',
      rows: row('p') + row(number(3)),
      behind: '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:A9"/></mergeCells>',
    },
  ])
  expect(await read(parts, { headerRow: 2 })).toEqual({ a: [1], b: [2] })
  expect(await read(parts, { sheet: 'personas' })).toEqual({ p: [3] })
  expect(await read(parts, { sheet: 'oculta' })).toEqual({ h: [0] })
  expect((await surveySheet(file('libro.xlsx', zipped(parts)), { sheet: 'personas' })).mergedRanges).toBe(1)
  await expect(opened(parts, { sheet: 'nada' })).rejects.toMatchObject({
    code: 'xlsx.unknown-sheet',
    params: { sheet: 'nada', sheets: 'oculta, hogares, personas' },
  })
  await expect(opened(parts, { headerRow: 9 })).rejects.toMatchObject({ code: 'xlsx.no-header', params: { row: 9 } })
})

test('prefixes, escapes of control characters, and workbooks without shared parts', async () => {
  const plain = sheetParts(row('a', 'b') + row('dos_x000D_\nlíneas', '_x005F_x0041_'))
  expect(await read(plain)).toEqual({ a: ['dos\r\nlíneas'], b: ['_x0041_'] })
  const prefixed = Object.fromEntries(
    Object.entries(plain).map(([name, content]) => [
      name,
      name.includes('sheet1')
        ? String(content)
            .replace(/<(\/?)([a-zA-Z]+)/g, '<$1x:$2')
            .replace('xmlns=', 'xmlns:x=')
            .replace('<x:?', '<?')
        : content,
    ]),
  )
  expect(await read(prefixed)).toEqual({ a: ['dos\r\nlíneas'], b: ['_x0041_'] })
})

test('a formula that was never computed is refused with its place, not read as blank', async () => {
  const parts = sheetParts(row('a', 'b') + row(number(1), '<c><f>A2*2</f></c>') + row(number(2), '<c><f>A3*2</f></c>'))
  await expect(opened(parts)).rejects.toMatchObject({
    code: 'xlsx.uncomputed',
    params: { sheet: 'datos', variable: 'b', row: 2, cells: 2 },
  })
})

test('sheets without anything, without rows and without names are refused', async () => {
  await expect(opened(sheetParts(''))).rejects.toMatchObject({ code: 'xlsx.empty-sheet', params: { sheet: 'datos' } })
  await expect(opened(sheetParts(row('a', 'b')))).rejects.toMatchObject({ code: 'cells.no-rows' })
  await expect(opened(sheetParts(row('  ') + row('a')))).rejects.toMatchObject({ code: 'cells.no-rows' })
})

test('a form is no data, but data may have columns of these names', async () => {
  const survey = { name: 'Survey', rows: row('type', 'name', 'label') + row('integer', 'edad', 'Edad') }
  const choices = { name: 'choices', rows: row('list_name', 'name', 'label') + row('sexo', '1', 'Mujer') }
  const form = workbookParts([survey, choices])
  await expect(opened(form)).rejects.toMatchObject({ code: 'xlsx.form', params: { file: 'libro.xlsx' } })
  await expect(opened(form, { sheet: 'choices' })).rejects.toMatchObject({ code: 'xlsx.form' })
  const settings = { name: 'settings', rows: row('form_title') + row('Hogares') }
  await expect(opened(workbookParts([survey, settings]))).rejects.toMatchObject({ code: 'xlsx.form' })
  const older = { name: 'choices', rows: row('list name', 'name') + row('sexo', '1') }
  await expect(opened(workbookParts([survey, older]), { sheet: 'choices' })).rejects.toMatchObject({
    code: 'xlsx.form',
  })
  expect(await read(workbookParts([survey]))).toMatchObject({ name: ['edad'] })
  const answers = { name: 'survey', rows: row('edad', 'name') + row('30', 'x') }
  expect(await read(workbookParts([answers, choices]))).toMatchObject({ edad: [30] })
})
