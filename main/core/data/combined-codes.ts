import type { Codes } from './column.ts'

/** Codes, the code that is worth 0 in a combined number (0, or 1 where no code is 0), and what one step is worth. */
export type CodeTerm = { readonly codes: Codes; readonly first: 0 | 1; readonly stride: number }

/** Adds Σ (code − first) × stride of every row to `combined`, whose numbers hold all sums that can occur. */
export const combinedCodes = <Combined extends Codes | Int16Array | Int32Array>(
  combined: Combined,
  terms: readonly CodeTerm[],
): Combined => {
  for (let i = 0; i < terms.length; i += 3) {
    const a = terms[i] as CodeTerm
    const b = terms[i + 1] ?? { ...a, stride: 0 }
    const c = terms[i + 2] ?? { ...a, stride: 0 }
    addFrom(addPairsOfBytes(combined, a, b, c), combined, a, b, c)
  }
  return combined
}

/** Three terms in a pass, since memory is what it waits for. */
const addFrom = (
  first: number,
  combined: Codes | Int16Array | Int32Array,
  a: CodeTerm,
  b: CodeTerm,
  c: CodeTerm,
): void => {
  const [codesA, codesB, codesC] = [a.codes, b.codes, c.codes]
  const [strideA, strideB, strideC] = [a.stride, b.stride, c.stride]
  const less = a.first * strideA + b.first * strideB + c.first * strideC
  for (let row = first; row < combined.length; row++) {
    combined[row] =
      ((combined[row] as number) -
        less +
        Math.imul(codesA[row] as number, strideA) +
        Math.imul(codesB[row] as number, strideB) +
        Math.imul(codesC[row] as number, strideC)) |
      0
  }
}

/** Adds three terms to numbers of two bytes where codes are bytes, four rows at a time; the rows that were done. */
const addPairsOfBytes = (combined: Codes | Int16Array | Int32Array, a: CodeTerm, b: CodeTerm, c: CodeTerm): number => {
  const quads = combined.length >> 2
  const fit = [a, b, c].every(({ codes }) => codes.BYTES_PER_ELEMENT === 1 && isInWords(codes))
  if (combined.BYTES_PER_ELEMENT !== 2 || !isInWords(combined) || !fit) return 0
  const pairs = new Int32Array(combined.buffer, combined.byteOffset, 2 * quads)
  addProducts(pairs, quadsOf(a, quads), quadsOf(b, quads), quadsOf(c, quads))
  return 4 * quads
}

const isInWords = ({ byteOffset }: Codes | Int16Array | Int32Array): boolean => byteOffset % 4 === 0

/** Four rows of codes in each word, and what is taken off them for the code that is worth 0. */
type Quads = { readonly codes: Int32Array; readonly less: number; readonly stride: number }

const quadsOf = ({ codes, first, stride }: CodeTerm, quads: number): Quads => ({
  codes: new Int32Array(codes.buffer, codes.byteOffset, quads),
  less: first * 0x01010101,
  stride,
})

/**
 * Two rows lie side by side in a word, so that one product serves both; neither runs into the other, because the sums
 * fit into two bytes. In a function of its own with whole numbers said to be such, which V8 compiles to twice the speed.
 */
const addProducts = (pairs: Int32Array, ofA: Quads, ofB: Quads, ofC: Quads): void => {
  const [codesA, codesB, codesC] = [ofA.codes, ofB.codes, ofC.codes]
  const [lessA, lessB, lessC] = [ofA.less, ofB.less, ofC.less]
  const [strideA, strideB, strideC] = [ofA.stride, ofB.stride, ofC.stride]
  for (let i = 0; i < codesA.length; i++) {
    const a = ((codesA[i] as number) - lessA) | 0
    const b = ((codesB[i] as number) - lessB) | 0
    const c = ((codesC[i] as number) - lessC) | 0
    const at = 2 * i
    pairs[at] =
      ((pairs[at] as number) +
        Math.imul((a & 0xff) | ((a & 0xff00) << 8), strideA) +
        Math.imul((b & 0xff) | ((b & 0xff00) << 8), strideB) +
        Math.imul((c & 0xff) | ((c & 0xff00) << 8), strideC)) |
      0
    pairs[at + 1] =
      ((pairs[at + 1] as number) +
        Math.imul(((a >>> 16) & 0xff) | ((a >>> 8) & 0xff0000), strideA) +
        Math.imul(((b >>> 16) & 0xff) | ((b >>> 8) & 0xff0000), strideB) +
        Math.imul(((c >>> 16) & 0xff) | ((c >>> 8) & 0xff0000), strideC)) |
      0
  }
}
