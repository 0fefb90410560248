import type { DisclosureSystem } from '../../../main/contract/disclosure-system.ts'
import type { BoundedLayer } from '../../../main/core/disclosure/attack/bounds-attack.ts'
import { randomStream } from '../../../main/core/numerics/random.ts'

/** The counts of a system as cell keys could have changed them: by at most 6, to none below 3, an empty cell staying empty. */
export const printedLayer = ({ relations, layers }: DisclosureSystem, seed: number): BoundedLayer => {
  const [layer] = layers
  if (!layer) throw new Error('no layer')
  const values = layer.values.map(Number)
  const random = randomStream(seed)
  const printed = values.map((value) => (value === 0 ? 0 : Math.max(3, value + random.integer(13) - 6)))
  return {
    ...layer,
    relations,
    values,
    low: printed.map((own) => (own === 0 ? 0 : Math.max(1, own - 6))),
    high: printed.map((own) => (own === 0 ? 0 : own + 6)),
  }
}
