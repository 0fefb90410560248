/** A stream of random numbers that is the same for the same seed, on every machine. */
export type RandomStream = {
  /** A number in [0, 1), a multiple of 2⁻⁵³. */
  readonly uniform: () => number
  /** A whole number 0 … below − 1, each equally likely; `below` at most 2³². */
  readonly integer: (below: number) => number
}

/**
 * The generator xoshiro128** (Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators", ACM TOMS 47),
 * period 2¹²⁸ − 1, its state filled from the seed by SplitMix64 as its authors advise. `seed` is a whole number of at
 * most 2⁵³.
 */
export const randomStream = (seed: number): RandomStream => {
  if (!Number.isSafeInteger(seed)) throw new Error('a seed is a whole number')
  const next = xoshiro128(seedState(BigInt.asUintN(64, BigInt(seed))))
  return {
    uniform: () => ((next() >>> 5) * 67_108_864 + (next() >>> 6)) / 9_007_199_254_740_992,
    integer: (below) => {
      let value = next()
      let rest = value % below
      // Values past the largest multiple of `below` are drawn again, so that no remainder is favoured.
      while (value - rest > 4_294_967_296 - below) {
        value = next()
        rest = value % below
      }
      return rest
    },
  }
}

const seedState = (seed: bigint): Uint32Array => {
  const state = new Uint32Array(4)
  let x = seed
  for (let i = 0; i < 4; i += 2) {
    x = BigInt.asUintN(64, x + 0x9e3779b97f4a7c15n)
    let z = BigInt.asUintN(64, (x ^ (x >> 30n)) * 0xbf58476d1ce4e5b9n)
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn)
    z ^= z >> 31n
    state[i] = Number(BigInt.asUintN(32, z))
    state[i + 1] = Number(z >> 32n)
  }
  return state
}

/** Successive outputs of xoshiro128**, 0 … 2³² − 1, from a state of four words that are not all zero. */
export const xoshiro128 = (state: Uint32Array): (() => number) => {
  let [a = 0, b = 0, c = 0, d = 0] = state
  return () => {
    const output = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return output
  }
}

const rotate = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits))
