import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeNumbers, encodeNumbers } from '../../main/study/versions/encode-numbers.ts'
import { compress, decompress } from '../../main/study/versions/encoded-chunk.ts'

const roundTrip = (values: readonly number[]): readonly number[] => {
  const chunk = decompress(compress(encodeNumbers(Float64Array.from(values))))
  if (chunk === null) throw new Error('The chunk does not decompress')
  const target = new Float64Array(values.length + 2)
  decodeNumbers(chunk, target, 1)
  return Array.from(target.subarray(1, values.length + 1))
}

const encodingOf = (values: readonly number[]) => {
  const { encoding, base, digits } = encodeNumbers(Float64Array.from(values))
  return { encoding, base, digits }
}

test.each([
  ['small integers', [3, 1, 2, Number.NaN], { encoding: 'u8', base: 1, digits: 0 }],
  ['254 steps fit in a byte beside the blank', [0, 254], { encoding: 'u8', base: 0, digits: 0 }],
  ['255 steps do not', [0, 255], { encoding: 'u16', base: 0, digits: 0 }],
  ['years', [2006, 2016], { encoding: 'u8', base: 2006, digits: 0 }],
  ['negative integers', [-40_000, 10], { encoding: 'u16', base: -40_000, digits: 0 }],
  [
    'large integers close together',
    [9_007_199_254_740_990, 9_007_199_254_740_991],
    {
      encoding: 'u8',
      base: 9_007_199_254_740_990,
      digits: 0,
    },
  ],
  ['weights with four decimals', [0.1234, 17.5], { encoding: 'u32', base: 1234, digits: 4 }],
  ['only blanks', [Number.NaN, Number.NaN], { encoding: 'u8', base: 0, digits: 0 }],
  ['nothing', [], { encoding: 'u8', base: 0, digits: 0 }],
  ['negative zero', [-0, 1], { encoding: 'f32', base: 0, digits: 0 }],
  ['infinity', [Number.POSITIVE_INFINITY, 0.5], { encoding: 'f32', base: 0, digits: 0 }],
  ['thirds', [1 / 3, 2 / 3], { encoding: 'f64', base: 0, digits: 0 }],
  ['a range beyond 32 bits', [0, 2 ** 40 + 1], { encoding: 'f64', base: 0, digits: 0 }],
])('%s take the narrowest encoding', (_, values, expected) => {
  expect(encodingOf(values)).toEqual(expected)
})

const awkward = fc.oneof(
  fc.double(),
  fc.integer().map((value) => value / 100),
  fc.integer({ min: -300, max: 300 }),
  fc.constantFrom(-0, 0, Number.NaN, 2 ** 53, -(2 ** 53), 2 ** 53 - 1, 5e-324, 1.7976931348623157e308, 1e21, 0.1 + 0.2),
  fc.float(),
)

test('every list of numbers comes back bit for bit', () => {
  fc.assert(
    fc.property(fc.array(awkward, { maxLength: 40 }), (values) => {
      expect(roundTrip(values)).toEqual(values)
    }),
    { numRuns: 2000 },
  )
})

test('lists of one kind of number come back bit for bit', () => {
  const kinds = [
    fc.integer({ min: 0, max: 254 }),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.float(),
    fc.tuple(fc.integer(), fc.nat(9)).map(([value, digits]) => Number(`${value}e-${digits}`)),
  ]
  for (const kind of kinds) {
    fc.assert(
      fc.property(fc.array(fc.option(kind, { nil: Number.NaN }), { maxLength: 60 }), (values) => {
        expect(roundTrip(values)).toEqual(values)
      }),
      { numRuns: 500 },
    )
  }
})

test('a chunk whose bytes were cut or changed in length is not taken for whole', () => {
  const stored = compress(encodeNumbers(Float64Array.from({ length: 1000 }, (_, row) => row % 3)))
  expect(stored.zstd).toBe(1)
  expect(decompress({ ...stored, data: stored.data.subarray(0, stored.data.length - 3) })).toBeNull()
  expect(decompress({ ...stored, rows: 999 })).toBeNull()
  expect(decompress({ ...stored, rows: 1001 })).toBeNull()
})
