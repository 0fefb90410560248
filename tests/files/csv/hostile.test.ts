import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { Failure } from '../../../main/contract/failure.ts'
import { openCsv } from '../../../main/files/csv/open.ts'
import { previewCsv } from '../../../main/files/csv/preview.ts'
import { columnsOf, csvFolder, encoded } from '../../harness/csv-files.ts'

const { file, remove } = csvFolder()
afterAll(remove)

const text =
  'folio;año;ingreso;opinión\r\n001;2016;1.234,5;"dijo ""no"", y\nse fue"\r\n002;2017;NA;\r\n003;;-5;ñandú\r\n'
const seeds = [
  encoded(text, 'utf-8', true),
  encoded(text, 'windows-1252'),
  encoded(text, 'utf-16le', true),
  encoded(text, 'utf-16be'),
  encoded(`sep=;\r\n${text}`, 'utf-8'),
]

type Mutation = { at: number; remove: number; insert: Uint8Array }
const awkward = [
  '"',
  '""',
  '\r',
  '\n',
  ';',
  ',',
  '\0',
  '\xff\xfe',
  '\xef\xbb\xbf',
  '\xc3',
  'sep=,\n',
  '\t|',
  '=',
  'e+5',
  ' ',
]
const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(200),
  remove: fc.nat(12),
  insert: fc.oneof(
    fc.constantFrom(...awkward.map((bytes) => Buffer.from(bytes, 'latin1'))),
    fc.uint8Array({ maxLength: 6 }),
  ),
})

const mutated = (seed: Uint8Array, mutations: readonly Mutation[]): Uint8Array =>
  mutations.reduce((bytes, { at, remove: length, insert }) => {
    const place = Math.min(at, bytes.length)
    return Buffer.concat([bytes.subarray(0, place), insert, bytes.subarray(place + length)])
  }, seed)

test('a damaged file is read or refused by name, never half', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...seeds),
      fc.array(mutation, { minLength: 1, maxLength: 8 }),
      async (seed, list) => {
        const path = file(mutated(seed, list))
        try {
          const preview = await previewCsv(path)
          if (preview.refused) throw preview.refused
          const reading = await openCsv(path)
          const columns = await columnsOf(reading)
          const lengths = new Set(Object.values(columns).map((values) => values.length))
          expect([...lengths]).toEqual([reading.declaredRows])
          // As sets: an object puts names like "2017" first.
          expect(new Set(Object.keys(columns))).toEqual(new Set(preview.columns.map(({ name }) => name)))
        } catch (error) {
          expect(error).toBeInstanceOf(Failure)
        }
      },
    ),
    { numRuns: 1000 },
  )
})

test('no failure says what a cell holds', async () => {
  const secret = 'SECRETO-4711'
  const files = [
    `a,b\n1,"${secret}`,
    `a,b\n1,"x"${secret}\n`,
    `a,b\n1,${secret}\0\n`,
    `a,b\n1,2,${secret}\n`,
    `a,b\n${secret},2\n3\n`,
    Buffer.concat([Buffer.from(`ñ,b\n${secret},é\n`), Buffer.from([0xff]), Buffer.from(`,${secret}\n`)]),
  ]
  for (const content of files) {
    const { refused, problems } = await previewCsv(file(content))
    expect(refused).toBeInstanceOf(Failure)
    expect(JSON.stringify([refused?.message, refused?.params, problems])).not.toContain(secret)
  }
  const forced = await previewCsv(file(`a,b\n1,${secret}\n`), { types: { b: 'number' } })
  expect(JSON.stringify(forced.refused?.params)).not.toContain(secret)
})
