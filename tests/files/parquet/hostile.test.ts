import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, describe, expect, test } from 'vitest'
import { openParquet } from '../../../main/files/parquet/open.ts'
import { damaged, fileFolder, outcomeOf, randomFrom } from '../../harness/damage.ts'
import { withinProcessorSeconds } from '../../harness/processor-time.ts'

const { folder, file, remove } = fileFolder()
afterAll(remove)

const outcome = (bytes: Uint8Array): Promise<string> => outcomeOf(() => openParquet(file('hostil.parquet', bytes)))
const isRefusal = (code: string): boolean => code.startsWith('parquet.') || code === 'file.empty'

type Written = Parameters<typeof parquetWriteBuffer>[0]
const written = (content: Written): Buffer => Buffer.from(parquetWriteBuffer(content))

const rows = 40
const some = <Value>(value: (row: number) => Value) =>
  Array.from({ length: rows }, (_, row) => (row % 5 === 2 ? null : value(row)))
const columnData: Written['columnData'] = [
  { name: 'id', data: some((row) => BigInt(row)), type: 'INT64' },
  { name: 'texto', data: some((row) => `ñ ${row % 4}`), type: 'STRING' },
  { name: 'si', data: some((row) => row % 2 === 0), type: 'BOOLEAN' },
  { name: 'x', data: some((row) => row / 3), type: 'DOUBLE' },
  { name: 'delta', data: some((row) => row * 3), type: 'INT32', encoding: 'DELTA_BINARY_PACKED' },
  { name: 'frente', data: some((row) => `prefijo ${row}`), type: 'STRING', encoding: 'DELTA_BYTE_ARRAY' },
]

test('a file cut short is refused wherever it ends', async () => {
  const whole = written({ columnData })
  const outcomes = new Set<string>()
  for (let length = 0; length < whole.length; length += 3) outcomes.add(await outcome(whole.subarray(0, length)))
  expect([...outcomes].filter((code) => !isRefusal(code))).toEqual([])
  expect(outcomes).toContain('parquet.truncated')
})

describe('a file with bytes changed at random is read or refused, in bounded memory and time', () => {
  test.each(['UNCOMPRESSED', 'SNAPPY', 'GZIP'] as const)('%s', async (codec) => {
    const whole = written({ columnData, codec, compressors: { GZIP: (bytes) => gzipSync(bytes) } })
    const random = randomFrom(2016)
    const outcomes = new Set<string>()
    for (let round = 0; round < 1500; round++) outcomes.add(await outcome(damaged(whole, random)))
    expect([...outcomes].filter((code) => code !== 'read' && !isRefusal(code))).toEqual([])
    expect(outcomes).toContain('read')
    expect(process.memoryUsage().rss).toBeLessThan(1.5e9)
  })

  test('in the pages alone', async () => {
    const whole = written({ columnData, codec: 'UNCOMPRESSED' })
    const footerAt = whole.length - 8 - whole.readUInt32LE(whole.length - 8)
    const random = randomFrom(2017)
    const outcomes = new Set<string>()
    for (let round = 0; round < 2500; round++) {
      const bytes = Buffer.from(whole)
      for (let hits = 1 + random(3); hits > 0; hits--) bytes[4 + random(footerAt - 4)] = random(256)
      outcomes.add(await outcome(bytes))
    }
    expect([...outcomes].filter((code) => code !== 'read' && !isRefusal(code))).toEqual([])
    expect(outcomes).toContain('parquet.invalid-page')
  })
})

test('bombs are refused in less than a second', async () => {
  const zeros = written({
    columnData: [
      {
        name: 't',
        data: [...'abcdefgh'].map((letter) => letter.repeat(2 ** 25)),
        type: 'STRING',
        encoding: 'PLAIN',
        statistics: false,
      },
    ],
    pageSize: 2 ** 24,
    codec: 'GZIP',
    compressors: { GZIP: (bytes) => gzipSync(bytes, { level: 1 }) },
  })
  expect(await withinProcessorSeconds(1, () => outcome(zeros))).toMatch(/^parquet\.(bomb|too-large)$/)
})

test('what is no Parquet file, encrypted or of an unknown type is refused by name', async () => {
  expect(await outcome(Buffer.from('a;b\n1;2\n3;4\n5;6\n'))).toBe('parquet.not-parquet')
  expect(await outcome(Buffer.from('PAR1'))).toBe('parquet.not-parquet')
  expect(await outcome(Buffer.from('PARE............PARE'))).toBe('parquet.encrypted')
  expect(await outcome(Buffer.from('PAR1\xff\xff\xff\x7fPAR1', 'latin1'))).toBe('parquet.invalid-footer')
  const point = [{ type: 'Point', coordinates: [0, 1] }]
  expect(await outcome(written({ columnData: [{ name: 'g', data: point, type: 'GEOMETRY' }] }))).toBe(
    'parquet.unsupported-type',
  )
  await expect(openParquet(join(folder, 'none.parquet'))).rejects.toMatchObject({ code: 'file.not-found' })
})

test('texts that are not UTF-8 or hold a zero byte are refused with their variable', async () => {
  for (const bytes of [Buffer.from('ni\xf1o', 'latin1'), Buffer.from('a\0b')]) {
    const schema = [
      { name: 'root', num_children: 1 },
      { name: 't', type: 'BYTE_ARRAY', repetition_type: 'REQUIRED' },
    ] as const
    const content = written({ schema: [...schema], columnData: [{ name: 't', data: [bytes] }] })
    await expect(openParquet(file('hostil.parquet', content))).rejects.toMatchObject({
      code: 'parquet.damaged-text',
      params: { variable: 't' },
    })
  }
})

test('a codebook that is damaged is no codebook', async () => {
  for (const value of ['{', '[]', '[{"name":1}]', 'null']) {
    const content = written({ columnData, kvMetadata: [{ key: 'caracteriza.codebook', value }] })
    expect(await outcome(content)).toBe('read')
  }
})

test('reading stops when asked, and when the file changes', async () => {
  const path = file('hostil.parquet', written({ columnData }))
  const reading = await openParquet(path)
  const stopped = reading.batches({ signal: AbortSignal.abort() })[Symbol.asyncIterator]()
  await expect(stopped.next()).rejects.toMatchObject({ code: 'cancelled' })
  writeFileSync(path, readFileSync(path).subarray(4))
  await expect(reading.batches()[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'file.changed' })
})
