import type { RandomStream } from './random.ts'

/** The first `take` of a random order of 0 … n − 1 (Fisher & Yates). */
export const shuffled = (n: number, take: number, stream: RandomStream): Int32Array => {
  const order = Int32Array.from({ length: n }, (_, i) => i)
  for (let i = 0; i < take; i++) {
    const j = i + stream.integer(n - i)
    const other = order[j] as number
    order[j] = order[i] as number
    order[i] = other
  }
  return order
}
