import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openCsv } from '../../../main/files/csv/open.ts'
import { previewCsv } from '../../../main/files/csv/preview.ts'
import { columnsIn, columnsOf, csvFolder, encoded } from '../../harness/csv-files.ts'
import { failureOf } from '../../harness/refusal.ts'

const { folder, file, remove } = csvFolder()
afterAll(remove)

test('a spreadsheet of the region: windows-1252, semicolons, decimal comma, CRLF', async () => {
  const path = file(
    encoded('Año;Depto;Ponderación;Ingreso\r\n2016;03;1.234,5;"12,5"\r\n2016;13;87,25;\r\n', 'windows-1252'),
  )
  expect(await columnsIn(path)).toEqual({
    Año: [2016, 2016],
    Depto: ['03', '13'],
    Ponderación: [1234.5, 87.25],
    Ingreso: [12.5, null],
  })
  expect(await previewCsv(path)).toMatchObject({
    encoding: 'windows-1252',
    encodingFrom: 'bytes',
    delimiter: ';',
    delimiterFrom: 'head',
    decimal: ',',
    header: true,
    rows: 2,
    problems: [{ code: 'notUtf8', params: { row: 1, byte: 2 } }],
    refused: null,
  })
})

test('each column has its own decimal mark; codes and long numbers stay text', async () => {
  const path = file('peso;costo;dui;folio\n1.5;2,5;01234567-8;12345678901234567890\n2.25;1.000,75;00000001-2;1\n')
  expect(await columnsIn(path)).toEqual({
    peso: [1.5, 2.25],
    costo: [2.5, 1000.75],
    dui: ['01234567-8', '00000001-2'],
    folio: ['12345678901234567890', '1'],
  })
})

test('a number that may be thousands stays text, with the place, until the user decides', async () => {
  const path = file('lugar;población\nA;1.234\nB;12.345\n')
  expect(await columnsIn(path)).toMatchObject({ población: ['1.234', '12.345'] })
  expect((await previewCsv(path)).problems).toEqual([
    { code: 'unclearMark', params: { variable: 'población', row: 2 } },
  ])
  expect(await columnsIn(path, { decimal: ',' })).toMatchObject({ población: [1234, 12345] })
  expect(await columnsIn(path, { decimal: '.' })).toMatchObject({ población: [1.234, 12.345] })
})

test('one text far down makes a column text, and nothing is lost', async () => {
  const rows = Array.from({ length: 150_000 }, (_, at) => (at === 149_000 ? 'no sabe' : String(at % 90)))
  const path = file(`edad,id\n${rows.map((age, at) => `${age},${at}`).join('\n')}\n`)
  const { edad, id } = await columnsIn(path)
  expect([edad?.length, edad?.[149_000], edad?.[149_001], id?.[149_999]]).toEqual([150_000, 'no sabe', '51', 149_999])
  expect((await previewCsv(path)).problems).toEqual([
    { code: 'mixed', params: { variable: 'edad', cells: 1, row: 149_002 } },
  ])
})

test('the type that the user chose holds, or the import says where it does not', async () => {
  const path = file('edad,depto\n34,1\n+12,2\nNS,3\n')
  expect(await columnsIn(path, { types: { depto: 'text' } })).toEqual({
    edad: ['34', '+12', 'NS'],
    depto: ['1', '2', '3'],
  })
  expect(await failureOf(() => openCsv(path, { types: { edad: 'number' } }))).toMatchObject({
    code: 'csv.not-a-number',
    params: { variable: 'edad', row: 4, cells: 1 },
  })
  expect(await failureOf(() => openCsv(path, { types: { sexo: 'number' } }))).toMatchObject({
    code: 'csv.unknown-column',
    params: { variable: 'sexo' },
  })
  const codes = file('c\n007\n+5\n1E2\n1 234\n')
  expect(await columnsIn(codes, { types: { c: 'number' } })).toEqual({ c: [7, 5, 100, 1234] })
})

