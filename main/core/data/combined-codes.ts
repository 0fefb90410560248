import type { Codes } from './column.ts'

/** Codes, the code that is worth 0 in a combined number (0, or 1 where no code is 0), and what one step is worth. */
export type CodeTerm = { readonly codes: Codes; readonly first: 0 | 1; readonly stride: number }

/** Adds Σ (code − first) × stride of every row to `combined`, whose numbers hold all sums that can occur. */
export const combinedCodes = <Combined extends CombinedCodes>(
  combined: Combined,
  terms: readonly CodeTerm[],
): Combined => {
  for (let i = 0; i < terms.length; i += 4) {
    const a = terms[i] as CodeTerm
    const nothing = { ...a, stride: 0 }
    const four: FourTerms = [a, terms[i + 1] ?? nothing, terms[i + 2] ?? nothing, terms[i + 3] ?? nothing]
    addFrom(addFourRowsAtATime(combined, four), combined, four)
  }
  return combined
}

type CombinedCodes = Codes | Int16Array | Int32Array

/** Four terms in a pass, since memory is what it waits for. */
type FourTerms = readonly [CodeTerm, CodeTerm, CodeTerm, CodeTerm]

const lessOf = (terms: FourTerms): number => terms.reduce((less, { first, stride }) => less + first * stride, 0)

const addFrom = (from: number, combined: CombinedCodes, terms: FourTerms): void => {
  const [a, b, c, d] = terms
  const [codesA, codesB, codesC, codesD] = [a.codes, b.codes, c.codes, d.codes]
  const [strideA, strideB, strideC, strideD] = [a.stride, b.stride, c.stride, d.stride]
  const less = lessOf(terms)
  for (let row = from; row < combined.length; row++) {
    combined[row] =
      ((combined[row] as number) -
        less +
        Math.imul(codesA[row] as number, strideA) +
        Math.imul(codesB[row] as number, strideB) +
        Math.imul(codesC[row] as number, strideC) +
        Math.imul(codesD[row] as number, strideD)) |
      0
  }
}

/** Adds the terms to numbers of two bytes where codes are bytes, four rows at a time; the rows that were done. */
const addFourRowsAtATime = (combined: CombinedCodes, terms: FourTerms): number => {
  const quads = combined.length >> 2
  const fit = terms.every(({ codes }) => codes.BYTES_PER_ELEMENT === 1 && isInWords(codes))
  if (combined.BYTES_PER_ELEMENT !== 2 || !isInWords(combined) || !fit) return 0
  const pairs = new Int32Array(combined.buffer, combined.byteOffset, 2 * quads)
  const [a, b, c, d] = terms.map(({ codes }) => new Int32Array(codes.buffer, codes.byteOffset, quads)) as Quads
  addProducts(
    pairs,
    [a, b, c, d],
    terms.map(({ stride }) => stride),
    Math.imul(lessOf(terms), 0x10001),
  )
  return 4 * quads
}

const isInWords = ({ byteOffset }: CombinedCodes): boolean => byteOffset % 4 === 0

/** Four rows of codes in each word. */
type Quads = [Int32Array, Int32Array, Int32Array, Int32Array]

/**
 * The even rows of four lie in the halves of one word and the odd rows in those of another, so that one product serves
 * two rows; neither runs into the other, because the sums fit into two bytes. In a function of its own with whole
 * numbers said to be such, which V8 compiles to twice the speed. `less` is taken off both rows of a pair.
 */
const addProducts = (pairs: Int32Array, quads: Quads, strides: readonly number[], less: number): void => {
  const [codesA, codesB, codesC, codesD] = quads
  const [strideA, strideB, strideC, strideD] = strides as [number, number, number, number]
  for (let i = 0; i < codesA.length; i++) {
    const a = codesA[i] as number
    const b = codesB[i] as number
    const c = codesC[i] as number
    const d = codesD[i] as number
    const even =
      (Math.imul(a & 0xff00ff, strideA) +
        Math.imul(b & 0xff00ff, strideB) +
        Math.imul(c & 0xff00ff, strideC) +
        Math.imul(d & 0xff00ff, strideD) -
        less) |
      0
    const odd =
      (Math.imul((a >>> 8) & 0xff00ff, strideA) +
        Math.imul((b >>> 8) & 0xff00ff, strideB) +
        Math.imul((c >>> 8) & 0xff00ff, strideC) +
        Math.imul((d >>> 8) & 0xff00ff, strideD) -
        less) |
      0
    const at = 2 * i
    pairs[at] = ((pairs[at] as number) + ((even & 0xffff) | (odd << 16))) | 0
    pairs[at + 1] = ((pairs[at + 1] as number) + ((even >>> 16) | (odd & 0xffff0000))) | 0
  }
}
