/** A random pseudonym joins a row of the study to its identifiers. */
export const pseudonymBytes = 16

/**
 * The order in which a chunk's rows are kept among the identifiers: that of their pseudonyms. As these are random,
 * a row's place there says nothing about its place in the study.
 */
export const inPseudonymOrder = (pseudonyms: Buffer): { order: Uint32Array; sorted: Buffer } => {
  const rows = pseudonyms.length / pseudonymBytes
  const order = Uint32Array.from({ length: rows }, (_, row) => row)
  order.sort((a, b) => comparePseudonyms(pseudonyms, a, pseudonyms, b))
  const sorted = Buffer.alloc(pseudonyms.length)
  for (const [place, row] of order.entries()) {
    pseudonyms.copy(sorted, place * pseudonymBytes, row * pseudonymBytes, (row + 1) * pseudonymBytes)
  }
  return { order, sorted }
}

export const comparePseudonyms = (left: Buffer, a: number, right: Buffer, b: number): number =>
  left.compare(right, b * pseudonymBytes, (b + 1) * pseudonymBytes, a * pseudonymBytes, (a + 1) * pseudonymBytes)
