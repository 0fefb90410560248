import { type RandomStream, randomStream } from '../../../main/core/numerics/random.ts'

/** The draws a synthetic study needs; the same seed gives the same study on every machine. */
export class Random {
  readonly #stream: RandomStream

  constructor(seed: number) {
    this.#stream = randomStream(seed)
  }

  chance(probability: number): boolean {
    return this.#stream.uniform() < probability
  }

  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return low + this.#stream.integer(high - low + 1)
  }

  between(low: number, high: number): number {
    return low + this.#stream.uniform() * (high - low)
  }

  /** One of the keys, each with probability in proportion to its weight. */
  weighted<Key>(weights: readonly (readonly [Key, number])[]): Key {
    const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
    let left = this.#stream.uniform() * total
    for (const [key, weight] of weights) {
      left -= weight
      if (left < 0) return key
    }
    throw new Error('no key has a positive weight')
  }

  /** One of the numeric codes, each with probability in proportion to its weight. */
  code(weights: Readonly<Record<number, number>>): number {
    return this.weighted(Object.entries(weights).map(([code, weight]) => [Number(code), weight] as const))
  }

  /** `count` elements in random order, each at most once (Fisher and Yates). */
  sample<Element>(elements: readonly Element[], count: number): Element[] {
    const shuffled = [...elements]
    for (let i = 0; i < Math.min(count, shuffled.length); i++) {
      const j = this.integer(i, shuffled.length - 1)
      const chosen = shuffled[j] as Element
      shuffled[j] = shuffled[i] as Element
      shuffled[i] = chosen
    }
    return shuffled.slice(0, count)
  }
}
