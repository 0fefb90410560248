import { type Codes, codesFor } from '../../core/data/column.ts'
import { arrayOf, bytesOf, type EncodedChunk, integerEncoding } from './encoded-chunk.ts'

/** Dictionary codes in the smallest width that holds the largest of them. */
export const encodeCodes = (codes: Uint32Array): EncodedChunk => {
  const narrow = codesFor(largestOf(codes), codes.length)
  narrow.set(codes)
  return { rows: codes.length, encoding: integerEncoding(narrow), base: 0, digits: 0, bytes: bytesOf(narrow) }
}

/** Fills `target` from `at` on with the codes of a chunk. */
export const decodeCodes = (chunk: EncodedChunk, target: Codes, at: number): void => target.set(arrayOf(chunk), at)

export const largestOf = (codes: ArrayLike<number>): number => {
  let largest = 0
  for (let row = 0; row < codes.length; row++) largest = Math.max(largest, codes[row] as number)
  return largest
}
