import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRecords } from '../../../../main/files/csv/read-records.ts'
import { cellTexts } from '../../../../main/files/csv/record-cells.ts'
import type { CutBy } from '../../../../main/files/csv/records.ts'

const plain: CutBy = { delimiter: ',', loneReturn: false, emptyLineIsRecord: false }

/** The records of `text` that comes in pieces of the given lengths, each with its row. */
const recordsOf = async (text: string, by: CutBy = plain, lengths: readonly number[] = []) => {
  const decode = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')
  const found: [number, ...string[]][] = []
  for await (const records of readRecords('datos.csv', pieces(Buffer.from(text), lengths), by))
    for (let record = 0; record < records.count; record++)
      found.push([records.rows[record] as number, ...cellTexts(records, record, decode)])
  return found
}

async function* pieces(bytes: Uint8Array, lengths: readonly number[]) {
  let at = 0
  for (const length of lengths) {
    yield bytes.slice(at, at + length)
    at += length
  }
  yield bytes.slice(at)
}

test('cells are quoted or bare, and lines end in any way', async () => {
  expect(await recordsOf('a,b\n1,"x, ""y"""\r\n,\r\r\n"dos\r\nlíneas" ,5" de alto')).toEqual([
    [1, 'a', 'b'],
    [2, '1', 'x, "y"'],
    [3, '', ''],
    [4, 'dos\r\nlíneas', '5" de alto'],
  ])
})

test('quoted cells may end in two carriage returns and a line feed', async () => {
  expect(await recordsOf('"a","b"\r\r\n"1","2"\r\r\n')).toEqual([
    [1, 'a', 'b'],
    [2, '1', '2'],
  ])
})

test('a lone carriage return ends a record only where the file has no other line end', async () => {
  expect(await recordsOf('a,b\r1,2', { ...plain, loneReturn: true })).toEqual([
    [1, 'a', 'b'],
    [2, '1', '2'],
  ])
  expect(await recordsOf('a,b\n1\r1,2')).toEqual([
    [1, 'a', 'b'],
    [2, '1\r1', '2'],
  ])
})

test('an empty line is nothing, but counts as a row; in a file of one column it is a blank', async () => {
  expect(await recordsOf('a,b\n\n1,2\n')).toEqual([
    [1, 'a', 'b'],
    [3, '1', '2'],
  ])
  expect(await recordsOf('a\n\n1\n', { ...plain, emptyLineIsRecord: true })).toEqual([
    [1, 'a'],
    [2, ''],
    [3, '1'],
  ])
})

test('it does not matter where the pieces of a file are cut', async () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'ñ', '"', '""', ',', '\n', '\r\n', '\r', ' ', '"x"', ',"y,"'),
    maxLength: 60,
  })
  const outcome = (content: string, by: CutBy, lengths: readonly number[]) =>
    recordsOf(content, by, lengths).catch((error: Error & { params?: object }) => ({
      code: error.message,
      ...error.params,
    }))
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.boolean(),
      fc.array(fc.integer({ min: 0, max: 5 })),
      async (content, loneReturn, lengths) => {
        const by = { ...plain, loneReturn }
        expect(await outcome(content, by, lengths)).toEqual(await outcome(content, by, []))
      },
    ),
    { numRuns: 2000 },
  )
})

test('broken files are refused with their place', async () => {
  const cases: [string, object][] = [
    ['a,b\n1,"2\n3,4\n', { message: 'csv.unclosed-quote', params: { file: 'datos.csv', row: 2, column: 2 } }],
    ['a,b\n1,2\n"x"y,4\n', { message: 'csv.stray-quote', params: { file: 'datos.csv', row: 3, column: 1 } }],
    ['a,b\n1,2\n3,4\0\n', { message: 'csv.nul', params: { file: 'datos.csv', row: 3, column: 2 } }],
    ['a,b\n1,"2\0"', { message: 'csv.nul', params: { file: 'datos.csv', row: 2, column: 2 } }],
    [`a,b\n1,"${'x'.repeat(2 ** 20 + 1)}"`, { message: 'csv.cell-too-large', params: { row: 2, column: 2 } }],
    [`a,b\n1,"${'x\n'.repeat(2 ** 20)}`, { message: 'csv.cell-too-large', params: { row: 2, column: 2 } }],
    [`a,b\n${'xxxxxxx,'.repeat(2 ** 21 + 1)}`, { message: 'csv.row-too-large', params: { row: 2 } }],
  ]
  for (const [text, failure] of cases)
    await expect(recordsOf(text, plain, Array(80).fill(2 ** 18))).rejects.toMatchObject(failure)
})
