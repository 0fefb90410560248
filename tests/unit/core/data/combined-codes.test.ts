import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CodeTerm, combinedCodes } from '../../../../main/core/data/combined-codes.ts'

const arrays = [Uint8Array, Uint16Array, Uint32Array] as const

/** Codes from `first` to 6 in an array that may begin in the middle of a word. */
const someTerm = (rows: number): fc.Arbitrary<CodeTerm> =>
  fc
    .record({ kind: fc.constantFrom(...arrays), first: fc.constantFrom(0 as const, 1 as const), offset: fc.nat(3) })
    .chain(({ kind, first, offset }) =>
      fc
        .tuple(
          fc.array(fc.integer({ min: first, max: 6 }), { minLength: rows, maxLength: rows }),
          fc.integer({ min: 0, max: 700 }),
        )
        .map(([codes, stride]) => ({
          codes: kind.from([...new Array<number>(offset).fill(0), ...codes]).subarray(offset),
          first,
          stride,
        })),
    )

const numbers = [Int16Array, Uint16Array, Int32Array, Uint32Array] as const

test('codes add up to what their products do, whatever arrays they stand in', () => {
  const terms = fc.tuple(fc.nat(21), fc.nat(7)).chain(([rows, count]) =>
    fc.record({
      rows: fc.constant(rows),
      terms: fc.array(someTerm(rows), { minLength: count, maxLength: count }),
      into: fc.constantFrom(...numbers),
      offset: fc.nat(3),
    }),
  )
  fc.assert(
    fc.property(terms, ({ rows, terms, into, offset }) => {
      const expected = Array.from({ length: rows }, (_, row) =>
        terms.reduce((sum, { codes, first, stride }) => sum + ((codes[row] as number) - first) * stride, 0),
      )
      const combined = combinedCodes(new into(rows + offset).subarray(offset), terms)
      expect([...combined]).toEqual(expected)
    }),
    { numRuns: 500 },
  )
})

test('neighbouring rows stay apart where a sum reaches the largest number of two bytes', () => {
  const codes = Uint8Array.of(6, 1, 6, 1, 1, 6, 1, 6)
  const combined = combinedCodes(new Uint16Array(8), [{ codes, first: 1, stride: 13107 }])
  expect([...combined]).toEqual([65535, 0, 65535, 0, 0, 65535, 0, 65535])
})
