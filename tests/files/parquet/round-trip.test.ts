import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { parquetReadObjects } from 'hyparquet'
import { afterAll, describe, expect, test } from 'vitest'
import type { Variable } from '../../../main/contract/codebook.ts'
import type { Column, Columns } from '../../../main/core/data/column.ts'
import { openParquet } from '../../../main/files/parquet/open.ts'
import { writeParquet } from '../../../main/files/parquet/write.ts'
import { columnsOf } from '../../harness/csv-files.ts'
import { fileFolder } from '../../harness/damage.ts'

const { folder, remove } = fileFolder()
afterAll(remove)
const path = join(folder, 'datos.parquet')

const numbers = (...values: number[]): Column => ({ type: 'number', values: Float64Array.from(values) })
const texts = (dictionary: readonly string[], ...codes: number[]): Column => ({
  type: 'code',
  codes: Uint8Array.from(codes),
  dictionary,
})
const variable = (name: string, column: Column, more: Partial<Variable> = {}): Variable => ({
  name,
  kind: 'nominal',
  storage: column.type,
  categories: [],
  missing: [],
  ...more,
})
const tableOf = (columns: Readonly<Record<string, Column>>, rows: number): Columns => ({
  rows,
  byName: new Map(Object.entries(columns)),
})

describe('what is written reads back equal', () => {
  const columns = {
    n: numbers(1, Number.NaN, -0.1, 1e300),
    texto: texts(['niño', 'dos\nlíneas'], 1, 2, 0, 1),
    dia: numbers(17_013, -40_000, Number.NaN, 0),
    momento: numbers(17_013.25, Number.NaN, 0.5, -1.75),
    vacia: numbers(Number.NaN, Number.NaN, Number.NaN, Number.NaN),
  }
  const variables = [
    variable('n', columns.n, {
      kind: 'continuous',
      label: { es: 'Monto', en: 'Amount' },
      decimals: 2,
      missing: [{ code: '-0.1', reason: 'refused', label: 'Rehúsa' }],
    }),
    variable('texto', columns.texto, { categories: [{ code: 'niño', label: 'Niño o niña' }], question: '¿Quién?' }),
    variable('dia', columns.dia, { kind: 'date' }),
    variable('momento', columns.momento, { kind: 'date' }),
    variable('vacia', columns.vacia),
  ]

  test('with its codebook', async () => {
    await writeParquet(path, variables, tableOf(columns, 4))
    const reading = await openParquet(path)
    expect(reading.variables).toEqual(variables.map((one) => ({ ...one, source: `datos.parquet: ${one.name}` })))
    expect(await columnsOf(reading)).toEqual({
      n: [1, null, -0.1, 1e300],
      texto: ['niño', 'dos\nlíneas', null, 'niño'],
      dia: [17_013, -40_000, null, 0],
      momento: [17_013.25, null, 0.5, -1.75],
      vacia: [null, null, null, null],
    })
  })

  test('by another program too', async () => {
    await writeParquet(path, variables, tableOf(columns, 4))
    const bytes = readFileSync(path)
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
    const [first, second] = await parquetReadObjects({ file })
    expect(first).toMatchObject({
      n: 1,
      texto: 'niño',
      dia: new Date('2016-07-31'),
      momento: new Date('2016-07-31T06:00:00Z'),
    })
    expect([second?.n, second?.texto]).toEqual([null, 'dos\nlíneas'])
  })

  test('in several groups of rows', async () => {
    const rows = 150_000
    const large = {
      id: { type: 'number', values: Float64Array.from({ length: rows }, (_, row) => row) },
      t: { type: 'code', codes: Uint32Array.from({ length: rows }, (_, row) => row % 4), dictionary: ['a', 'b', 'c'] },
    } as const
    await writeParquet(path, [variable('id', large.id), variable('t', large.t)], tableOf(large, rows))
    const done: number[] = []
    const reading = await openParquet(path)
    let [sum, count] = [0, 0]
    for await (const batch of reading.batches({ onProgress: (bytes, total) => done.push(bytes / total) })) {
      const [id] = batch.columns
      if (id?.type === 'number') for (const value of id.values) sum += value
      count += batch.rows
    }
    expect([count, sum, done.at(-1)]).toEqual([rows, (rows * (rows - 1)) / 2, 1])
  })

  test('whatever the numbers and texts are', async () => {
    const row = fc.record({
      n: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
      t: fc.option(fc.string({ unit: fc.constantFrom(...'abñ€😀 "\n'), minLength: 1 }).map((text) => `x${text}`)),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), async (rows) => {
        const dictionary = [...new Set(rows.flatMap(({ t }) => (t === null ? [] : [t])))]
        const data = {
          n: numbers(...rows.map(({ n }) => n ?? Number.NaN)),
          t: texts(dictionary, ...rows.map(({ t }) => (t === null ? 0 : dictionary.indexOf(t) + 1))),
        }
        await writeParquet(path, [variable('n', data.n), variable('t', data.t)], tableOf(data, rows.length))
        expect(await columnsOf(await openParquet(path))).toEqual({
          n: rows.map(({ n }) => n),
          t: rows.map(({ t }) => t),
        })
      }),
      { numRuns: 100 },
    )
  })
})
