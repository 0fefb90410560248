import { z } from 'zod'
import { Localized } from './text.ts'

/** What a parameter can be called, as a part of regular expressions. */
export const parameterName = '[\\p{L}_][\\p{L}\\p{N}_]*'

/**
 * A number that the study chose and that its figures depend on, as the persons of a household. It stands in one place:
 * formulas say `$.name`, texts `{$.name}`; the methodology note prints it with its source.
 */
export const Parameter = z.strictObject({
  name: z.string().regex(new RegExp(`^${parameterName}$`, 'u')),
  value: z.number(),
  label: Localized,
  /** Where the number comes from, or why this one was chosen. */
  source: Localized,
})
export type Parameter = z.infer<typeof Parameter>
