import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { parquetReadObjects, type SchemaElement } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, describe, expect, test } from 'vitest'
import { openParquet } from '../../../main/files/parquet/open.ts'
import { columnsOf } from '../../harness/csv-files.ts'
import { fileFolder } from '../../harness/damage.ts'

const { folder, remove } = fileFolder()
afterAll(remove)
const path = join(folder, 'datos.parquet')

type Written = Parameters<typeof parquetWriteBuffer>[0]
const read = async (content: Written) => {
  writeFileSync(path, Buffer.from(parquetWriteBuffer(content)))
  return columnsOf(await openParquet(path))
}

const rows = 3000
const some = <Value>(value: (row: number) => Value): (Value | null)[] =>
  Array.from({ length: rows }, (_, row) => (row % 7 === 3 ? null : value(row)))
const all = <Value>(value: (row: number) => Value): Value[] => Array.from({ length: rows }, (_, row) => value(row))

describe('every encoding gives what was written', () => {
  const ints = all((row) => ((row * 7919) % 2001) - 1000)
  test.each(['PLAIN', 'DELTA_BINARY_PACKED', 'BYTE_STREAM_SPLIT', undefined] as const)(
    'of 32-bit integers: %s',
    async (encoding) => {
      const column = {
        name: 'v',
        data: ints,
        type: 'INT32',
        nullable: false,
        ...(encoding ? { encoding } : {}),
      } as const
      expect(await read({ columnData: [column] })).toEqual({ v: ints })
    },
  )

  test.each(['PLAIN', 'DELTA_BINARY_PACKED', 'BYTE_STREAM_SPLIT', undefined] as const)(
    'of 64-bit integers: %s',
    async (encoding) => {
      const longs = all((row) => BigInt(row) * 2n ** 40n - 2n ** 50n)
      const column = { name: 'v', data: longs, type: 'INT64', ...(encoding ? { encoding } : {}) } as const
      expect(await read({ columnData: [column] })).toEqual({ v: longs.map(Number) })
    },
  )

  test.each(['PLAIN', 'DELTA_LENGTH_BYTE_ARRAY', 'DELTA_BYTE_ARRAY', undefined] as const)(
    'of texts: %s',
    async (encoding) => {
      const data = some((row) => `departamento ñ${row % 50}-${row % 3}`)
      const column = { name: 'v', data, type: 'STRING', ...(encoding ? { encoding } : {}) } as const
      expect(await read({ columnData: [column] })).toEqual({ v: data })
    },
  )

  test.each(['PLAIN', 'BYTE_STREAM_SPLIT', undefined] as const)('of doubles: %s', async (encoding) => {
    const data = some((row) => row / 7 - 100)
    const column = { name: 'v', data, type: 'DOUBLE', ...(encoding ? { encoding } : {}) } as const
    expect(await read({ columnData: [column] })).toEqual({ v: data })
  })

  test.each(['PLAIN', 'RLE'] as const)('of booleans: %s', async (encoding) => {
    const data = some((row) => row % 5 < 2)
    const columns = await read({ columnData: [{ name: 'v', data, type: 'BOOLEAN', encoding }] })
    expect(columns).toEqual({ v: data.map((value) => (value === null ? null : Number(value))) })
  })
})

test.each([
  ['GZIP', gzipSync],
  ['ZSTD', zstdCompressSync],
  ['BROTLI', brotliCompressSync],
  ['SNAPPY', undefined],
  ['UNCOMPRESSED', undefined],
] as const)('pages compressed by %s expand', async (codec, compress) => {
  const data = some((row) => `texto ${row % 11}`)
  const compressors = compress === undefined ? {} : { [codec]: (bytes: Uint8Array) => compress(bytes) }
  expect(await read({ columnData: [{ name: 'v', data, type: 'STRING' }], codec, compressors })).toEqual({ v: data })
})

test('small pages and groups of rows follow one another', async () => {
  const data = some((row) => row * 1.5)
  const text = some((row) => `t${row % 90}`)
  expect(
    await read({
      columnData: [
        { name: 'n', data, type: 'DOUBLE' },
        { name: 't', data: text, type: 'STRING' },
      ],
      rowGroupSize: 700,
      pageSize: 500,
    }),
  ).toEqual({ n: data, t: text })
})

const element = (name: string, type: SchemaElement['type'], more: Partial<SchemaElement>): SchemaElement => ({
  name,
  ...(type === undefined ? {} : { type }),
  repetition_type: 'OPTIONAL',
  ...more,
})

