import { z } from 'zod'
import type { CommandShape } from './commands.ts'
import { Finding } from './finding.ts'
import { Name } from './name.ts'
import { Localized } from './text.ts'

const figure = z.number().nullable()

/** How a set of weights is spread over the records of weight above 0; null where there is none. */
export const WeightFigures = z.strictObject({
  records: z.int(),
  zeros: z.int(),
  sum: z.number(),
  min: figure,
  max: figure,
  mean: figure,
  cv: figure,
  /** Kish's 1 + cv². */
  kishDeff: figure,
  effectiveRecords: figure,
})
export type WeightFigures = z.infer<typeof WeightFigures>

/** Records by the size of their weight before and after a step: `edges` has one more than the counts. */
export const WeightSpread = z.strictObject({
  edges: z.array(z.number()),
  before: z.array(z.int()),
  after: z.array(z.int()),
})
export type WeightSpread = z.infer<typeof WeightSpread>

export const WeightMargin = z.strictObject({
  by: z.array(z.string()),
  cells: z.array(
    z.strictObject({
      codes: z.array(z.string()),
      labels: z.array(Localized),
      records: z.int(),
      population: z.number(),
      before: z.number(),
      after: z.number(),
    }),
  ),
})
export type WeightMargin = z.infer<typeof WeightMargin>

/** What one weighting step does. `waiting`: a step before it fails. */
export const WeightLayer = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('applied'),
    before: WeightFigures,
    after: WeightFigures,
    /** Smallest and largest factor that a weight was multiplied by. */
    factors: z.strictObject({ min: z.number(), max: z.number() }),
    convergence: z.strictObject({ iterations: z.int(), largestMiss: z.number() }).nullable(),
    spread: WeightSpread,
    margins: z.array(WeightMargin),
  }),
  z.strictObject({ state: z.literal('failed'), failure: Finding }),
  z.strictObject({ state: z.enum(['off', 'waiting']) }),
])
export type WeightLayer = z.infer<typeof WeightLayer>

export const weightingCommands = {
  /** What each weighting step of a design does, as far as they go. Never refuses for a step that fails. */
  'design.weights': {
    args: z.strictObject({ design: Name }),
    result: z.strictObject({
      /** The weights as they came; null where the sample itself is refused. */
      base: WeightFigures.nullable(),
      /** Why the sample is refused. */
      failure: Finding.nullable(),
      /** One for each step of the plan. */
      layers: z.array(WeightLayer),
    }),
  },
} as const satisfies Record<string, CommandShape>
