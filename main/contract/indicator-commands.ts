import { z } from 'zod'
import type { CommandShape } from './commands.ts'
import { Concept } from './concept.ts'
import { IndicatorChoice } from './indicator.ts'
import { Name } from './name.ts'
import { Localized } from './text.ts'

/** What becomes of an indicator in the study. */
export const indicatorStates = ['available', 'account', 'missing', 'without', 'withheld'] as const

/** An indicator of the library as the study stands to it. */
export const IndicatorRow = z.strictObject({
  id: Name,
  section: Name,
  shell: z.string(),
  title: Localized,
  state: z.enum(indicatorStates),
  /** The base it is computed on. */
  design: Name.nullable(),
  /** Ids of the concepts that it lacks. */
  missing: z.array(z.string()),
  /** Steps of its merge order that it has gone, and how many there are. */
  coarser: z.int(),
  steps: z.int(),
})
export type IndicatorRow = z.infer<typeof IndicatorRow>

/** What a plan has of the indicator library. */
export const indicatorCommands = {
  'indicators.list': {
    args: z.strictObject({}),
    result: z.strictObject({
      concepts: z.array(Concept),
      sections: z.array(z.strictObject({ id: Name, title: Localized, isTemplate: z.boolean() })),
      indicators: z.array(IndicatorRow),
    }),
  },
  /**
   * Finds for every indicator the finest categories with which enough of its figures are precise, and keeps that in the
   * plan: how far it was made coarser, or that no categories are coarse enough.
   */
  'indicators.settle': {
    args: z.strictObject({}),
    result: z.strictObject({ indicators: IndicatorChoice, revision: z.int() }),
  },
} as const satisfies Record<string, CommandShape>