test('a chosen number with a mark that does not fit is refused with its row', async () => {
  const path = file('c;d\n1,5;a\n1.5;b\n')
  expect(await failureOf(() => openCsv(path, { types: { c: 'number' }, decimal: ',' }))).toMatchObject({
    code: 'csv.not-a-number',
    params: { variable: 'c', row: 3, cells: 1 },
  })
  const spaced = file('c;d\n1 234,5;a\n')
  const reading = await openCsv(spaced, { types: { c: 'number' }, decimal: '.' })
  expect(await failureOf(() => columnsOf(reading))).toMatchObject({ code: 'csv.not-a-number', params: { row: 2 } })
})

test('words for blank are blank in numbers and a missing code in texts', async () => {
  const path = file('edad,sexo\n34,M\nNA,NA\n12,F\n')
  const reading = await openCsv(path)
  expect(await columnsOf(reading)).toEqual({ edad: [34, null, 12], sexo: ['M', 'NA', 'F'] })
  expect(reading.variables.map(({ missing }) => missing)).toEqual([[], [{ code: 'NA', reason: 'system' }]])
})

test('empty and repeated names are renamed and reported; the header stays as label and source', async () => {
  const path = file('edad,,edad,\n1,2,3,\n')
  const reading = await openCsv(path)
  expect(await columnsOf(reading)).toEqual({ edad: [1], V2: [2], edad_2: [3] })
  expect(reading.variables[2]).toMatchObject({ label: 'edad', source: expect.stringMatching(/: edad$/) })
  expect((await previewCsv(path)).problems).toEqual([
    { code: 'renamed', params: { column: 2, name: 'V2' } },
    { code: 'renamed', params: { column: 3, name: 'edad_2' } },
    { code: 'emptyColumns', params: { columns: 1 } },
  ])
})

test('a file without header, a line that names the delimiter, a byte order mark', async () => {
  expect(await columnsIn(file('34;M\n12;F\n'))).toEqual({ V1: [34, 12], V2: ['M', 'F'] })
  expect(await columnsIn(file('34;M\n12;F\n'), { header: true })).toEqual({ '34': [12], M: ['F'] })
  const marked = file('\ufeffsep=|\r\na|b;c\r\n1|2;3\r\n')
  expect(await columnsIn(marked)).toEqual({ a: [1], 'b;c': ['2;3'] })
  expect(await previewCsv(marked)).toMatchObject({ delimiterFrom: 'sepLine', encodingFrom: 'mark' })
  expect(await columnsIn(file('sep=\t\na\tb\n1\t2\n'))).toEqual({ a: [1], b: [2] })
})

test('UTF-16 as Excel and others write it, with and without mark', async () => {
  const text = 'año\tsexo\r\n2016\tMujer\r\n'
  for (const encoding of ['utf-16le', 'utf-16be'] as const)
    for (const mark of [true, false])
      expect(await columnsIn(file(encoded(text, encoding, mark)))).toEqual({ año: [2016], sexo: ['Mujer'] })
})

test('blank rows at the end are left out, those between are kept, and both are told', async () => {
  const path = file('a,b\n1,2\n,\n3,4\n,\n , \n')
  expect(await columnsIn(path)).toEqual({ a: [1, null, 3], b: [2, null, 4] })
  expect((await previewCsv(path)).problems).toEqual([
    { code: 'blankRows', params: { rows: 1 } },
    { code: 'blankRowsAtEnd', params: { rows: 2 } },
  ])
})

test('rows are padded where only columns without name are short, and refused elsewhere', async () => {
  expect(await columnsIn(file('a,b,,\n1,2\n3,4,,\n5,6,,,,\n'))).toEqual({ a: [1, 3, 5], b: [2, 4, 6] })
  const cases: [string, number, number][] = [
    ['a,b,c\n1,2,3\n4,5\n', 3, 2],
    ['a,b\n1,2\n\n3,4,5\n', 4, 3],
    ['a,b\n1,"2\n3"\n3\n', 3, 1],
  ]
  for (const [text, row, cells] of cases)
    expect(await failureOf(() => openCsv(file(text)))).toMatchObject({ code: 'csv.ragged-row', params: { row, cells } })
})

