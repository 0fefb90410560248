import type { CellInterval, DisclosureSystem, Relation, SystemLayer } from '../../../contract/disclosure-system.ts'

/** A layer of a system with the multiples of its base that are printed in place of its values. */
export type RoundedLayer = Pick<SystemLayer, 'name' | 'integer' | 'required'> & {
  readonly relations: readonly Relation[]
  readonly values: readonly number[]
  /** The least value that everyone knows possible, by cell. */
  readonly lower: readonly number[]
  readonly base: number
  /** By cell the multiple of the base that is printed. */
  readonly rounded: Float64Array
  /** By cell how many multiples beyond the next ones its part was allowed. */
  readonly steps: Uint8Array
  /** Of cells with a required interval, what tables that agree with what is printed show to be possible. */
  readonly intervals: readonly CellInterval[]
}

/** How many multiples beyond the next ones some part was allowed. */
export const mostSteps = ({ steps }: Pick<RoundedLayer, 'steps'>): number =>
  steps.reduce((most, one) => Math.max(most, one), 0)

/** A system with what is printed of it. */
export const roundedSystem = (system: DisclosureSystem, layers: readonly RoundedLayer[]): DisclosureSystem => ({
  ...system,
  layers: system.layers.map((layer, at) => {
    const { base, rounded, intervals, ...own } = layers[at] as RoundedLayer
    return { ...layer, intervals: [...intervals], rounding: { base, steps: mostSteps(own), printed: [...rounded] } }
  }),
})