test('dates, moments, times, unsigned and decimal numbers are what their types say', async () => {
  const columns: [SchemaElement, unknown[], (number | string | null)[]][] = [
    [element('dia', 'INT32', { converted_type: 'DATE' }), [17_013, null], [17_013, null]],
    [element('ms', 'INT64', { converted_type: 'TIMESTAMP_MILLIS' }), [86_400_000n, null], [1, null]],
    [
      element('us', 'INT64', { logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' } }),
      [43_200_000_000n, -86_400_000_000n],
      [0.5, -1],
    ],
    [
      element('ns', 'INT64', { logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'NANOS' } }),
      [21_600_000_000_000n, null],
      [0.25, null],
    ],
    [element('hora', 'INT32', { converted_type: 'TIME_MILLIS' }), [1500, null], [1.5, null]],
    [element('u32', 'INT32', { converted_type: 'UINT_32' }), [4_000_000_000, 1], [4_000_000_000, 1]],
    [
      element('centavos', 'INT64', { converted_type: 'DECIMAL', scale: 2, precision: 18 }),
      [57n, -12_345n],
      [0.57, -123.45],
    ],
    [
      element('fijo', 'FIXED_LEN_BYTE_ARRAY', { converted_type: 'DECIMAL', scale: 3, precision: 20, type_length: 9 }),
      [-1n, 1001n],
      [-0.001, 1.001],
    ],
    [element('largo', 'INT64', {}), [9_007_199_254_740_993n, -5n], ['9007199254740993', '-5']],
    [
      element('monto', 'FIXED_LEN_BYTE_ARRAY', { converted_type: 'DECIMAL', scale: 2, precision: 38, type_length: 16 }),
      [-123_456_789_012_345_678_901n, 5n],
      ['-1234567890123456789.01', '0.05'],
    ],
    [
      element('uuid', 'FIXED_LEN_BYTE_ARRAY', { logical_type: { type: 'UUID' }, type_length: 16 }),
      ['00112233-4455-6677-8899-aabbccddeeff', null],
      ['00112233-4455-6677-8899-aabbccddeeff', null],
    ],
  ]
  const schema = [{ name: 'root', num_children: columns.length }, ...columns.map(([one]) => one)]
  const columnData = columns.map(([{ name }, data]) => ({ name, data }))
  expect(await read({ schema, columnData })).toEqual(
    Object.fromEntries(columns.map(([{ name }, , values]) => [name, values])),
  )
  const kinds = (await openParquet(path)).variables.map(({ name, kind }) => [name, kind])
  expect(kinds).toContainEqual(['dia', 'date'])
  expect(kinds).toContainEqual(['ns', 'date'])
  expect(kinds).toContainEqual(['hora', 'continuous'])
})

test('values of objects are columns under all of their names; lists are refused by name', async () => {
  const schema: SchemaElement[] = [
    { name: 'root', num_children: 2 },
    { name: 'id', type: 'INT32', repetition_type: 'REQUIRED' },
    { name: 'hogar', repetition_type: 'OPTIONAL', num_children: 2 },
    { name: 'edad', type: 'INT32', repetition_type: 'OPTIONAL' },
    { name: 'tipo', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
  ]
  const hogar = [{ edad: 34, tipo: 'casa' }, null, { edad: null, tipo: 'mesón' }]
  expect(
    await read({
      schema,
      columnData: [
        { name: 'id', data: [1, 2, 3] },
        { name: 'hogar', data: hogar },
      ],
    }),
  ).toEqual({
    id: [1, 2, 3],
    'hogar/edad': [34, null, null],
    'hogar/tipo': ['casa', null, 'mesón'],
  })
  const list: SchemaElement[] = [
    { name: 'root', num_children: 1 },
    { name: 'necesidades', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', type: 'INT32', repetition_type: 'OPTIONAL' },
  ]
  await expect(
    read({ schema: list, columnData: [{ name: 'necesidades', data: [[1, 2], [3]] }] }),
  ).rejects.toMatchObject({
    code: 'parquet.list',
    params: { variable: 'necesidades' },
  })
})

test('hyparquet sees the same in a file of everything', async () => {
  const columnData = [
    { name: 'i', data: some((row) => row - 1500), type: 'INT32' },
    { name: 'd', data: some((row) => Math.sin(row)), type: 'DOUBLE' },
    { name: 's', data: some((row) => `ñ ${row % 400}`), type: 'STRING' },
    { name: 'b', data: some((row) => row % 3 === 0), type: 'BOOLEAN' },
  ] as const
  const ours = await read({ columnData: columnData.map((column) => ({ ...column })), pageSize: 2000 })
  const bytes = readFileSync(path)
  const theirs = await parquetReadObjects({
    file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
  })
  const plain = (value: unknown) => (typeof value === 'boolean' ? Number(value) : (value ?? null))
  for (const { name } of columnData) expect(ours[name]).toEqual(theirs.map((row) => plain(row[name])))
})
