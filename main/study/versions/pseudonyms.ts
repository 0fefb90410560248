/** A random pseudonym joins a row of the study to its identifiers. */
export const pseudonymBytes = 16

/**
 * The order in which a chunk's rows are kept among the identifiers: that of the first four bytes of their
 * pseudonyms. As these are random, a row's place there says nothing about its place in the study.
 */
export const inPseudonymOrder = (pseudonyms: Buffer): { order: Uint32Array; sorted: Buffer } => {
  const rows = pseudonyms.length / pseudonymBytes
  // The row rides along below the four bytes: plain numbers sort many times faster than by comparing.
  const keys = Float64Array.from(
    { length: rows },
    (_, row) => pseudonyms.readUInt32BE(row * pseudonymBytes) * rows + row,
  )
  const order = Uint32Array.from(keys.sort(), (key) => key % rows)
  const sorted = Buffer.alloc(pseudonyms.length)
  for (let place = 0; place < rows; place++) {
    const from = (order[place] as number) * pseudonymBytes
    pseudonyms.copy(sorted, place * pseudonymBytes, from, from + pseudonymBytes)
  }
  return { order, sorted }
}