test('a preview of a broken file tells all that was found, and why it would be refused', async () => {
  const preview = await previewCsv(file('a;b\n1;2\n3;4\n"x"y;5\n'))
  expect(preview).toMatchObject({
    delimiter: ';',
    firstRows: [
      ['1', '2'],
      ['3', '4'],
    ],
  })
  expect(preview.refused).toMatchObject({ code: 'csv.stray-quote', params: { row: 4, column: 1 } })
})

test('damaged UTF-8 is refused with its place; the user may insist on another encoding', async () => {
  const damaged = Buffer.concat([Buffer.from('niña,año\nñandú,é\n'), Buffer.from([0xf1, 0x2c, 0x0a])])
  expect(await failureOf(() => openCsv(file(damaged)))).toMatchObject({
    code: 'csv.damaged-utf8',
    params: { row: 3, byte: 23 },
  })
  expect(await failureOf(() => openCsv(file(damaged), { encoding: 'utf-8' }))).toMatchObject({ code: 'csv.not-utf8' })
  expect(await columnsIn(file(damaged), { encoding: 'windows-1252' })).toEqual({
    'niÃ±a': ['Ã±andÃº', 'ñ'],
    'aÃ±o': ['Ã©', null],
  })
  const odd = Buffer.concat([encoded('a;b\n1;2\n', 'utf-16le', true), Buffer.from([0x41])])
  expect(await failureOf(() => openCsv(file(odd)))).toMatchObject({ code: 'csv.not-utf16' })
})

test('late accents decide the encoding: the whole file is looked at', async () => {
  const filler = 'x,y\n'.repeat(300_000)
  expect((await previewCsv(file(`a,b\n${filler}ñ,z\n`))).encoding).toBe('utf-8')
  expect((await previewCsv(file(encoded(`a,b\n${filler}ñ,z\n`, 'windows-1252')))).encoding).toBe('windows-1252')
})

test('what is no file, empty, or only a header is refused', async () => {
  expect(await failureOf(() => openCsv(join(folder, 'no-existe.csv')))).toMatchObject({
    code: 'file.not-found',
    params: { file: 'no-existe.csv' },
  })
  expect(await failureOf(() => openCsv(folder))).toMatchObject({ code: 'file.unreadable' })
  expect(await failureOf(() => openCsv(file('')))).toMatchObject({ code: 'file.empty' })
  expect(await failureOf(() => openCsv(file(' , \n\n,,\n')))).toMatchObject({ code: 'file.empty' })
  expect(await failureOf(() => openCsv(file('a,b\n,\n')))).toMatchObject({ code: 'csv.no-rows' })
  expect(await failureOf(() => openCsv(file(`${'a,'.repeat(20_001)}\n`)))).toMatchObject({
    code: 'csv.too-many-columns',
  })
})

test('a file that changes between looking and reading is refused', async () => {
  const path = file('a,b\n1,2\n')
  const reading = await openCsv(path)
  appendFileSync(path, '3,4\n')
  expect(await failureOf(() => columnsOf(reading))).toMatchObject({ code: 'file.changed' })
})

test('reading reports progress and stops when asked', async () => {
  const path = file(`a,b\n${'1,2\n'.repeat(200_000)}`)
  const done: number[] = []
  const reading = await openCsv(path, {}, { onProgress: (bytes) => done.push(bytes) })
  expect(done.at(-1)).toBe(800_004)
  const stop = new AbortController()
  const work = async () => {
    for await (const batch of reading.batches({ signal: stop.signal })) if (batch.rows > 0) stop.abort()
  }
  expect(await failureOf(work)).toMatchObject({ code: 'cancelled' })
  expect(await failureOf(() => openCsv(path, {}, { signal: stop.signal }))).toMatchObject({ code: 'cancelled' })
})

test('batches have the size of stored chunks and share one dictionary', async () => {
  const path = file(`c\n${Array.from({ length: 70_000 }, (_, at) => `x${at % 3}`).join('\n')}\n`)
  const sizes: number[] = []
  const dictionaries = new Set<unknown>()
  for await (const { rows, columns } of (await openCsv(path)).batches()) {
    sizes.push(rows)
    for (const column of columns) if (column.type === 'code') dictionaries.add(column.dictionary)
  }
  expect([sizes, dictionaries.size]).toEqual([[65_536, 4_464], 1])
})
