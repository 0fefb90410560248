import { z } from 'zod'
import { Localized } from './text.ts'

/**
 * Parts of the Interagency Durable Solutions Indicator Library: demographic profile, displacement and migration history,
 * preferences and plans, and the eight criteria of the framework of the IASC.
 */
export const solutionsParts = ['A1', 'A2', 'B', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8'] as const

/** What of the Interagency Durable Solutions Indicator Library a table measures. */
export const SolutionsMeasure = z.strictObject({
  part: z.enum(solutionsParts),
  /** Its number as an indicator of the SDGs, or in the library; left out = it has none, or none that could be confirmed. */
  code: z
    .string()
    .regex(/^(SDG|DS) \d+\.\d+\.\d+$/)
    .optional(),
  indicator: Localized,
})
export type SolutionsMeasure = z.infer<typeof SolutionsMeasure>
