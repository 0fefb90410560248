/**
 * The rows given, in ascending order of their values, equal values in the order given. −0 comes before 0, NaN after
 * everything. Radix sort by 16 bits of the doubles at a time: linear in the rows.
 */
export const ascendingOrder = (values: Float64Array, rows: Uint32Array): Uint32Array => {
  const { low, high } = sortableBits(values)
  let order = rows.slice()
  let next = new Uint32Array(rows.length)
  for (const [words, shift] of [
    [low, 0],
    [low, 16],
    [high, 0],
    [high, 16],
  ] as const) {
    if (scatter(words, shift, order, next)) [order, next] = [next, order]
  }
  return order
}

/** The two halves of every double, changed so that as unsigned numbers they stand in the order of the doubles. */
const sortableBits = (values: Float64Array): { readonly low: Uint32Array; readonly high: Uint32Array } => {
  const pair = new Float64Array(1)
  const words = new Uint32Array(pair.buffer)
  // Which word holds the sign depends on the machine's byte order.
  pair[0] = -0
  const top = words[1] === 0x8000_0000 ? 1 : 0
  const low = new Uint32Array(values.length)
  const high = new Uint32Array(values.length)
  for (let i = 0; i < values.length; i++) {
    pair[0] = values[i] as number
    const isNegative = (words[top] as number) >= 0x8000_0000 && !Number.isNaN(pair[0])
    low[i] = isNegative ? ~(words[1 - top] as number) : (words[1 - top] as number)
    high[i] = isNegative ? ~(words[top] as number) : (words[top] as number) | 0x8000_0000
  }
  return { low, high }
}

/** Sorts `from` into `to` by 16 bits of the words; false, without doing so, when all have the same. */
const scatter = (words: Uint32Array, shift: number, from: Uint32Array, to: Uint32Array): boolean => {
  const start = new Uint32Array(65_537)
  for (let i = 0; i < from.length; i++) {
    const digit = ((words[from[i] as number] as number) >>> shift) & 0xffff
    start[digit + 1] = (start[digit + 1] as number) + 1
  }
  if (start.includes(from.length)) return false
  for (let digit = 0; digit < 65_536; digit++)
    start[digit + 1] = (start[digit + 1] as number) + (start[digit] as number)
  for (let i = 0; i < from.length; i++) {
    const row = from[i] as number
    const digit = ((words[row] as number) >>> shift) & 0xffff
    const place = start[digit] as number
    to[place] = row
    start[digit] = place + 1
  }
  return true
}
