import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { JsonlOptions } from '../../../main/contract/source.ts'
import { problemsOf } from '../../../main/files/cells/problems.ts'
import { openJsonl } from '../../../main/files/jsonl/open.ts'
import { surveyJsonl } from '../../../main/files/jsonl/survey.ts'
import { columnsOf } from '../../harness/csv-files.ts'
import { fileFolder } from '../../harness/damage.ts'

const { file, remove } = fileFolder()
afterAll(remove)

const read = async (text: string, options?: JsonlOptions) =>
  columnsOf(await openJsonl(file('datos.jsonl', text), options))

test('an object a line; names of objects are joined, lists stay text, null and what is not there are blank', async () => {
  const text = [
    '{"id": 1, "nombre": "Ana \\u00d1\\n", "hogar": {"jefa": true, "vivienda": {"tipo": "casa"}}, "necesidades": ["agua", {"x": 1}]}',
    '',
    '  {"id":2,"nombre":null,"hogar":{"jefa":false},"nota":" sí "}\r',
    '{ "hogar" : { } , "id" : -3.5e1 }',
  ].join('\n')
  expect(await read(text)).toEqual({
    id: [1, 2, -35],
    nombre: ['Ana Ñ\n', null, null],
    'hogar/jefa': [1, 0, null],
    'hogar/vivienda/tipo': ['casa', null, null],
    necesidades: ['["agua", {"x": 1}]', null, null],
    nota: [null, ' sí ', null],
  })
  const { variables } = await openJsonl(file('datos.jsonl', text))
  expect(variables.find(({ name }) => name === 'hogar/jefa')).toMatchObject({
    kind: 'nominal',
    categories: [
      { code: '0', label: 'false' },
      { code: '1', label: 'true' },
    ],
  })
})

test('numbers keep their digits, codes their zeros; numbers as text are numbers', async () => {
  const text =
    '{"folio":12345678901234567890,"depto":"01","edad":"34","x":1e400}\n{"folio":7,"depto":"14","edad":12,"x":1}\n'
  expect(await read(text)).toEqual({
    folio: ['12345678901234567890', '7'],
    depto: ['01', '14'],
    edad: [34, 12],
    x: ['1e400', '1'],
  })
})

test('a column of different things is text; the user may choose', async () => {
  const text = '{"a":1,"b":true,"c":"1,5"}\n{"a":"no sabe","b":"x","c":"2,25"}\n{"a":2,"b":3,"c":"3"}\n'
  expect(await read(text)).toEqual({ a: ['1', 'no sabe', '2'], b: ['true', 'x', '3'], c: [1.5, 2.25, 3] })
  expect(await read(text, { types: { c: 'text' } })).toMatchObject({ c: ['1,5', '2,25', '3'] })
  expect(problemsOf((await surveyJsonl(file('datos.jsonl', text), {})).table)).toEqual([
    { code: 'mixed', params: { variable: 'a', cells: 1, row: 2 } },
    { code: 'mixedKinds', params: { variable: 'b' } },
  ])
})

test('the same name as an object and as a text are one column and others; a byte order mark is nothing', async () => {
  expect(await read('\ufeff{"a":"x"}\n{"a":{"b":2}}\n{"a/b":3}\n')).toEqual({
    a: ['x', null, null],
    'a/b': [null, 2, null],
    'a/b_2': [null, null, 3],
  })
})

test('what JSON writes reads back, wherever the pieces of the file end', async () => {
  const value = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'abñ "\\\n{}[],:0€😀') }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant(null),
  )
  const record = fc.record({
    s: fc.string({ unit: fc.constantFrom(...'xñ"\\,') }),
    v: value,
    o: fc.record({ w: value }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 30 }), async (records) => {
      const lines = records.map((one, id) => JSON.stringify({ id, ...one })).join('\n')
      const types = { s: 'text', v: 'text', 'o/w': 'text' } as const
      const blank = (text: unknown) => (text === null || /^[\0- ]*$/.test(String(text)) ? null : String(text))
      expect(await read(lines, { types })).toEqual({
        id: records.map((_, id) => id),
        s: records.map(({ s }) => blank(s)),
        v: records.map(({ v }) => (Object.is(v, -0) ? '0' : blank(v))),
        'o/w': records.map(({ o }) => (Object.is(o.w, -0) ? '0' : blank(o.w))),
      })
    }),
    { numRuns: 200 },
  )
})

test('a large file is read in batches, from pieces that end inside lines and characters', async () => {
  const rows = 80_000
  const text = Array.from({ length: rows }, (_, at) => JSON.stringify({ id: at, nota: `ñandú ${at % 50}` })).join('\n')
  const columns = await read(text)
  expect(columns.id?.length).toBe(rows)
  expect([columns.id?.[70_000], columns.nota?.[70_001]]).toEqual([70_000, 'ñandú 1'])
})
